import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The matter and the clock that a breach candidate is about, and its last judgement, which binds later registrations in
 * that matter. A start folds the candidates again and fills them (`fold-anew.ts`).
 */
export class Judgements1764547200022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE breach_standing
        ADD COLUMN late_matter uuid, ADD COLUMN late_clock text, ADD COLUMN judged_at timestamptz`);
    await runner.query(`
      CREATE INDEX breach_standing_judged_idx ON breach_standing (late_matter) WHERE judged_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE breach_standing DROP COLUMN late_matter, DROP COLUMN late_clock, DROP COLUMN judged_at`);
  }
}
