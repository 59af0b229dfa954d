import type { MigrationInterface, QueryRunner } from 'typeorm';

const BY_DUE = `(coalesce(due_at, 'infinity'::timestamptz)), id`;

/** Matters that a department answers for (breach candidates), and what the figures of lateness are counted by. */
export class Answerable1764547200013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE matter ADD COLUMN responsible text CONSTRAINT matter_responsible_fkey REFERENCES department (id)`);
    await runner.query(
      `CREATE INDEX matter_responsible_idx ON matter (responsible, ${BY_DUE}) WHERE responsible IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX clock_owed_idx ON clock (responsible, last_day) WHERE kind = 'STATUTORY'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX clock_owed_idx`);
    await runner.query(`ALTER TABLE matter DROP COLUMN responsible`);
  }
}
