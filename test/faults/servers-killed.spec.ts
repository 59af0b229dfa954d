import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadEvents, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { recordedTwice, expectSoundStore, typesOfActs, withStore, expectWorkflowsInStep } from './proof.js';
import { PEOPLE, eventTypesOf, TO_REVIEW, TO_USE, walk } from './way.js';

const CLOCKMAKER = 'operator.1';

let platform: Platform;
let api: RehearsalApi;
/** Matters with open clocks. */
const waiting: string[] = [];

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2025-10-20T09:00:00+08:00', killsTemporal: true });
  api = new RehearsalApi(platform.url);
});
afterAll(() => platform?.stop());

const SERVERS = {
  Temporal: async () => {
    await platform.temporal.stop('SIGKILL');
    await platform.temporal.start();
  },
  PostgreSQL: async () => {
    await platform.database.crash();
    await platform.database.restart();
  },
};

it.each(['Temporal', 'PostgreSQL'] as const)(
  'commands go on after %s was killed, none lost, none doubled',
  async (server) => {
    const ledger = new Ledger(platform.url);
    await ledger.signIn(...PEOPLE);
    const ways = [TO_USE, TO_REVIEW, TO_USE, TO_REVIEW, TO_USE, TO_REVIEW];
    const walks = Promise.all(ways.map((way) => walk(ledger, way)));
    await until('commands are under way', () => Promise.resolve(ledger.acknowledged.length >= 12));
    expect(ledger.underWay).toBeGreaterThan(0);
    await SERVERS[server]();
    const ids = await walks;
    waiting.push(...ids.filter((_, n) => ways[n] === TO_REVIEW));

    await withStore(platform, async (db) => {
      await expectSoundStore(db, ledger);
      for (const [n, way] of ways.entries()) expect(await typesOfActs(db, ids[n] ?? '')).toEqual(eventTypesOf(way));
    });
  },
);

describe('a deadline that passes while everything is down', () => {
  const DUE = '2025-10-21T16:00:00.000Z';
  let matterId: string;

  const recorded = (rung: string) =>
    withStore(platform, async (db) =>
      (await loadEvents(db, matterId))
        .filter(({ type, payload }) => (type === 'deadlinePassed' && rung === 'L4') || payload.rung === rung)
        .map(({ type, recordedAt, payload: { instant, dueAt, late } }) => ({ type, recordedAt, instant, dueAt, late })),
    );
  const rescued = async (): Promise<number> => {
    const metrics = await (await fetch(platform.metricsUrl)).text();
    return Number(/^wakes_rescued (\d+)$/m.exec(metrics)?.[1]);
  };
  /** Expected alert with its legal instant; `late` if it was recorded more than a minute after it. */
  const raised = (instant: string, recordedAt = '') => {
    const late = Date.parse(recordedAt) - Date.parse(instant) > 60_000;
    return { type: 'alertRaised', dueAt: DUE, instant, late };
  };

  it('is recorded once, with its legal instant, when everything is up again', async () => {
    matterId = await unconditionalRequest();
    waiting.push(matterId);
    await api.advanceTo(CLOCKMAKER, '2025-10-21T23:59:58+08:00');
    await cutPower();
    await sleep(18_000); // beyond the due instant and its 15 s
    await platform.database.restart();
    expect(await recorded('L4')).toEqual([]);
    await restorePrograms();
    await until('L4 is recorded', async () => (await recorded('L4')).length > 0);
    const [passed, alert, ...more] = await recorded('L4');
    expect(passed).toMatchObject({ type: 'deadlinePassed', dueAt: DUE });
    expect(alert).toMatchObject(raised('2025-10-21T16:00:15.000Z', alert?.recordedAt));
    expect(more).toEqual([]);
  });

  it('leads to a late alert, once, after days: the relay wakes what no timer does', async () => {
    await cutPower();
    await platform.database.restart();
    const { ownerUrl } = platform.database;
    await sqlAs(
      ownerUrl,
      `UPDATE platform SET offset_ms = offset_ms + ${Date.parse('2025-10-24T09:05:00+08:00') - Date.parse('2025-10-22T00:00:00+08:00')}`,
    );
    await restorePrograms();
    await until('L5 is recorded', async () => (await recorded('L5')).length > 0);
    expect(await recorded('L5')).toMatchObject([{ ...raised('2025-10-24T01:00:00.000Z'), late: true }]);
    // The relay counts once the matter has answered, which is after the commit that shows L5.
    await until('the relay counts it', async () => (await rescued()) > 0);
    expect(await rescued()).toBe(1);
  });

  it('leaves every waiting matter in step with its workflow after its wake', async () => {
    await api.advanceTo(CLOCKMAKER, '2025-10-28T09:00:05+08:00');
    await withStore(platform, async (db) => {
      await expectWorkflowsInStep(platform, db, waiting);
      expect((await verify(db, projectStream)).findings).toEqual([]);
      expect(await recordedTwice(db)).toEqual([]);
    });
  });
});

/** Submits a request of 农业农村局 for unconditional data, with one working day to reply. */
function unconditionalRequest(): Promise<string> {
  const content = request('3070990000005/000002', 'FILE', 2);
  const [draft, submit, consent] = TO_USE;
  return walk(new Ledger(platform.url), [
    { ...draft, account: 'c2.handler', payload: content },
    { ...submit, account: 'c2.handler' },
    { ...consent, account: 'c2.lead' },
  ]);
}

/** Kills all programs and servers at once. */
async function cutPower(): Promise<void> {
  await Promise.all([platform.api.end('SIGKILL'), platform.worker.end('SIGKILL'), platform.temporal.stop('SIGKILL')]);
  await platform.database.crash();
}

/** Starts Temporal and the programs again; the database must be up. */
async function restorePrograms(): Promise<void> {
  await platform.temporal.start();
  platform.api.start();
  platform.worker.start();
  await platform.ready();
}
