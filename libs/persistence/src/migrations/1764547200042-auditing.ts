import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indices by which an auditor finds what was done in a department, or of one type; since when a letter waits; and what each
 * verification found.
 */
export class Auditing1764547200042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX event_department_idx ON event (actor_department, recorded_at, stream, seq)
      WHERE actor_department IS NOT NULL`);
    await runner.query(`CREATE INDEX event_type_idx ON event (type, recorded_at, stream, seq)`);
    // Letters of before count from now on: nothing says since when they wait.
    await runner.query(`ALTER TABLE outbox ADD COLUMN posted_at timestamptz NOT NULL DEFAULT now()`);
    await runner.query(`
      CREATE TABLE verification (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT verification_pkey PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        streams int NOT NULL,
        events bigint NOT NULL,
        findings int NOT NULL,
        access_log_rows bigint NOT NULL,
        access_log_findings int NOT NULL,
        CONSTRAINT verification_counts CHECK (least(streams, events, findings, access_log_rows, access_log_findings) >= 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE verification`);
    await runner.query(`ALTER TABLE outbox DROP COLUMN posted_at`);
    await runner.query(`DROP INDEX event_type_idx, event_department_idx`);
  }
}
