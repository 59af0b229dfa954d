import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  AccessLogQueue,
  forgetAccessLogMonths,
  listAccess,
  openAccessLogMonths,
  verifyAccessLog,
  writeAccess,
  type AccessFilters,
  type AccessLogFinding,
} from '#libs/persistence';
import { AccessLogKeepingService } from '../../apps/worker/src/housekeeping/access-log-keeping.service.js';
import { sqlAs } from '../support/database.js';
import { openStore, type OpenStore } from '../support/store.js';
import { draftOf, setAccessTime, tamper } from './access-log.fixture.js';
import { REGISTRY } from './store.fixture.js';

// The tests share one log, whose time goes forward from test to test.

let store: OpenStore;
beforeAll(async () => {
  store = await openStore(REGISTRY);
});
afterAll(() => store?.close());

const write = (n = 1): Promise<void> =>
  writeAccess(
    store.app,
    Array.from({ length: n }, () => draftOf()),
  );
const at = (instant: string): Promise<unknown> => setAccessTime(store.database.ownerUrl, instant);
const findings = async (): Promise<readonly AccessLogFinding[]> => (await verifyAccessLog(store.app)).findings;

async function places(since: string): Promise<readonly string[]> {
  const sql = `SELECT day || ' ' || seq AS place FROM access_log WHERE day >= '${since}' ORDER BY day, seq`;
  return (await sqlAs<{ place: string }>(store.database.appUrl, sql)).map(({ place }) => place);
}

async function months(): Promise<readonly string[]> {
  const found = await sqlAs<{ name: string }>(
    store.database.ownerUrl,
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'access_log'::regclass ORDER BY 1`,
  );
  return found.map(({ name }) => name.replace('access_log_', ''));
}

describe('the chain', () => {
  it('is one, without a gap, whoever writes at the same time', async () => {
    await at('2031-01-20T02:00:00.000Z');
    const [one, other] = [new AccessLogQueue(store.app), new AccessLogQueue(store.app)];
    await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? one : other).append(draftOf())));
    await Promise.all(Array.from({ length: 8 }, () => write()));
    expect(await places('2031-01-20')).toEqual(Array.from({ length: 58 }, (_, n) => `2031-01-20 ${n + 1}`));
    expect(await findings()).toEqual([]);
  });

  it('counts anew each day of Shanghai, and hangs together over days and months', async () => {
    for (const instant of ['2031-01-31T15:59:59.999Z', '2031-01-31T16:00:00.000Z', '2031-02-03T01:00:00.000Z']) {
      await at(instant);
      await write(2);
    }
    const days = ['2031-01-31', '2031-02-01', '2031-02-03'];
    expect(await places('2031-01-31')).toEqual(days.flatMap((day) => [`${day} 1`, `${day} 2`]));
    expect(await findings()).toEqual([]);
  });

  it('never goes back with a clock that is set back', async () => {
    await at('2031-02-02T23:00:00.000Z');
    await write();
    const { items } = await listAccess(store.app, 'ALL', {}, { limit: 1, cursor: null });
    expect(items).toMatchObject([{ day: '2031-02-03', seq: 3, at: '2031-02-03T01:00:00.000Z' }]);
    expect(await findings()).toEqual([]);
  });

  it('has no row of a transaction that failed', async () => {
    const queue = new AccessLogQueue(store.app);
    const bad = queue.append(draftOf({ resourceId: 'no id' }));
    await expect(bad).rejects.toThrow(/uuid/);
    await queue.append(draftOf());
    expect((await places('2031-02-03')).at(-1)).toBe('2031-02-03 4');
    expect(await findings()).toEqual([]);
  });
});

describe('verification names', () => {
  const JANUARY = 'access_log_2031_01';
  it.each<[string, string, string, string, RegExp]>([
    [
      'a changed row',
      JANUARY,
      `UPDATE ${JANUARY} SET account_id = 'another' WHERE day = '2031-01-20' AND seq = 7`,
      '2031-01-20 7',
      /does not match its content/,
    ],
    [
      'a missing row',
      JANUARY,
      `DELETE FROM ${JANUARY} WHERE day = '2031-01-20' AND seq = 7`,
      '2031-01-20 8',
      /row 7 before it is missing/,
    ],
    [
      'a day that is missing in the middle',
      JANUARY,
      `DELETE FROM ${JANUARY} WHERE day = '2031-01-31'`,
      '2031-02-01 1',
      /not the hash of the row before it/,
    ],
    [
      'rows that changed places',
      JANUARY,
      `UPDATE ${JANUARY} SET seq = CASE seq WHEN 7 THEN 1008 ELSE 1007 END WHERE day = '2031-01-20' AND seq IN (7, 8);
       UPDATE ${JANUARY} SET seq = seq - 1000 WHERE seq > 1000`,
      '2031-01-20 7',
      /does not match its content/,
    ],
    [
      'a row in the name of the chain that somebody else appended',
      'access_log_2031_02',
      `INSERT INTO access_log_2031_02 SELECT (r).* FROM (SELECT jsonb_populate_record(l, '{"seq": 5}') AS r
       FROM access_log l WHERE day = '2031-02-03' AND seq = 4)`,
      '2031-02-03 5',
      /does not match its content/,
    ],
    [
      'an end that was cut off',
      'access_log_2031_02',
      `DELETE FROM access_log_2031_02 WHERE day = '2031-02-03'`,
      '2031-02-03 4',
      /last row that was written/,
    ],
  ])('%s', async (_, table, sql, place, message) => {
    const { administratorUrl } = store.database;
    await sqlAs(administratorUrl, `CREATE TABLE kept AS SELECT * FROM ${table}`);
    await tamper(administratorUrl, table, ...sql.split(';'));
    const [first] = await findings();
    await tamper(administratorUrl, table, `DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM kept`);
    await sqlAs(administratorUrl, 'DROP TABLE kept');
    expect([`${first?.day} ${first?.seq}`, first?.message]).toEqual([place, expect.stringMatching(message)]);
    expect(await findings()).toEqual([]);
  });
});

describe('the months', () => {
  it('are opened ahead, once', async () => {
    await at('2031-11-15T04:00:00.000Z');
    expect(await openAccessLogMonths(store.app)).toBe(3);
    expect(await openAccessLogMonths(store.app)).toBe(0);
    expect(await months()).toEqual(expect.arrayContaining(['2031_11', '2031_12', '2032_01']));
  });

  it('are opened by two at once without one of them failing', async () => {
    await at('2032-04-30T16:00:00.000Z'); // 1 May in Shanghai
    const opened = await Promise.all([1, 2, 3, 4].map(() => openAccessLogMonths(store.app)));
    expect(opened.reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(await months()).toEqual(expect.arrayContaining(['2032_05', '2032_06', '2032_07']));
  });

  it('are opened by a row that has none', async () => {
    await at('2032-12-31T16:00:00.000Z');
    await Promise.all([write(), write()]);
    expect(await places('2033-01-01')).toEqual(['2033-01-01 1', '2033-01-01 2']);
    expect(await months()).toEqual(expect.arrayContaining(['2033_01', '2033_02', '2033_03']));
  });

  it('are forgotten when they are old enough, and what remains hangs on what is kept of them', async () => {
    const before = await months();
    await at('2033-07-31T15:59:59.999Z');
    expect(await forgetAccessLogMonths(store.app, 6)).toBe(before.filter((month) => month < '2033_01').length);
    expect(await months()).toEqual(['2033_01', '2033_02', '2033_03']);
    await write();
    expect(await findings()).toEqual([]);
    await at('2033-07-31T16:00:00.000Z'); // January is over for six months
    expect(await forgetAccessLogMonths(store.app, 6)).toBe(1);
    const kept = await sqlAs(
      store.database.appUrl,
      `SELECT month::text, day::text, seq FROM access_log_forgotten ORDER BY month`,
    );
    expect(kept).toEqual([
      { month: '2031-01-01', day: '2031-01-31', seq: 2 },
      { month: '2031-02-01', day: '2031-02-03', seq: 4 },
      { month: '2033-01-01', day: '2033-01-01', seq: 2 },
    ]);
    expect(await findings()).toEqual([]);
  });

  it('all forgotten, leave a log that goes on from its head', async () => {
    await at('2040-01-01T00:00:00.000Z');
    await forgetAccessLogMonths(store.app, 12);
    expect(await places('2031-01-01')).toEqual([]);
    expect(await findings()).toEqual([]);
    await write();
    expect(await findings()).toEqual([]);
  });

  it.each([5, 0, -1])('are not forgotten after %s months', async (fewer) => {
    await expect(forgetAccessLogMonths(store.app, fewer)).rejects.toThrow(/at least six months/);
  });
});

describe('the rights', () => {
  it.each([
    'UPDATE access_log SET seq = 1',
    'DELETE FROM access_log',
    'TRUNCATE access_log',
    'DELETE FROM access_log_2040_01',
    'INSERT INTO access_log_2040_01 SELECT * FROM access_log',
    'DROP TABLE access_log_2040_01',
    'ALTER TABLE access_log DETACH PARTITION access_log_2040_01',
    'ALTER TABLE access_log DISABLE TRIGGER access_log_append_only',
    'INSERT INTO access_log_forgotten SELECT * FROM access_log_forgotten',
    'DELETE FROM access_log_head',
  ])('of the running role do not reach to %s', async (sql) => {
    await expect(sqlAs(store.database.appUrl, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    'UPDATE access_log SET seq = 1',
    'DELETE FROM access_log',
    'TRUNCATE access_log',
    'UPDATE access_log_2040_01 SET seq = 1',
    'DELETE FROM access_log_2040_01',
    'TRUNCATE access_log_2040_01',
    'DELETE FROM access_log_forgotten',
  ])('of the owner do not reach to %s while the trigger stands', async (sql) => {
    await expect(sqlAs(store.database.ownerUrl, sql)).rejects.toThrow(/append-only/);
  });

  it('to open and to forget months belong to the running role alone', async () => {
    await sqlAs(store.database.administratorUrl, `CREATE ROLE passer_by`, `GRANT USAGE ON SCHEMA public TO passer_by`);
    for (const call of ['access_log_open_months()', 'access_log_forget(12)']) {
      const asPasserBy = sqlAs(store.database.administratorUrl, 'SET ROLE passer_by', `SELECT ${call}`);
      await expect(asPasserBy).rejects.toThrow(/permission denied for function/);
    }
  });
});

describe('the list', () => {
  const MATTER = randomUUID();
  beforeAll(async () => {
    await at('2040-03-01T00:00:00.000Z');
    await writeAccess(store.app, [
      draftOf({ accountId: 'a', departmentId: 'north.housing', resourceId: MATTER.toUpperCase() }),
      draftOf({ accountId: 'b', departmentId: 'south.data', kind: 'SIGNED_IN', code: null }),
      draftOf({ accountId: null, departmentId: null, roles: [] }),
    ]);
    await at('2040-03-02T00:00:00.000Z');
    await writeAccess(store.app, [
      draftOf({ accountId: 'a', departmentId: 'north.schools', kind: 'USE_RECORDS_READ' }),
    ]);
  });

  const listed = async (filters: AccessFilters, divisions: readonly string[] | 'ALL' = 'ALL') => {
    const since = { from: '2040-03-01T00:00:00.000Z', ...filters };
    const { items } = await listAccess(store.app, divisions, since, { limit: 50, cursor: null });
    return items.map(({ day, seq }) => `${day.slice(8)} ${seq}`);
  };

  it.each<[string, AccessFilters, readonly string[]]>([
    ['nothing else', {}, ['02 1', '01 3', '01 2', '01 1']],
    ['an account', { account: 'a' }, ['02 1', '01 1']],
    ['a kind', { kind: 'SIGNED_IN' }, ['01 2']],
    ['a department', { department: 'north.schools' }, ['02 1']],
    ['a matter', { matter: MATTER }, ['01 1']],
    ['a beginning', { from: '2040-03-01T00:00:00.001Z' }, ['02 1']],
    ['an end', { to: '2040-03-02T00:00:00.000Z' }, ['01 3', '01 2', '01 1']],
  ])('is filtered by %s', async (_, filters, expected) => {
    expect(await listed(filters)).toEqual(expected);
  });

  it('shows an auditor of divisions the departments there, and no row without a department', async () => {
    expect(await listed({}, ['990100'])).toEqual(['02 1', '01 1']);
    expect(await listed({}, [])).toEqual([]);
  });

  it('has pages, over days', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listAccess(store.app, 'ALL', { from: '2040-03-01T00:00:00.000Z' }, { limit: 3, cursor });
      seen.push(...page.items.map(({ day, seq }) => `${day.slice(8)} ${seq}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(['02 1', '01 3', '01 2', '01 1']);
  });
});

it('the worker opens months and forgets those that are old enough', async () => {
  class Keeping extends AccessLogKeepingService {
    once = (): Promise<boolean> => this.runOnce();
  }
  await at('2041-03-31T15:59:59.999Z'); // March 2040 is over for less than twelve months
  await new Keeping(store.app, { accessLogMonths: 12 }).once();
  expect(await months()).toEqual(['2040_03', '2041_03', '2041_04', '2041_05']);
  await at('2041-03-31T16:00:00.000Z');
  await new Keeping(store.app, { accessLogMonths: 12 }).once();
  expect(await months()).toEqual(['2041_03', '2041_04', '2041_05', '2041_06']);
  expect(await findings()).toEqual([]);
});
