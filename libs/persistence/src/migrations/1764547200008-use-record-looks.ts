import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who consulted the use records of a request, as whom and for what (Art 29(2)). The running role adds rows, no more. */
export class UseRecordLooks1764547200008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No key to the matter: the read model is forgotten and built anew, a look is not.
    await runner.query(`
      CREATE TABLE use_record_look (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT use_record_look_pkey PRIMARY KEY,
        matter uuid NOT NULL,
        account text NOT NULL,
        department_id text NOT NULL CONSTRAINT use_record_look_department_fkey REFERENCES department (id),
        role text NOT NULL,
        purpose text NOT NULL CONSTRAINT use_record_look_purpose_said CHECK (purpose <> ''),
        at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX use_record_look_matter_idx ON use_record_look (matter, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE use_record_look`);
  }
}
