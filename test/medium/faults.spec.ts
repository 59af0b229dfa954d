import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  createDataSource,
  isTransient,
  lockMatter,
  migrate,
  readPlatformTime,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { startDatabase, type ThrowawayDatabase } from '../support/database.js';

let database: ThrowawayDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await startDatabase();
  await migrate({ ...database, mode: 'rehearsal' });
  db = await createDataSource(database.appUrl).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.stop();
});

const inTransaction = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  withTransaction(db, 'READ COMMITTED', work);
const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an error that is tried again', () => {
  it('is a lock that was waited for too long, and the wait ends before an activity gives up', async () => {
    const id = randomUUID();
    let waitedMs = Infinity;
    const waits = async (tx: Tx): Promise<unknown> => {
      const begun = Date.now();
      return lockMatter(tx, id).finally(() => (waitedMs = Date.now() - begun));
    };
    const fault = await inTransaction(async (tx) => {
      await lockMatter(tx, id);
      return faultOf(inTransaction(waits));
    });
    expect(isTransient(fault)).toBe(true);
    expect(waitedMs).toBeLessThan(4_000);
  });

  it('is a lost connection', async () => {
    const fault = await faultOf(inTransaction((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())')));
    expect(isTransient(fault)).toBe(true);
    await expect(readPlatformTime(db)).resolves.toMatchObject({ mode: 'rehearsal' });
  });

  it('is a server that does not answer', async () => {
    const nowhere = new URL(database.appUrl);
    nowhere.port = '1';
    expect(isTransient(await faultOf(createDataSource(nowhere.href).initialize()))).toBe(true);
  });
});

it.each([
  { what: 'a violated constraint', sql: `INSERT INTO number_counter VALUES ('REQ', 'a', NULL, 1)` },
  { what: 'a value that is none', sql: `SELECT 'x'::uuid` },
  { what: 'a text that PostgreSQL does not take', sql: `SELECT '{"a":"\\u0000"}'::jsonb` },
  { what: 'a right that is missing', sql: 'DELETE FROM event' },
])('treats $what as a defect', async ({ sql }) => {
  expect(isTransient(await faultOf(inTransaction((tx) => tx.query(sql))))).toBe(false);
});

it('treats an exception of a rule as a defect', () => {
  expect(isTransient(new TypeError('clocks is not iterable'))).toBe(false);
  expect(isTransient('thrown')).toBe(false);
});
