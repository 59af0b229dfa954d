import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { matterWorkflowId } from '#libs/contracts';
import { createDataSource, loadEvents, rebuild, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { RehearsalApi, type Reply } from '../../infra/rehearsal/api-client.js';
import { agree } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { recordedTwice, withTemporal } from './proof.js';
import { TO_REVIEW, TO_USE, walk } from './way.js';

let platform: Platform;
let api: RehearsalApi;
let db: DataSource;

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2025-10-20T09:00:00+08:00' });
  api = new RehearsalApi(platform.url);
  db = await createDataSource(platform.database.appUrl, { poolSize: 2 }).initialize();
});
afterAll(async () => {
  await db?.destroy();
  await platform?.stop();
});

const command = (account: string, matterId: string, name: string, payload: unknown, key: string = randomUUID()) =>
  api.post(account, `/share-requests/${matterId}/commands/${name}`, payload, key);

const begun = (way = TO_REVIEW): Promise<string> => walk(new Ledger(platform.url), way);

/** Sets a folded state that no sequence of events gives. */
const damage = (matterId: string, folded: string): Promise<unknown> =>
  sqlAs(platform.database.ownerUrl, `UPDATE matter SET folded = ${folded} WHERE id = '${matterId}'`);

/** Does what `npm run rebuild` does. */
const repair = async (): Promise<void> => {
  expect((await rebuild(db, projectStream)).findings).toEqual([]);
  expect((await verify(db, projectStream)).findings).toEqual([]);
};

function expectDefect({ status, body }: Reply): void {
  expect({ status, body }).toMatchObject({ status: 500, body: { status: 500, code: 'DEFECT' } });
  expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|\.js|\bat /);
}

/** Returns the error lines on a command in the worker's log, once there are any. */
async function errorLinesOf(matterId: string, command: string) {
  const alerts = () => platform.worker.logged({ level: 50, matterId, command });
  await until(`operators are told of ${command}`, async () => (await alerts()).length > 0);
  return alerts();
}
const trace = { err: expect.objectContaining({ stack: expect.stringMatching(/\n +at /) }) };

describe('a rule that throws', () => {
  it('fails its one command only; the matter and other commands go on, and the same key is judged again after the repair', async () => {
    const [matterId, other] = [await begun(), await begun()];
    await damage(matterId, `jsonb_set(folded, '{data,request,itemIds}', 'null')`);
    const key = randomUUID();
    const propose = () => command('m2.handler', matterId, 'propose-reply', agree(2), key);
    expectDefect(await propose());
    expect(await errorLinesOf(matterId, 'propose-reply')).toEqual([expect.objectContaining(trace)]);

    expect(await command('m2.lead', matterId, 'request-extension', { days: 3, reason: '核对' })).toMatchObject({
      status: 200,
    });
    expect(await command('m2.handler', other, 'propose-reply', agree(2))).toMatchObject({ status: 200 });

    await repair();
    const receipt = await propose();
    expect(receipt).toMatchObject({ status: 200, body: { state: 'PROVIDER_LEAD_REVIEW' } });
    expect(await propose()).toEqual(receipt);
  });

  it('never fails the workflow when time passes: the timer backs off, commands are served, and other clocks send their alerts', async () => {
    const [broken, half] = [await begun(), await begun()];
    await damage(broken, `jsonb_set(folded, '{clocks,0,responsible}', '"nobody"')`);
    const stranger = `folded->'clocks'->0 || '{"id":"stranger","responsible":"nobody"}'`;
    await damage(half, `jsonb_set(folded, '{clocks}', jsonb_build_array(${stranger}, folded->'clocks'->0))`);
    await api.advanceTo('operator.1', '2025-10-28T08:59:58+08:00');
    for (const matterId of [broken, half])
      expect(await errorLinesOf(matterId, 'timePassed')).toContainEqual(expect.objectContaining(trace));

    await until('the sound clock rings', async () => (await rungs(half)).includes('L1'));
    expect([await rungs(half), await rungs(broken)]).toEqual([['L0', 'L1'], ['L0']]);
    await until('the timer backs off', async () => (await timersMs(broken)).includes(60_000));
    expect(await command('m2.lead', broken, 'request-extension', { days: 3, reason: '核对' })).toMatchObject({
      status: 200,
    });

    await repair();
    await until('the alert is made up for', async () => (await rungs(broken)).includes('L1'));
    expect(await recordedTwice(db)).toEqual([]);
  });
});

it('a row that the database refuses fails its one command, which is judged again after the repair', async () => {
  const matterId = await begun(TO_USE.slice(0, 2));
  const count = (by: number) => sqlAs(platform.database.ownerUrl, `UPDATE number_counter SET last = last + ${by}`);
  const key = randomUUID();
  const consent = () => command('p6.lead', matterId, 'lead-consent', { revision: 1 }, key);

  await count(-1); // the next number is one that another matter has
  expectDefect(await consent());
  expect(await errorLinesOf(matterId, 'lead-consent')).toEqual([expect.objectContaining(trace)]);
  expect(await command('p6.handler', matterId, 'recall', {})).toMatchObject({ status: 200 });
  const again = { revision: 1, declaration: true };
  expect(await command('p6.handler', matterId, 'submit-internally', again)).toMatchObject({ status: 200 });

  await count(1);
  expect(await consent()).toMatchObject({ status: 200, body: { state: 'SUBMITTED' } });
  await repair();
});

const rungs = async (matterId: string): Promise<readonly unknown[]> =>
  (await loadEvents(db, matterId)).flatMap(({ type, payload }) => (type === 'alertRaised' ? [payload.rung] : []));

/** Returns the length of each sleep of the workflow in ms; expects it to run without failed tasks. */
const timersMs = (matterId: string): Promise<readonly number[]> =>
  withTemporal(platform, async (client) => {
    const workflow = client.workflow.getHandle(matterWorkflowId('share-request', matterId));
    expect((await workflow.describe()).status.name).toBe('RUNNING');
    const { events } = await workflow.fetchHistory();
    expect(events?.filter(({ workflowTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
    const timers = events?.flatMap(({ timerStartedEventAttributes: timer }) => (timer ? [timer] : [])) ?? [];
    return timers.map(({ startToFireTimeout }) => Number(startToFireTimeout?.seconds) * 1000);
  });
