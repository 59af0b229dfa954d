import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A salt for each new event, which is hashed with it (format 2): the hash, which more people see than the content, tells
 * nothing of it. The former release goes on appending events of format 1, which have none.
 */
export class EventSalt1764547200047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event ADD COLUMN salt uuid`);
    // Earlier events need no look: they have format 1, and a column that has just been added.
    await runner.query(`
      ALTER TABLE event ADD CONSTRAINT event_salted CHECK ((format = 1) = (salt IS NULL)) NOT VALID`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event DROP COLUMN salt`);
  }
}
