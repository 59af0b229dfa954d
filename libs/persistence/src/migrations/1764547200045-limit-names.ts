import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which limit of the Regulation a clock counts, so that figures tell T4 from T5. The start that runs this folds all matters
 * again and fills it.
 */
export class LimitNames1764547200045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE clock ADD COLUMN limit_name text
        CONSTRAINT clock_limit_known CHECK (limit_name IN ('T1', 'T3', 'T4', 'T5', 'T7', 'T8'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE clock DROP COLUMN limit_name`);
  }
}
