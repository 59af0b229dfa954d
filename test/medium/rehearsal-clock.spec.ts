import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  beginAdvance,
  dueWakes,
  endAdvance,
  holdClockAt,
  lockCalendarExclusive,
  lockMatter,
  nextDue,
  readPlatform,
  readPlatformTime,
  startRehearsalAt,
  stopAdvance,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { until } from '../support/until.js';
import { REGISTRY } from './store.fixture.js';
import { matterOf } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

const moving = <Result>(move: (tx: Tx) => Promise<Result>): Promise<Result> =>
  withTransaction(db, 'READ COMMITTED', async (tx) => {
    await lockCalendarExclusive(tx);
    return move(tx);
  });

it('begins at any instant, and only moves forward after the first event', async () => {
  const START = '2025-11-03T01:00:00.000Z';
  await moving((tx) => startRehearsalAt(tx, START));
  const begun = await readPlatformTime(db);
  expect(begun).toMatchObject({ epoch: 1, heldAt: null, mode: 'rehearsal' });
  expect(begun.now >= START && begun.now < '2025-11-03T01:01:00.000Z').toBe(true);

  const [first, second] = [
    await matterOf(db, { wakeAt: '2025-11-04T01:00:00.000Z' }),
    await matterOf(db, { wakeAt: '2025-11-04T01:00:00.000Z' }),
  ].sort();
  const third = await matterOf(db, { wakeAt: '2025-11-05T01:00:00.000Z' });
  await matterOf(db, { wakeAt: '2025-11-04T00:00:00.000Z', closed: true });
  await expect(moving((tx) => startRehearsalAt(tx, '2025-01-01T00:00:00.000Z'))).rejects.toThrow(/forward only/);

  const [advance, to] = [randomUUID(), '2025-11-10T01:00:00.000Z'];
  expect(await moving((tx) => beginAdvance(tx, advance, to))).toBe(true);
  expect(await moving((tx) => beginAdvance(tx, randomUUID(), to))).toBe(false);
  const due = await nextDue(db, to);
  expect(due.map(({ matterId }) => matterId)).toEqual([first, second]);
  expect(await nextDue(db, '2025-11-04T00:59:59.999Z')).toEqual([]);

  await moving((tx) => holdClockAt(tx, '2025-11-06T01:00:00.000Z'));
  expect(await readPlatformTime(db)).toMatchObject({ now: '2025-11-06T01:00:00.000Z', epoch: 2 });
  expect(await dueWakes(db, 5_000, 10)).toEqual([]);
  await moving((tx) => holdClockAt(tx, '2025-11-05T01:00:00.000Z'));
  expect(await readPlatformTime(db)).toMatchObject({ now: '2025-11-06T01:00:00.000Z', epoch: 2 });
  await moving((tx) => stopAdvance(tx, '没有进展', third));
  expect(await readPlatform(db)).toMatchObject({ advanceTo: to, advanceId: advance, stoppedMatter: third });

  await moving(async (tx) => {
    await holdClockAt(tx, to);
    await endAdvance(tx);
  });
  const ended = await readPlatform(db);
  expect(ended).toMatchObject({ heldAt: null, advanceTo: null, advanceId: null, stoppedReason: null, epoch: 4 });
  expect(ended.now >= to && ended.now < '2025-11-10T01:01:00.000Z').toBe(true);
  expect(ended.offsetMs).toBeGreaterThan(begun.offsetMs);
  expect((await dueWakes(db, 5_000, 10)).map(({ matterId }) => matterId)).toEqual([first, second, third]);
  expect(await dueWakes(db, 5_000, 1)).toHaveLength(1);
  expect(await dueWakes(db, 30 * 86_400_000, 10)).toEqual([]);
});

it('does not move while a transition runs', async () => {
  const order: string[] = [];
  let jump: Promise<unknown> = Promise.resolve();
  await withTransaction(db, 'READ COMMITTED', async (tx) => {
    await lockMatter(tx, randomUUID());
    await withTransaction(db, 'READ COMMITTED', (other) => lockMatter(other, randomUUID()));
    jump = moving(() => Promise.resolve(order.push('jump')));
    await until('the jump waits', isWaitedFor);
    order.push('transition');
  });
  await jump;
  expect(order).toEqual(['transition', 'jump']);
});

async function isWaitedFor(): Promise<boolean> {
  const waiting: unknown[] = await db.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
  return waiting.length > 0;
}
