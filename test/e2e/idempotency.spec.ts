import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '#libs/domain';
import { History } from '#libs/http';
import { until } from '../support/until.js';
import { environmentOf, startApi, type FurtherApi } from './api.fixture.js';
import { commandPath, Door, receiptOf, said, type Answer } from './door.fixture.js';
import { openHouse, type House } from './house.fixture.js';
import { EXAMPLES, stopOf, walkTo } from './way.fixture.js';

let house: House | undefined;
let further: FurtherApi | undefined;
/** Clients of two API processes of one platform, which share no memory. */
let door: Door;
let otherDoor: Door;
let isOver: (matterId: string) => Promise<boolean>;
beforeAll(async () => {
  const { platform, workflowStateOf } = (house = await openHouse());
  further = await startApi(environmentOf(platform));
  [door, otherDoor] = [house.door, new Door(further.url)];
  isOver = async (matterId) => (await workflowStateOf(matterId)) === 'COMPLETED';
});
afterAll(async () => {
  await further?.stop();
  await house?.close();
});

const CONTENT = EXAMPLES('draft-request');
const DRAFTER = 'p6.handler';

const give = (command: string, matterId: string, key?: string): Promise<Answer> =>
  door.command(stopOf(command).account, matterId, command, EXAMPLES(command), key);

async function eventsOf(matterId: string): Promise<readonly string[]> {
  const { body } = await door.get('p6.lead', `/matters/${matterId}/history`);
  return History.parse(body).items.map(({ type }) => type);
}

describe('a repeated key', () => {
  it('gets the same answer, even after other commands have moved the matter on', async () => {
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

  it('sent ten times at once to two APIs drafts one matter, gives one consent, and gets ten equal answers', async () => {
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

  it('with another body is refused and changes nothing', async () => {
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

  it('gets the same answer when the matter is closed and its workflow has completed', async () => {
    const key = randomUUID();
    const drafted = await door.draft(DRAFTER, CONTENT, key);
    const { matterId } = receiptOf(drafted);
    const withdrawn = await give('withdraw', matterId, key);
    expect(receiptOf(withdrawn).state).toBe('WITHDRAWN');
    await until('the workflow is over', () => isOver(matterId));

    expect(said(await otherDoor.draft(DRAFTER, CONTENT, key))).toEqual(said(drafted));
    expect(said(await give('withdraw', matterId, key))).toEqual(said(withdrawn));
    expect(await give('withdraw', matterId)).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect(await isOver(matterId)).toBe(true);
  });

  it('gets the same answer for a command that came after the end of the matter', async () => {
    const matterId = await walkTo(door, 'accept');
    const key = randomUUID();
    const proposed = await door.command('m2.handler', matterId, 'propose-reply', REFUSED, key);
    expect(receiptOf(await give('lead-approve-reply', matterId, key))).toMatchObject({ state: 'REFUSED' });
    const { body } = await door.get('m2.lead', `/matters/${matterId}/history`);
    const reply = History.parse(body).items.find(({ type }) => type === 'replied');
    const number = { number: '青民函〔2026〕12号', of: reply?.seq, date: localDate(reply?.at ?? '') };
    const numbering = () => door.command('m2.handler', matterId, 'give-document-number', number, key);
    const numbered = await numbering();
    expect(receiptOf(numbered)).toMatchObject({ state: 'REFUSED' });

    expect(said(await otherDoor.command('m2.handler', matterId, 'propose-reply', REFUSED, key))).toEqual(
      said(proposed),
    );
    expect(said(await numbering())).toEqual(said(numbered));
    await until('the workflow is over', () => isOver(matterId));
  });
});

const REFUSED = {
  decisions: ['i1', 'i2'].map((itemId) => ({
    itemId,
    agree: false,
    code: 'OUTSIDE_PUBLISHED_PURPOSE',
    conditionId: 'c2',
    text: '所述使用场景不属于资格审核,超出目录已公布的用途。',
  })),
};

describe('a command without a valid key', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['too long', 'k'.repeat(129)],
    ['not ASCII', 'clé'],
  ])('%s is refused with the name of the header, and nothing is stored', async (_, key) => {
    const matterId = await walkTo(door, 'draft-request');
    const headers = { ...(await door.bearer(DRAFTER)), ...(key !== undefined && { 'idempotency-key': key }) };
    for (const [path, body] of [
      [commandPath(matterId, 'submit-internally'), EXAMPLES('submit-internally')],
      ['/share-requests', CONTENT],
      ['/platform-clock/advance', { to: '2026-02-26T09:00:00+08:00' }],
    ] as const)
      expect(await door.send('POST', `/api/v1${path}`, { headers, body })).toMatchObject({
        status: 400,
        type: 'application/problem+json',
        body: { code: 'INVALID', errors: [{ field: 'Idempotency-Key' }] },
      });
    expect(await eventsOf(matterId)).toEqual(['requestDrafted']);
    expect((await door.clock()).advancing).toBeNull();
  });
});
