import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { status } from '#libs/contracts';
import { AlertPage, MatterView } from '#libs/http';
import { agree, request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { until } from '../support/until.js';
import { receiptOf, type Door } from './door.fixture.js';
import { holding } from './hold.fixture.js';
import { openHouse, type House } from './house.fixture.js';

/** Grace period after which a deadline is recorded as passed; within it an act that was in time may still arrive. */
const GRACE_MS = 15_000;

let house: House;
let door: Door;
beforeAll(async () => {
  house = await openHouse();
  ({ door } = house);
});
afterAll(() => house?.close());

interface Raised {
  readonly matterId: string;
  readonly dueAt: string;
}
const overdueOnes: Raised[] = [];

/** C2 asks P5 for unconditional data: the reply is due when the next working day ends. */
async function raise(): Promise<Raised> {
  const content = request('3070990000005/000002', 'FILE', 2);
  const { matterId } = receiptOf(await door.draft('c2.handler', content));
  await give(matterId, 'c2.handler', 'submit-internally', { revision: 1, declaration: true });
  await give(matterId, 'c2.lead', 'lead-consent', { revision: 1 });
  const { dueAt } = await replyClock(matterId);
  if (!dueAt) throw new Error('the reply is not due');
  return { matterId, dueAt };
}

const give = async (matterId: string, account: string, command: string, payload: unknown) =>
  receiptOf(await door.command(account, matterId, command, payload));

async function replyClock(matterId: string): Promise<MatterView['clocks'][number]> {
  const view = MatterView.parse((await door.get('p5.lead', `/matters/${matterId}`)).body);
  const clock = view.clocks.find(({ id }) => id === 'reply');
  if (!clock) throw new Error('the matter has no clock of the reply');
  return clock;
}

/** Returns the alerts of passed deadlines that P5's lead received. */
async function overdueAlerts(matterId: string) {
  const { items } = AlertPage.parse((await door.get('p5.lead', '/alerts?limit=200')).body);
  return items.filter((alert) => alert.matterId === matterId && alert.level === 'L4');
}

const plus = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

async function rescued(): Promise<number> {
  const text = await (await fetch(house.platform.metricsUrl)).text();
  return Number(/^wakes_rescued (\d+)$/m.exec(text)?.[1]);
}

interface Recorded {
  readonly type: string;
  readonly payload: { readonly rung?: string };
  readonly recorded_at: Date;
}

/** Expects the deadline to be recorded as passed once, after the grace period, with its legal instant. */
async function expectPassedOnce({ matterId, dueAt }: Raised): Promise<void> {
  const events = await sqlAs<Recorded>(
    house.platform.database.ownerUrl,
    `SELECT type, payload::jsonb AS payload, recorded_at FROM event WHERE stream = '${matterId}' ORDER BY seq`,
  );
  const told = events.filter(({ type, payload }) => type === 'deadlinePassed' || payload.rung === 'L4');
  expect(told).toMatchObject([
    { type: 'deadlinePassed', payload: { clockId: 'reply', dueAt } },
    {
      type: 'alertRaised',
      payload: { clockId: 'reply', dueAt, instant: plus(dueAt, GRACE_MS), late: false, breachClause: '39(4)' },
    },
  ]);
  for (const { recorded_at: recordedAt } of told)
    expect(recordedAt.getTime()).toBeGreaterThanOrEqual(Date.parse(dueAt) + GRACE_MS);
}

/**
 * Waits until the workflow sleeps until the alert. The advance wakes matters that are due within a day at its end, and
 * the test does not touch this one afterwards.
 */
async function sleepsUntilTheAlert(matterId: string): Promise<void> {
  await until('the workflow sleeps until the alert', async () => {
    const now = await house.workflowOf(matterId).query(status);
    return now?.wakeFor === 'reply L4' && now.fireAt !== null;
  });
}

/** Moves the platform's clock in the database without notice to any program, as if time had passed. */
const skip = (ms: number): Promise<unknown> =>
  sqlAs(house.platform.database.ownerUrl, `UPDATE platform SET offset_ms = offset_ms + ${ms}`);
const skipTo = async (instant: string): Promise<unknown> =>
  skip(Date.parse(instant) - Date.parse((await door.clock()).now));

/** Returns how often a timer of the matter has fired; wakes by the relay fire none. */
async function timersFired(matterId: string): Promise<number> {
  const { events } = await house.workflowOf(matterId).fetchHistory();
  return events?.filter(({ timerFiredEventAttributes: fired }) => fired).length ?? 0;
}

it('the overdue alert is sent by the timer alone, not early, and once', async () => {
  const raised = await raise();
  const { matterId, dueAt } = raised;
  const rungAt = plus(dueAt, GRACE_MS);
  await door.advanceTo(plus(rungAt, -10_000));
  await sleepsUntilTheAlert(matterId);
  expect(await timersFired(matterId)).toBe(0);

  await until('the alert has come', async () => (await overdueAlerts(matterId)).length > 0);
  const [alert, ...more] = await overdueAlerts(matterId);
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ clockId: 'reply', statutory: { dueAt }, late: false, breachClause: '39(4)' });
  expect(Date.parse(alert?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(rungAt));
  expect(await replyClock(matterId)).toMatchObject({ state: 'OVERDUE', metAt: null, late: false });
  await expectPassedOnce(raised);
  expect(await timersFired(matterId)).toBe(1);
  overdueOnes.push(raised);
});

it('a reply of the last seconds is in time, although its transition ran after the limit', async () => {
  const { matterId, dueAt } = await raise();
  await give(matterId, 'p5.handler', 'accept', {});
  await give(matterId, 'p5.handler', 'propose-reply', agree(2));
  await door.advanceTo(plus(dueAt, -60_000));
  await sleepsUntilTheAlert(matterId);
  await skipTo(plus(dueAt, -6_000));

  const { replied } = await holding(house.platform.database.ownerUrl, matterId, async (isWaitedFor) => {
    const replied = give(matterId, 'p5.lead', 'lead-approve-reply', { revision: 1 });
    await until('its transition waits', isWaitedFor);
    await skipTo(plus(dueAt, 1_000));
    expect(await replyClock(matterId)).toMatchObject({ state: 'OVERDUE', metAt: null });
    return { replied };
  });
  expect((await replied).state).toBe('AGREED');

  const [reply] = await sqlAs<{ at: Date; received_at: Date; recorded_at: Date }>(
    house.platform.database.ownerUrl,
    `SELECT at, received_at, recorded_at FROM event WHERE stream = '${matterId}' AND type = 'replied'`,
  );
  expect(reply?.at).toEqual(reply?.received_at);
  expect(reply?.at.getTime()).toBeLessThan(Date.parse(dueAt));
  expect(reply?.recorded_at.getTime()).toBeGreaterThan(Date.parse(dueAt));
  const metAt = reply?.at.toISOString();
  expect(await replyClock(matterId)).toMatchObject({ state: 'MET', late: false, metAt });

  await door.advanceTo(plus(dueAt, 60_000));
  expect(await replyClock(matterId)).toMatchObject({ state: 'MET', late: false, metAt });
  expect(await overdueAlerts(matterId)).toEqual([]);
});

it('the alert is still sent once if the workflow was terminated, because the relay finds the wake in the database', async () => {
  const raised = await raise();
  const { matterId, dueAt } = raised;
  const before = await rescued();
  await door.advanceTo(plus(dueAt, GRACE_MS - 60_000));
  await sleepsUntilTheAlert(matterId);
  const workflow = house.workflowOf(matterId);
  await workflow.terminate('lost');
  await skip(60_000);

  await until('the alert has come', async () => (await overdueAlerts(matterId)).length > 0);
  await until('the relay has counted its rescue', async () => (await rescued()) === before + 1);
  expect((await workflow.describe()).status.name).toBe('RUNNING');
  overdueOnes.push(raised);
});

it('no deadline has a second alert', async () => {
  await door.advanceTo('2026-02-05T09:00:00+08:00');
  expect(overdueOnes).toHaveLength(2);
  for (const raised of overdueOnes) {
    expect(await overdueAlerts(raised.matterId)).toHaveLength(1);
    await expectPassedOnce(raised);
  }
});
