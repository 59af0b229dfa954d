import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index by which a list finds the matters with events since an instant. */
export class UpdatedSince1764547200025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX event_recorded_idx ON event (recorded_at, stream)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX event_recorded_idx`);
  }
}
