import type { MigrationInterface, QueryRunner } from 'typeorm';

const AT_ONCE = 1000;

/** Indices of what runs, which is little beside what has ended: the limits of a matter, and the matters that have a date. */
const INDICES = [
  ['clock_running_idx', `clock (matter, due_at) WHERE kind = 'STATUTORY' AND state = 'RUNNING'`],
  [
    'matter_dated_idx',
    `matter ((coalesce(due_at, 'infinity'::timestamptz)), (coalesce(target_due_at, 'infinity'::timestamptz)), id)
     WHERE due_at IS NOT NULL`,
  ],
] as const;

/**
 * Counts all matters for the first time, some at a time, while commands go on; what is left if it breaks off stays due. And
 * makes indices, for which no command waits.
 */
export class TalliesFilled1764547200057 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of INDICES) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`); // of a start that was broken off
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${on}`);
    }
    await this.tallies(runner);
  }

  private async tallies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO tally_due (matter) SELECT id FROM matter WHERE id NOT IN (SELECT matter FROM tally_matter) ORDER BY id`);
    for (;;) {
      const [counted] = (await runner.query(`SELECT keep_tallies($1) AS done`, [AT_ONCE])) as readonly {
        done: number;
      }[];
      if (!counted?.done) return;
    }
  }

  /** The migration before drops the tables. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDICES) await runner.query(`DROP INDEX ${name}`);
  }
}
