import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Breach candidates whose limit passed while a request for a longer one was not decided (Art 21(1)): the figures count
 * them apart. A start folds the candidates again and fills it (`fold-anew.ts`).
 */
export class UndecidedExtensions1764547200020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE breach_standing ADD COLUMN undecided boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE breach_standing DROP COLUMN undecided`);
  }
}
