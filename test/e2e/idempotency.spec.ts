import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matterWorkflowId } from '#libs/contracts';
import { History, MatterView } from '#libs/http';
import { createClient } from '#libs/temporal';
import { identify } from '../../apps/api/src/command/order.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { environmentOf, startApi, type FurtherApi } from './api.fixture.js';
import { commandPath, Door, receiptOf, type Answer } from './door.fixture.js';
import { holding } from './hold.fixture.js';
import { EXAMPLES, stopOf, walkTo } from './way.fixture.js';

let platform: Platform;
let further: FurtherApi;
let temporal: Client;
/** Two API processes of one platform: what one of them remembers, the other does not. */
let door: Door;
let otherDoor: Door;
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  undo.push(() => platform.stop());
  further = await startApi(environmentOf(platform));
  undo.push(() => further.stop());
  temporal = createClient({ temporalAddress: platform.temporal.address, temporalNamespace: 'default' });
  undo.push(() => temporal.connection.close());
  door = new Door(platform.url);
  otherDoor = new Door(further.url);
}, 120_000);
afterAll(async () => {
  for (const step of undo.reverse()) await step();
}, 60_000);

const CONTENT = EXAMPLES('draft-request');
const DRAFTER = 'p6.handler';

const give = (command: string, matterId: string, key?: string): Promise<Answer> =>
  door.command(stopOf(command).account, matterId, command, EXAMPLES(command), key);

const said = ({ status, body }: Answer): unknown => ({ status, body });

async function eventsOf(matterId: string): Promise<readonly string[]> {
  const { body } = await door.get('p6.lead', `/matters/${matterId}/history`);
  return History.parse(body).items.map(({ type }) => type);
}

/** NONE, or as Temporal says. */
async function workflowOf(matterId: string): Promise<string> {
  try {
    const handle = temporal.workflow.getHandle(matterWorkflowId('share-request', matterId));
    return (await handle.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE';
    throw error;
  }
}

describe('the same key again', () => {
  it('answers the same, also after other commands have moved the matter on', async () => {
    const key = randomUUID();
    const drafted = await door.draft(DRAFTER, CONTENT, key);
    expect(drafted.status).toBe(201);
    const { matterId } = receiptOf(drafted);
    const submitted = await give('submit-internally', matterId, key);
    const consented = await give('lead-consent', matterId, key);
    receiptOf(await give('accept', matterId));

    const events = await eventsOf(matterId);
    expect(said(await otherDoor.draft(DRAFTER, CONTENT, key))).toEqual(said(drafted));
    expect(said(await give('submit-internally', matterId, key))).toEqual(said(submitted));
    expect(said(await give('lead-consent', matterId, key))).toEqual(said(consented));
    expect(await eventsOf(matterId)).toEqual(events);
  });

  it('ten at once at two APIs: one matter is drafted, one consent is given, ten say the same', async () => {
    const ten = (send: (door: Door) => Promise<Answer>): Promise<Answer[]> =>
      Promise.all(Array.from({ length: 10 }, (_, n) => send(n % 2 ? otherDoor : door)));
    const key = randomUUID();

    const drafted = await ten((one) => one.draft(DRAFTER, CONTENT, key));
    const [first] = drafted.map(receiptOf);
    if (!first) throw new Error('nobody answered');
    expect(drafted.map(said)).toEqual(drafted.map(() => ({ status: 201, body: first })));
    const { matterId } = first;
    expect(await eventsOf(matterId)).toEqual(['requestDrafted']);

    receiptOf(await give('submit-internally', matterId));
    const consented = await ten((one) => one.command('p6.lead', matterId, 'lead-consent', { revision: 1 }, key));
    const [receipt] = consented.map(receiptOf);
    expect(consented.map(said)).toEqual(consented.map(() => ({ status: 200, body: receipt })));
    const types = await eventsOf(matterId);
    for (const once of ['requestSubmitted', 'numberAssigned'])
      expect([once, types.filter((type) => type === once).length]).toEqual([once, 1]);
  });

  it('with another body it is refused, and changes nothing', async () => {
    const key = randomUUID();
    const { matterId } = receiptOf(await door.draft(DRAFTER, CONTENT, key));
    receiptOf(await give('submit-internally', matterId, key));
    const otherwise = { ...(CONTENT as object), usageScope: '另一个范围' };
    for (const answer of [
      await otherDoor.draft(DRAFTER, otherwise, key),
      await otherDoor.command(DRAFTER, matterId, 'submit-internally', { revision: 2, declaration: true }, key),
    ])
      expect(answer).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await eventsOf(matterId)).toEqual(['requestDrafted', 'requestSubmittedInternally']);
  });

  it('answers the same when the matter is closed and its workflow is over', async () => {
    const key = randomUUID();
    const drafted = await door.draft(DRAFTER, CONTENT, key);
    const { matterId } = receiptOf(drafted);
    const withdrawn = await give('withdraw', matterId, key);
    expect(receiptOf(withdrawn).state).toBe('WITHDRAWN');
    await until('the workflow is over', async () => (await workflowOf(matterId)) === 'COMPLETED');

    expect(said(await otherDoor.draft(DRAFTER, CONTENT, key))).toEqual(said(drafted));
    expect(said(await give('withdraw', matterId, key))).toEqual(said(withdrawn));
    expect(await give('withdraw', matterId)).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect(await workflowOf(matterId)).toBe('COMPLETED');
  });

  it('answers the same after a command that came when the matter had ended', async () => {
    const matterId = await walkTo(door, 'request-extension');
    const key = randomUUID();
    const proposed = await door.command('m2.handler', matterId, 'propose-reply', REFUSED, key);
    expect(receiptOf(await give('lead-approve-reply', matterId, key))).toMatchObject({ state: 'REFUSED' });
    const decided = await give('decide-extension', matterId, key);
    expect(receiptOf(decided)).toMatchObject({ state: 'REFUSED' });

    expect(said(await otherDoor.command('m2.handler', matterId, 'propose-reply', REFUSED, key))).toEqual(
      said(proposed),
    );
    expect(said(await give('decide-extension', matterId, key))).toEqual(said(decided));
    await until('the workflow is over', async () => (await workflowOf(matterId)) === 'COMPLETED');
  });
});

const REFUSED = {
  decisions: ['i1', 'i2'].map((itemId) => ({
    ...{ itemId, agree: false, code: 'OUTSIDE_PUBLISHED_PURPOSE', conditionId: 'c2' },
    text: '所述使用场景不属于资格审核,超出目录已公布的用途。',
  })),
};

describe('without a key that could be one', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['too long', 'k'.repeat(129)],
    ['not ASCII', 'clé'],
  ])('%s: the header is named, and nothing is written', async (_, key) => {
    const matterId = await walkTo(door, 'draft-request');
    const headers = { ...(await door.bearer(DRAFTER)), ...(key !== undefined && { 'idempotency-key': key }) };
    for (const [path, body] of [
      [commandPath(matterId, 'submit-internally'), EXAMPLES('submit-internally')],
      ['/share-requests', CONTENT],
      ['/platform-clock/advance', { to: '2026-02-26T09:00:00+08:00' }],
    ] as const)
      expect(await door.send('POST', `/api/v1${path}`, { headers, body })).toMatchObject({
        ...{ status: 400, type: 'application/problem+json' },
        body: { code: 'INVALID', errors: [{ field: 'Idempotency-Key' }] },
      });
    expect(await eventsOf(matterId)).toEqual(['requestDrafted']);
    expect((await door.clock()).advancing).toBeNull();
  });
});

describe('a refused creation', () => {
  const idOf = (accountId: string, idempotencyKey: string, payload: unknown): string =>
    identify({ accountId, route: 'POST /share-requests', idempotencyKey, matterId: null, command: '', payload })
      .matterId;

  it('leaves neither a matter nor a workflow when it is refused at once', async () => {
    const key = randomUUID();
    const strange = { ...(CONTENT as object), catalogCode: '000000/000000' };
    const answer = await door.draft(DRAFTER, strange, key);
    expect(answer).toMatchObject({ status: 422, body: { code: 'NO_PUBLISHED_ENTRY', clause: '20(2)' } });
    const matterId = idOf(DRAFTER, key, strange);
    expect(await door.get(DRAFTER, `/matters/${matterId}`)).toMatchObject({ status: 404 });
    expect(await workflowOf(matterId)).toBe('NONE');
    const drafted = await door.draft(DRAFTER, CONTENT, key);
    expect(receiptOf(drafted)).toMatchObject({ matterId, state: 'DRAFT', seq: 1 });
  });

  it('leaves none when only the transition refuses it, and that answer is kept', async () => {
    const account = 'c2.deputy';
    const key = randomUUID();
    const { ownerUrl } = platform.database;
    const matterId = idOf(account, key, CONTENT);
    const { asked } = await holding(ownerUrl, matterId, async (isWaitedFor) => {
      const asked = door.draft(account, CONTENT, key);
      await until('the command waits for its matter', isWaitedFor);
      await sqlAs(ownerUrl, `UPDATE appointment SET valid_to = '2026-01-01' WHERE account_id = '${account}'`);
      return { asked };
    });

    const refused = await asked;
    expect(refused).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_OFFICE' } });
    expect(await door.get('c2.lead', `/matters/${matterId}`)).toMatchObject({ status: 404 });
    await until('its workflow is over', async () => (await workflowOf(matterId)) === 'COMPLETED');
    await sqlAs(ownerUrl, `UPDATE appointment SET valid_to = NULL WHERE account_id = '${account}'`);
    expect(said(await otherDoor.draft(account, CONTENT, key))).toEqual(said(refused));
    expect(receiptOf(await door.draft(account, CONTENT))).toMatchObject({ state: 'DRAFT' });
  });
});

it('an early refusal is not kept: the same key is judged afresh', async () => {
  const matterId = await walkTo(door, 'draft-request');
  const key = randomUUID();
  expect(await give('lead-consent', matterId, key)).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  receiptOf(await give('submit-internally', matterId));
  expect(await give('lead-consent', matterId, key)).toMatchObject({ status: 200, body: { state: 'SUBMITTED' } });
});

it('of eight commands of one matter at once some are asked to come again, and none is lost', async () => {
  const matterId = await walkTo(door, 'draft-request');
  const keys = Array.from({ length: 8 }, () => randomUUID());
  const answers: Answer[] = [];
  const { asked } = await holding(platform.database.ownerUrl, matterId, async () => {
    const asked = keys.map(async (key) => {
      const answer = await give('revise-draft', matterId, key);
      answers.push(answer);
      return { key, answer };
    });
    await until('four are turned away', () => Promise.resolve(answers.length === 4));
    return { asked };
  });

  const outcomes = await Promise.all(asked);
  const busy = outcomes.filter(({ answer }) => answer.status === 429);
  expect(busy).toHaveLength(4);
  expect(outcomes.filter(({ answer }) => answer.status === 200)).toHaveLength(4);
  for (const { answer } of busy) {
    expect(answer).toMatchObject({ type: 'application/problem+json', body: { code: 'BUSY' } });
    expect(answer.headers.get('retry-after')).toBe('1');
  }
  for (const { key } of busy) expect(await give('revise-draft', matterId, key)).toMatchObject({ status: 200 });
  const { body } = await door.get(DRAFTER, `/matters/${matterId}`);
  expect(MatterView.parse(body).request.revision).toBe(9);
  expect((await eventsOf(matterId)).filter((type) => type === 'requestRevised')).toHaveLength(8);
});
