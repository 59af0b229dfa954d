import type { ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { deliveryWorkflowId } from '#libs/contracts';
import { DeliveryPage, WebhookWithSecret, type DeliveryItem } from '#libs/http';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { sqlAs } from '../support/database.js';
import { restartToGiveUpSoon } from '../support/impatience.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { verified, WebhookReceiver, type Received } from '../support/webhook-receiver.js';
import { Ledger } from './ledger.js';
import { withTemporal } from './proof.js';
import { TO_USE, walk } from './way.js';

const OPERATOR = 'operator.1';
/** Account of the requested department; its webhook gets an alert for each request. */
const LEAD = 'm2.lead';
const SUBMITTED = TO_USE.slice(0, 3);

type Listed = z.infer<typeof DeliveryItem>;
type Answer = (response: ServerResponse) => void;

let receiver: WebhookReceiver;
let platform: Platform;
let api: RehearsalApi;
let ledger: Ledger;
let webhook: z.infer<typeof WebhookWithSecret>;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  platform = await Platform.start({ rehearsalStart: '2025-10-20T08:00:00+08:00' });
  api = new RehearsalApi(platform.url);
  ledger = new Ledger(platform.url);
  await order('sysadmin.1', '/webhook-hosts', { host: new URL(receiver.url).host });
  webhook = WebhookWithSecret.parse(await order(LEAD, '/webhooks', { url: `${receiver.url}/hook` }));
});
afterAll(async () => {
  await platform?.stop();
  await receiver?.stop();
});
beforeEach(() => {
  receiver.received.splice(0);
  receiver.respond = says(204);
});
afterEach(async () => {
  receiver.respond = says(204);
  await settled();
});

async function order(account: string, path: string, payload: object): Promise<unknown> {
  const { status, body } = await api.post(account, path, payload, randomUUID());
  expect([path, status < 300, body]).toEqual([path, true, body]);
  return body;
}

const says =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { location: '/elsewhere' }).end();

const deliveries = async (): Promise<readonly Listed[]> =>
  DeliveryPage.parse((await api.get(OPERATOR, '/deliveries?channel=WEBHOOK&limit=200')).body).items;
const isOpen = ({ state }: Listed): boolean => state === 'PENDING' || state === 'UNDER_WAY';
const settled = (): Promise<void> => until('all is settled', async () => !(await deliveries()).some(isOpen));

/** Submits a request to the department; returns the one resulting delivery after its first attempt. */
async function ask(): Promise<Listed> {
  const before = new Set((await deliveries()).map(({ id }) => id));
  await walk(ledger, SUBMITTED);
  const [posted, ...others] = (await deliveries()).filter(({ id }) => !before.has(id));
  expect(others).toEqual([]);
  if (!posted) throw new Error('nothing was posted');
  await until('it arrives', () => Promise.resolve(receivedOf(posted).length > 0));
  return posted;
}
const found = async ({ id }: Listed): Promise<Listed | undefined> => (await deliveries()).find((one) => one.id === id);
const receivedOf = ({ id }: Listed): readonly Received[] =>
  receiver.received.filter(({ headers }) => headers['webhook-id'] === id);

/** The receiver answers the first attempt as given and accepts all later ones once the returned function is called. */
function atFirst(answer: Answer): () => void {
  let tries = 0;
  let take = (): void => undefined;
  const taken = new Promise<void>((resolve) => (take = resolve));
  receiver.respond = (response) => void (++tries === 1 ? answer(response) : taken.then(() => says(204)(response)));
  return take;
}
const sentAgain = (posted: Listed): Promise<void> =>
  until('it is sent again', () => Promise.resolve(receivedOf(posted).length === 2));

describe('an alert reaches the system of a department', () => {
  it('that answers 500: the same alert is sent again under the same id', async () => {
    const take = atFirst(says(500));
    const posted = await ask();
    await sentAgain(posted);
    const { webhookId } = webhook;
    expect(await found(posted)).toMatchObject({ state: 'UNDER_WAY', webhookId, lastError: '接收方没有接受' });
    take();
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DELIVERED', tries: 2 });
    const [first, second, ...others] = receivedOf(posted);
    expect(others).toEqual([]);
    expect(second?.body).toBe(first?.body);
    for (const one of receivedOf(posted)) expect(verified(webhook.secret ?? '', one)).toBe(true);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ specversion: '1.0' });
  });

  it('that redirects: the redirect is not followed', async () => {
    atFirst(says(307))();
    const posted = await ask();
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DELIVERED', tries: 2 });
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
  });

  it('that hangs and answers after the timeout', async () => {
    const hung: ServerResponse[] = [];
    const take = atFirst((response) => void hung.push(response));
    const posted = await ask();
    await sentAgain(posted);
    for (const response of hung) says(200)(response);
    expect(await found(posted)).toMatchObject({ state: 'UNDER_WAY', tries: 2, lastError: '没有得到接收方的答复' });
    take();
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DELIVERED', tries: 2 });
  });

  it('whose secret changes between two attempts: the second is signed with both, a later alert with the new one', async () => {
    const old = webhook.secret ?? '';
    const rotated = (): Promise<unknown> => order(LEAD, `/webhooks/${webhook.webhookId}/rotate-secret`, {});
    const held: ServerResponse[] = [];
    atFirst((response) => void held.push(response))();
    const posted = await ask();
    webhook = WebhookWithSecret.parse(await rotated());
    for (const response of held) says(503)(response);
    await settled();
    const signedBy = (one: Received) => [verified(old, one), verified(webhook.secret ?? '', one)];
    expect(receivedOf(posted).map(signedBy)).toEqual([
      [true, false],
      [true, true],
    ]);
    await sqlAs(
      platform.database.administratorUrl,
      'UPDATE webhook_secret SET ends_at = clock_timestamp() WHERE ends_at IS NOT NULL',
    );
    expect(receivedOf(await ask()).map(signedBy)).toEqual([[false, true]]);
  });
});

describe('an alert that a system does not take', () => {
  it('waits for an operator at once if the address is gone, and is the same when it is sent again', async () => {
    atFirst(says(410))();
    const posted = await ask();
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DEAD', tries: 1, lastError: '接收方已不再接收' });
    await order(OPERATOR, `/deliveries/${posted.id}/resend`, {});
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DELIVERED', generation: 2 });
    expect(new Set(receivedOf(posted).map(({ body }) => body)).size).toBe(1);
  });

  it('is given up after the limit with the last error, and is sent when an operator asks for it', async () => {
    receiver.respond = says(500);
    const posted = await ask();
    const { id: deliveryId, generation } = posted;
    await until('it is under way', async () => (await found(posted))?.state === 'UNDER_WAY');
    await withTemporal(platform, async (client) => {
      await restartToGiveUpSoon(client, { deliveryId, generation });
      const handle = client.workflow.getHandle(deliveryWorkflowId({ deliveryId, generation }));
      expect(await handle.result()).toBe('DEAD');
    });
    expect(await found(posted)).toMatchObject({ state: 'DEAD', lastError: '接收方没有接受' });
    expect((await found(posted))?.tries).toBeGreaterThan(1);
    receiver.respond = says(204);
    await order(OPERATOR, `/deliveries/${deliveryId}/resend`, {});
    await settled();
    expect(await found(posted)).toMatchObject({ state: 'DELIVERED', generation: 2 });
  });
});
