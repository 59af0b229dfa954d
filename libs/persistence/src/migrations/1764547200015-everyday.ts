import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is to do a task, and how urgent a matter is. Only adds: the version before it writes neither, and its rows have
 * the defaults.
 */
export class Everyday1764547200015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE task ADD COLUMN assignees text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE matter ADD COLUMN urgency text NOT NULL DEFAULT 'ORDINARY'`);
    await runner.query(`CREATE INDEX matter_urgent_idx ON matter (urgency) WHERE urgency <> 'ORDINARY'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matter DROP COLUMN urgency`);
    await runner.query(`ALTER TABLE task DROP COLUMN assignees`);
  }
}
