import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The role of the office that found an outage, and the body above that confirmed it. A start folds the findings again and
 * fills them (`fold-anew.ts`); a row that the release before writes meanwhile has neither.
 */
export class FoundOutages1764547200028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outage
        ADD COLUMN finder_role text,
        ADD COLUMN confirmed_by text CONSTRAINT outage_confirmed_by_fkey REFERENCES department (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outage DROP COLUMN finder_role, DROP COLUMN confirmed_by`);
  }
}
