import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that were issued, by their hashes, so that anybody who holds one may ask. The running role adds rows, no more. */
export class IssuedPapers1764547200043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No key to the matter: the read model is forgotten and built anew, an issued paper is not.
    await runner.query(`
      CREATE TABLE paper_issued (
        sha256 text CONSTRAINT paper_issued_pkey PRIMARY KEY CONSTRAINT paper_issued_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        draft_sha256 text NOT NULL CONSTRAINT paper_issued_draft_hex CHECK (draft_sha256 ~ '^[0-9a-f]{64}$'),
        kind text NOT NULL CONSTRAINT paper_issued_kind_said CHECK (kind <> ''),
        template int NOT NULL CONSTRAINT paper_issued_template_positive CHECK (template > 0),
        matter uuid,
        series text NOT NULL CONSTRAINT paper_issued_series_said CHECK (series <> ''),
        place int NOT NULL CONSTRAINT paper_issued_place_positive CHECK (place > 0),
        number text NOT NULL CONSTRAINT paper_issued_number_key UNIQUE,
        department_id text NOT NULL CONSTRAINT paper_issued_department_fkey REFERENCES department (id),
        as_of timestamptz NOT NULL,
        issued_at timestamptz NOT NULL,
        CONSTRAINT paper_issued_after_content CHECK (issued_at >= as_of),
        CONSTRAINT paper_issued_place_key UNIQUE (series, place)
      )`);
    await runner.query(`CREATE INDEX paper_issued_draft_idx ON paper_issued (draft_sha256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE paper_issued`);
  }
}
