import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Matters that a rollout of the calendar wakes earlier than their workflows sleep, until these are told. It is empty
 * while no rollout runs.
 */
export class EarlierWakes1764547200031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE earlier_wake (
        matter uuid CONSTRAINT earlier_wake_pkey PRIMARY KEY
          CONSTRAINT earlier_wake_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        version text NOT NULL CONSTRAINT earlier_wake_version_fkey REFERENCES calendar_rollout (version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE earlier_wake`);
  }
}
