import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version that was published for a later day and replaced before it ends at the instant at which it would have begun:
 * its span is empty (Art 17(3), row 11).
 */
export class VersionsNeverInEffect1764547200026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalog_entry_version
        DROP CONSTRAINT catalog_entry_version_span,
        ADD CONSTRAINT catalog_entry_version_span CHECK (superseded_at >= effective_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalog_entry_version
        DROP CONSTRAINT catalog_entry_version_span,
        ADD CONSTRAINT catalog_entry_version_span CHECK (superseded_at > effective_at) NOT VALID`);
  }
}
