import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures of lateness read the clocks of a province from one index; another tells of a clock which rungs were sent for its
 * date, so which limits were missed and on what level a matter is.
 */
export class LatenessIndices1764547200052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX alert_standing_idx ON alert (matter, clock_id, due_at, level) WHERE withdrawn_at IS NULL`);
    await runner.query(`
      CREATE INDEX clock_answered_idx ON clock (responsible, last_day)
        INCLUDE (state, late, provisional, clause, breach_clause, limit_name, due_at, matter, clock_id)
        WHERE kind = 'STATUTORY'`);
    await runner.query(`
      CREATE INDEX clock_missed_idx ON clock (responsible, last_day)
        WHERE kind = 'STATUTORY' AND (late OR state IN ('RUNNING', 'CANCELLED'))`);
    await runner.query(`DROP INDEX clock_owed_idx`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX clock_owed_idx ON clock (responsible, last_day) WHERE kind = 'STATUTORY'`);
    for (const index of ['clock_missed_idx', 'clock_answered_idx', 'alert_standing_idx'])
      await runner.query(`DROP INDEX ${index}`);
  }
}
