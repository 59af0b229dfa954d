import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The change of law for which an entry retired, which share requests received before it must know (Art 14(3)). A start
 * folds the entries again and fills it (`fold-anew.ts`).
 */
export class RetiredFor1764547200019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_entry ADD COLUMN retired_for text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_entry DROP COLUMN retired_for`);
  }
}
