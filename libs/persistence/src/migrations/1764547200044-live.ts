import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of which open streams tell: what was recorded, platform time, and the rollout of a calendar. */
const TOLD = [
  ['event', 'INSERT'],
  ['platform', 'UPDATE'],
  ['calendar_rollout', 'INSERT OR UPDATE'],
] as const;

/** Each commit that changes one of these tables wakes the processes that listen (decision 54). The signal says no more. */
export class Live1764547200044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_live() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_notify('live', ''); RETURN NULL; END $$`);
    for (const [table, moves] of TOLD)
      await runner.query(`
        CREATE TRIGGER ${table}_live AFTER ${moves} ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION tell_live()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of TOLD) await runner.query(`DROP TRIGGER ${table}_live ON ${table}`);
    await runner.query(`DROP FUNCTION tell_live()`);
  }
}
