import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matterWorkflowId, status } from '#libs/contracts';
import { CalendarReceipt, CalendarRollout, CalendarWhatIf, MatterView, Receipt } from '#libs/http';
import { verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { Door } from '../e2e/door.fixture.js';
import { request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { recordedTwice, withStore, withTemporal } from './proof.js';
import { walk } from './way.js';

/*
 * 1,000 open clocks on Monday, 21 December 2026. The notice of 2027 is published: Saturday, 26 December, is worked, so
 * that ten working days end earlier than they were forecast. Then, as in January 2020, a day more is given off: they end
 * later. The worker is killed half way through that.
 */
const REQUESTS = 300;
const REPORTS = 350;
const AT_ONCE = 8;
const MONDAY = '2026-12-21';
const LIMIT = 10;

const days = (name: string, isOffDay: boolean, ...dates: string[]) => dates.map((date) => ({ date, name, isOffDay }));
const NOTICE = {
  year: 2027,
  title: '2027年放假通知（示例）',
  days: [
    ...days('元旦', true, '2027-01-01', '2027-01-02', '2027-01-03'),
    ...days('元旦', false, '2026-12-26'),
    ...days('春节', true, '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'),
    ...days('春节', true, '2027-02-11', '2027-02-12', '2027-02-15'),
    ...days('春节', false, '2027-01-30', '2027-02-20'),
    ...days('清明节', true, '2027-04-05'),
    ...days('劳动节', true, '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'),
    ...days('劳动节', false, '2027-05-08'),
    ...days('端午节', true, '2027-06-09'),
    ...days('中秋节', true, '2027-09-15'),
    ...days('国庆节', true, '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06'),
    ...days('国庆节', true, '2027-10-07'),
    ...days('国庆节', false, '2027-09-26', '2027-10-09'),
  ],
};
const LONGER = {
  ...NOTICE,
  title: '2027年延长元旦假期的通知（示例）',
  days: [...NOTICE.days, ...days('元旦', true, '2027-01-04')],
  extraDaysOff: 1,
  extraDaysOffReason: '延长元旦假期（示例）。',
};

/** Counts a limit day by day from a Monday, independently of the platform's calendar. */
function lastDay(limit: number, off: readonly string[], worked: readonly string[]): string {
  const date = new Date(`${MONDAY}T00:00:00Z`);
  for (let left = limit; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    const day = date.toISOString().slice(0, 10);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (worked.includes(day) || (!isWeekend && !off.includes(day))) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}
const FORECAST = lastDay(LIMIT, ['2027-01-01'], []);
const PUBLISHED = lastDay(LIMIT, ['2027-01-01'], ['2026-12-26']);
const EXTENDED = lastDay(LIMIT, ['2027-01-01', '2027-01-04'], ['2026-12-26']);

let platform: Platform;
let door: Door;
let ledger: Ledger;
const requests: string[] = [];
const reports: string[] = [];
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: `${MONDAY}T09:00:00+08:00` });
  door = new Door(platform.url);
  ledger = new Ledger(platform.url);
  await ledger.signIn('p6.handler', 'p6.lead', 'm2.handler', 'm3.handler');
  await many(REQUESTS, async () => void requests.push(await walk(ledger, REQUEST)));
  await many(REPORTS, async () => void reports.push(await reported()));
});
afterAll(() => platform?.stop());

const REQUEST = [
  { account: 'p6.handler', command: 'draft-request', payload: request('3070990100002/000002', 'API', 2) },
  { account: 'p6.handler', command: 'submit-internally', payload: { revision: 1, declaration: true } },
  { account: 'p6.lead', command: 'lead-consent', payload: { revision: 1 } },
];

/** A citizen's report to 卫生健康委员会, which starts two targets, one of ten working days. */
const REPORT = {
  catalogCode: '3070990100003/000002',
  channel: '政务服务热线',
  receiptNumber: 'RX-2026-000417',
  errors: [{ itemId: 'i3', description: '接种已完成，显示未完成。' }],
};

async function reported(): Promise<string> {
  const { body } = await door.post('m3.handler', '/correction-requests/commands/register-citizen-report', REPORT);
  return Receipt.parse(body).matterId;
}

async function many(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const one = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Has one administrator upload a notice and another preview and activate it; returns the version and the preview. */
async function putInForce(notice: object) {
  const { version } = CalendarReceipt.parse((await door.post('sysadmin.1', '/calendars', notice)).body);
  const foreseen: CalendarWhatIf['items'][number][] = [];
  for (let cursor = ''; ;) {
    const page = (await door.get('sysadmin.2', `/calendars/${version}/what-if?limit=200${cursor}`)).body;
    const { items, nextCursor } = CalendarWhatIf.parse(page);
    foreseen.push(...items);
    if (nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const began = Date.now();
  expect((await door.post('sysadmin.2', `/calendars/${version}/activate`, {})).status).toBe(200);
  return { version, foreseen, began };
}

const progress = async (version: string) =>
  CalendarRollout.parse((await door.get('sysadmin.1', `/calendars/${version}/rollout`)).body);
const isDone = async (version: string): Promise<boolean> => (await progress(version)).state === 'DONE';

/** Returns the recounts of a rollout in the form of the preview. */
async function recounted(version: string): Promise<string[]> {
  const rows = await sqlAs<{ told: string }>(
    platform.database.ownerUrl,
    `SELECT concat_ws(' ', matter, clock_id, last_day) AS told FROM clock_recount WHERE version = '${version}'`,
  );
  return rows.map(({ told }) => told).sort();
}
const inOrder = (foreseen: CalendarWhatIf['items']): string[] =>
  foreseen.map(({ matterId, clockId, after }) => [matterId, clockId, after.lastDay].join(' ')).sort();

/** Returns the last days of all clocks of ten working days, with their numbers, and which are provisional. */
async function lastDays() {
  const rows = await sqlAs<{ last_day: string; provisional: boolean; n: number }>(
    platform.database.ownerUrl,
    `SELECT last_day::text, provisional, count(*)::int AS n FROM clock
     WHERE clock_id IN ('reply', 'report') GROUP BY 1, 2 ORDER BY 1`,
  );
  return rows;
}

/** Gives commands until the rollout is done; returns the duration of the longest in ms. */
async function workUntilDone(version: string, matters: string[]): Promise<number> {
  let longest = 0;
  while (!(await isDone(version))) {
    const matterId = matters.pop();
    if (matterId === undefined) continue;
    const began = Date.now();
    await ledger.give({ account: 'm2.handler', matterId, command: 'accept', payload: {} });
    longest = Math.max(longest, Date.now() - began);
  }
  return longest;
}

const historyLengths = (matters: readonly string[]) =>
  withTemporal(platform, (client) =>
    Promise.all(
      matters.map(
        async (id) =>
          (await client.workflow.getHandle(matterWorkflowId('correction-request', id)).describe()).historyLength,
      ),
    ),
  );

function print(what: string, clocks: number, began: number, longest: number): void {
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(
    `${what}: ${String(clocks)} clocks counted again in ${seconds.toFixed(1)} s from the activation on, ` +
      `${(clocks / seconds).toFixed(0)} a second; the longest command meanwhile took ${String(longest)} ms\n`,
  );
}

describe('1,000 open clocks', () => {
  const toAccept = (): string[] => requests.splice(0, 60);

  it('are open, and provisional where they reach into 2027', async () => {
    const [{ n } = { n: 0 }] = await sqlAs<{ n: number }>(
      platform.database.ownerUrl,
      `SELECT count(*)::int AS n FROM clock WHERE state = 'RUNNING'`,
    );
    expect(n).toBeGreaterThanOrEqual(1000);
    expect(await lastDays()).toEqual([{ last_day: FORECAST, provisional: true, n: REQUESTS + REPORTS }]);
  });

  it('a notice is published: each clock ends as published, earlier than forecast, and its matter wakes earlier', async () => {
    const { version, foreseen, began } = await putInForce(NOTICE);
    const longest = await workUntilDone(version, toAccept());
    print('published', (await progress(version)).recounted, began, longest);
    expect(await lastDays()).toEqual([{ last_day: PUBLISHED, provisional: false, n: REQUESTS + REPORTS }]);
    expect(PUBLISHED < FORECAST).toBe(true);
    expect(await recounted(version)).toEqual(inOrder(foreseen));
    const told = MatterView.parse((await door.get('m3.handler', `/matters/${reports[0] ?? ''}`)).body);
    expect(told.clocks.find(({ id }) => id === 'report')).toMatchObject({
      lastDay: PUBLISHED,
      calendarVersion: version,
    });
    await expectWorkflowsToWaitAsStored();
  });

  it('an additional day off with the worker killed half way: each clock ends later, and no workflow is notified', async () => {
    const before = await historyLengths(reports);
    const { version, foreseen, began } = await putInForce(LONGER);
    await until('half of it', async () => (await progress(version)).recounted >= 200);
    await platform.worker.end('SIGKILL');
    const half = await progress(version);
    expect(half.state).toBe('RUNNING');
    expect(half.recounted).toBeLessThan(foreseen.length);
    platform.worker.start();
    await platform.ready();
    const longest = await workUntilDone(version, toAccept());
    print(`killed at ${String(half.recounted)}`, (await progress(version)).recounted, began, longest);
    expect(await lastDays()).toEqual([{ last_day: EXTENDED, provisional: false, n: REQUESTS + REPORTS }]);
    expect(await recounted(version)).toEqual(inOrder(foreseen));
    expect(await historyLengths(reports)).toEqual(before);
  });

  it('a repeated rollout changes nothing, and verify finds no fault', async () => {
    const version = 'CN-2027.2';
    const count = () => sqlAs(platform.database.ownerUrl, 'SELECT count(*) FROM event');
    const before = await count();
    expect((await door.post('sysadmin.1', `/calendars/${version}/rollout`, {})).status).toBe(200);
    await until('it is done', () => isDone(version));
    expect(await count()).toEqual(before);
    await withStore(platform, async (db) => {
      expect((await verify(db, projectStream)).findings).toEqual([]);
      expect(await recordedTwice(db)).toEqual([]);
    });
  });
});

/** Expects the workflows of reports that moved earlier to wait for the wake in the database. */
async function expectWorkflowsToWaitAsStored(): Promise<void> {
  const untold = () => sqlAs(platform.database.ownerUrl, 'SELECT FROM earlier_wake');
  await until('all workflows are told', async () => (await untold()).length === 0);
  const sample = reports.slice(0, 20);
  await withTemporal(platform, async (client) => {
    for (const id of sample) {
      const workflow = client.workflow.getHandle(matterWorkflowId('correction-request', id));
      const [{ wake_at } = { wake_at: null }] = await sqlAs<{ wake_at: Date | null }>(
        platform.database.ownerUrl,
        `SELECT wake_at FROM matter WHERE id = '${id}'`,
      );
      await until(`the workflow of ${id} in step`, async () => {
        const known = await workflow.query(status);
        return known?.wakeAt === (wake_at?.toISOString() ?? null);
      });
    }
  });
}
