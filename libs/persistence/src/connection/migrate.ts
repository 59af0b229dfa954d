import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { createDataSource } from './data-source.js';
import { grantRunningRole } from './grants.js';
import { firstOf, only } from './sql.js';

export type Mode = 'rehearsal' | 'production';

const modeRow = z.object({ mode: z.enum(['rehearsal', 'production']) });

export interface Migration {
  /** URL of the role that owns the tables. */
  readonly ownerUrl: string;
  /**
   * URL of the role that the application runs as. If that role does not exist, it is created with the password of this
   * URL.
   */
  readonly appUrl: string;
  readonly mode: Mode;
}

/**
 * Runs the pending migrations, fixes the mode of a new database, and gives the running role its rights. Safe to repeat
 * and to run from two processes at once. Throws if the database was made in the other mode.
 */
export async function migrate({ ownerUrl, appUrl, mode }: Migration): Promise<void> {
  const settings = { poolSize: 2, applicationName: 'zhengshu-migrate', withoutTimeLimits: true };
  const owner = await createDataSource(ownerUrl, settings).initialize();
  try {
    await alone(owner, async (runner) => {
      await refuseOtherMode(runner, mode);
      await owner.runMigrations();
      await runner.query(`INSERT INTO platform (mode) VALUES ($1) ON CONFLICT DO NOTHING`, [mode]);
      await refuseOtherMode(runner, mode);
      await grantRunningRole(runner, appUrl);
    });
  } finally {
    await owner.destroy();
  }
}

const locked = z.object({ locked: z.boolean() });

/**
 * Lets one process at a time migrate. The lock is released when its connection closes. It is asked for again and again,
 * because a statement that waits for it would be waited for by CREATE INDEX CONCURRENTLY, and both would wait for ever.
 */
async function alone(owner: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = owner.createQueryRunner();
  const lock = `SELECT pg_try_advisory_lock(hashtextextended('zhengshu migrate', 0)) AS locked`;
  try {
    while (!(await only(runner, locked, lock)).locked) await sleep(200);
    await work(runner);
  } finally {
    await runner.query(`SELECT pg_advisory_unlock_all()`).catch(() => undefined);
    await runner.release();
  }
}

async function refuseOtherMode(runner: QueryRunner, mode: Mode): Promise<void> {
  const { exists } = await only(
    runner,
    z.object({ exists: z.boolean() }),
    `SELECT to_regclass('platform') IS NOT NULL AS exists`,
  );
  const stored = exists ? await firstOf(runner, modeRow, `SELECT mode FROM platform`) : null;
  if (stored && stored.mode !== mode) {
    throw new Error(
      `this database was made for ZHENGSHU_MODE=${stored.mode} and cannot be used with ZHENGSHU_MODE=${mode}: ` +
        `the mode of a database never changes, so use another database`,
    );
  }
}
