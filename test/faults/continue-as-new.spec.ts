import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { matterWorkflowId, status, type CommandRequest } from '#libs/contracts';
import { canonicalText, sha256Hex } from '#libs/domain';
import { loadEvents } from '#libs/persistence';
import { MatterClient } from '#libs/temporal';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { request } from '../scenarios/payloads.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Ledger, type Acknowledged } from './ledger.js';
import { expectSoundStore, withStore, withTemporal, expectWorkflowsInStep } from './proof.js';
import { TO_REVIEW, walk } from './way.js';

let platform: Platform;
let ledger: Ledger;
let matterId: string;

beforeAll(async () => {
  platform = await Platform.start({
    rehearsalStart: '2025-10-20T09:00:00+08:00',
    temporal: { 'limit.historyCount.suggestContinueAsNew': 40 },
  });
  ledger = new Ledger(platform.url);
});
afterAll(() => platform?.stop());

/** Opens the matter's workflow: its present run, or the named one. */
const withWorkflow = <Result>(work: (workflow: WorkflowHandle) => Promise<Result>, run?: string): Promise<Result> =>
  withTemporal(platform, (client) => work(client.workflow.getHandle(matterWorkflowId('share-request', matterId), run)));

const runId = (): Promise<string> => withWorkflow(async (workflow) => (await workflow.describe()).runId);

it('a long matter continues in a new run with the state of the old one', async () => {
  const [draft, ...others] = TO_REVIEW;
  matterId = await walk(ledger, draft ? [draft] : []);
  const first = await runId();
  for (let n = 1; n <= 8; n++) {
    const payload = request('3070990100002/000002', 'API', (n % 2) + 1);
    await ledger.give({ account: 'p6.handler', matterId, command: 'revise-draft', payload });
  }
  await until('a new run', async () => (await runId()) !== first);
  const second = await runId();
  const revised = { revision: 9 };
  for (const { account, command, payload } of others) {
    const read = command === 'accept' ? payload : { ...(payload as object), ...revised };
    await ledger.give({ account, matterId, command, payload: read });
  }
  for (let n = 1; n <= 3; n++) {
    const reason = `第 ${n} 次`;
    await ledger.give({ account: 'm2.lead', matterId, command: 'request-extension', payload: { days: n, reason } });
    await ledger.give({
      account: 'm1.reviewer',
      matterId,
      command: 'decide-extension',
      payload: { grant: false, reason },
    });
  }
  await until('a third run', async () => (await runId()) !== second);
  await withStore(platform, async (db) => {
    await expectSoundStore(db, ledger);
    await expectWorkflowsInStep(platform, db, [matterId]);
  });
});

it('a key from before gets the same answer, from the API and under the lock', async () => {
  const [old] = ledger.acknowledged;
  if (!old) throw new Error('nothing was acknowledged');
  expect(await ledger.repeat(old)).toEqual({ status: 201, body: { ...old.receipt, stateTitle: '草稿' } });

  await withTemporal(platform, async (client) => {
    const sent = await new MatterClient(client).send('share-request', matterId, actOf(old), 60_000);
    const now = await client.workflow.getHandle(matterWorkflowId('share-request', matterId)).query(status);
    expect(sent).toEqual({ outcome: 'REPEATED', answer: { ok: true, created: true, receipt: old.receipt }, now });
  });
  await withStore(platform, (db) => expectSoundStore(db, ledger));
});

it('the timer of the new run fires', async () => {
  await new RehearsalApi(platform.url).advanceTo('operator.1', '2025-10-28T08:59:50+08:00');
  const rung = () => withStore(platform, async (db) => (await loadEvents(db, matterId)).at(-1));
  await until('it sleeps', () => withWorkflow(async (workflow) => !!(await workflow.query(status))?.fireAt));
  const sleeper = await runId();
  await until('L1', async () => (await rung())?.payload.rung === 'L1');
  const { events } = await withWorkflow((workflow) => workflow.fetchHistory(), sleeper);
  expect(events?.filter(({ timerFiredEventAttributes: fired }) => fired)).toHaveLength(1);
});

const actOf = ({ commandId, command, payload, account, receipt }: Acknowledged): CommandRequest => ({
  kind: 'act',
  id: commandId,
  command,
  payload,
  accountId: account,
  requestHash: sha256Hex(canonicalText(payload)),
  receivedAt: new Date(0).toISOString(),
  clockEpoch: receipt.seq,
});
