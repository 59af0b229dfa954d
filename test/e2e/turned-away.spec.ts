import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { History } from '#libs/http';
import { begunMatterId, commandIdOf } from '../../apps/api/src/command/command-request.js';
import { sqlAs } from '../support/database.js';
import { until } from '../support/until.js';
import { ShareRequestView } from '../support/share-request-view.js';
import { receiptOf, said, type Answer, type Door } from './door.fixture.js';
import { holding } from './hold.fixture.js';
import { openHouse, type House } from './house.fixture.js';
import { EXAMPLES, stopOf, walkTo } from './way.fixture.js';

let house: House;
let door: Door;
let ownerUrl: string;
beforeAll(async () => {
  house = await openHouse();
  ({ door } = house);
  ({ ownerUrl } = house.platform.database);
});
afterAll(() => house?.close());

const CONTENT = EXAMPLES('draft-request');
const DRAFTER = 'p6.handler';

const give = (command: string, matterId: string, key?: string): Promise<Answer> =>
  door.command(stopOf(command).account, matterId, command, EXAMPLES(command), key);

async function eventsOf(matterId: string): Promise<readonly string[]> {
  const { body } = await door.get('p6.lead', `/matters/${matterId}/history`);
  return History.parse(body).items.map(({ type }) => type);
}

describe('a refused creation', () => {
  const idOf = async (accountId: string, idempotencyKey: string): Promise<string> => {
    const [row] = await sqlAs<{ secret: string }>(ownerUrl, 'SELECT secret FROM installation');
    return begunMatterId(commandIdOf({ accountId, route: 'POST /share-requests', idempotencyKey }), row?.secret ?? '');
  };

  it('leaves neither a matter nor a workflow if the API refuses it', async () => {
    const key = randomUUID();
    const strange = { ...(CONTENT as object), catalogCode: '000000/000000' };
    const answer = await door.draft(DRAFTER, strange, key);
    expect(answer).toMatchObject({ status: 422, body: { code: 'NO_PUBLISHED_ENTRY', clause: '20(2)' } });
    const matterId = await idOf(DRAFTER, key);
    expect(await door.get(DRAFTER, `/matters/${matterId}`)).toMatchObject({ status: 404 });
    expect(await house.workflowStateOf(matterId)).toBe('NONE');
    const drafted = await door.draft(DRAFTER, CONTENT, key);
    expect(receiptOf(drafted)).toMatchObject({ matterId, state: 'DRAFT', seq: 1 });
  });

  it('leaves no matter if only the transition refuses it, and that answer is kept', async () => {
    const account = 'c2.deputy';
    const key = randomUUID();
    const matterId = await idOf(account, key);
    const { asked } = await holding(ownerUrl, matterId, async (isWaitedFor) => {
      const asked = door.draft(account, CONTENT, key);
      await until('the command waits for its matter', isWaitedFor);
      await sqlAs(ownerUrl, `UPDATE appointment SET held_to = '2026-01-01' WHERE account_id = '${account}'`);
      return { asked };
    });

    const refused = await asked;
    expect(refused).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_OFFICE' } });
    expect(await door.get('c2.lead', `/matters/${matterId}`)).toMatchObject({ status: 404 });
    await until('its workflow is over', async () => (await house.workflowStateOf(matterId)) === 'COMPLETED');
    await sqlAs(ownerUrl, `UPDATE appointment SET held_to = NULL WHERE account_id = '${account}'`);
    expect(said(await door.draft(account, CONTENT, key))).toEqual(said(refused));
    expect(receiptOf(await door.draft(account, CONTENT))).toMatchObject({ state: 'DRAFT' });
  });
});

it('an early refusal is not kept: the same key is judged again', async () => {
  const matterId = await walkTo(door, 'draft-request');
  const key = randomUUID();
  expect(await give('lead-consent', matterId, key)).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  receiptOf(await give('submit-internally', matterId));
  expect(await give('lead-consent', matterId, key)).toMatchObject({ status: 200, body: { state: 'SUBMITTED' } });
});

it('of eight simultaneous commands on one matter some get 429, and none is lost', async () => {
  const matterId = await walkTo(door, 'draft-request');
  const keys = Array.from({ length: 8 }, () => randomUUID());
  const answers: Answer[] = [];
  const { asked } = await holding(ownerUrl, matterId, async () => {
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
  expect(ShareRequestView.parse(body).request.revision).toBe(9);
  expect((await eventsOf(matterId)).filter((type) => type === 'requestRevised')).toHaveLength(8);
});
