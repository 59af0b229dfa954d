import { existsSync } from 'node:fs';
import { withSecretFiles } from '#libs/config';
import { createDataSource, type Verification } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { DevPostgres } from '../dev/index.js';
import { layout } from '../dev/layout.js';
import { embeddedPort } from '../dev/plan.js';
import { tell, Trouble } from '../dev/trouble.js';

/**
 * Runs one operation on the platform's database. An embedded database is started for it if it does not run. The exit
 * code is 1 if the operation throws or returns false.
 */
export async function operate(operation: (database: DataSource) => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await withDatabase(operation)) ? 0 : 1;
  } catch (error) {
    console.error(tell(error));
    process.exitCode = 1;
  }
}

/** Prints findings and totals. Returns true if there are no findings. */
export function report(done: string, { streams, events, findings }: Verification): boolean {
  for (const { stream, seq, what, message } of findings)
    console.log(`${stream}${seq === null ? '' : ` #${seq}`}: ${what}: ${message}`);
  console.log(`${done}: ${streams} streams, ${events} events, ${findings.length} findings`);
  return findings.length === 0;
}

async function withDatabase<Result>(work: (database: DataSource) => Promise<Result>): Promise<Result> {
  const url = withSecretFiles(process.env, ['DATABASE_URL']).DATABASE_URL;
  if (url) return connected(url, work);
  if (!existsSync(layout.postgres)) throw new Trouble('There is no database here yet: npm start makes one.');
  const postgres = new DevPostgres({ dir: layout.postgres, port: embeddedPort(process.env) });
  const how = await postgres.start();
  try {
    return await connected(postgres.appUrl, work);
  } finally {
    if (how === 'started') await postgres.stop();
  }
}

async function connected<Result>(url: string, work: (database: DataSource) => Promise<Result>): Promise<Result> {
  const database = await createDataSource(url, { poolSize: 1 }).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
