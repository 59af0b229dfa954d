import type { DataSource, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { createDataSource } from './data-source.js';
import { grantRunningRole } from './grants.js';
import { firstOf, only } from './sql.js';

export type Mode = 'rehearsal' | 'production';

const modeRow = z.object({ mode: z.enum(['rehearsal', 'production']) });

export interface Migration {
  /** Connects as the role that owns the tables. */
  readonly ownerUrl: string;
  /** Names the role that the application runs as; it is created with this URL's password where it does not exist. */
  readonly appUrl: string;
  readonly mode: Mode;
}

/**
 * Brings a database to the present shape, fixes its mode at the first run, and gives the running role what it needs
 * and no more. Safe to repeat, and from two processes at once. Throws when the database was made in the other mode.
 */
export async function migrate({ ownerUrl, appUrl, mode }: Migration): Promise<void> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2, applicationName: 'zhengshu-migrate' }).initialize();
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

/** One migration at a time; the lock goes with its connection. */
async function alone(owner: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = owner.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtextextended('zhengshu migrate', 0))`);
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
        `the mode of a database never changes, use another database`,
    );
  }
}
