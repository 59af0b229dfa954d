import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIMIT = `(coalesce(due_at, 'infinity'::timestamptz))`;
const TARGET = `(coalesce(target_due_at, 'infinity'::timestamptz))`;

/** Alerts of one date, and those without, are listed from the earliest on, and no longer by their ids. */
export class AlertOrder1764547200032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await indexed(runner, `${LIMIT}, ${TARGET}, at, id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexed(runner, `${LIMIT}, ${TARGET}, id`);
  }
}

async function indexed(runner: QueryRunner, keys: string): Promise<void> {
  await runner.query(`DROP INDEX alert_due_idx`);
  await runner.query(`CREATE INDEX alert_due_idx ON alert (${keys}) WHERE withdrawn_at IS NULL`);
}
