import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { WebhookSenderService } from '#activities/delivery/webhook';
import { alertEvent } from '#libs/domain';
import { WebhookHostPage, WebhookPage, WebhookItem, WebhookWithSecret } from '#libs/http';
import { createDataSource, openSecret, SecretBox, sealWebhookSecrets, webhookSecretBox } from '#libs/persistence';
import { freePort } from '../../infra/dev/ports.js';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { verified, WebhookReceiver, type Received } from '../support/webhook-receiver.js';

const EVENT = alertEvent(
  {
    alertId: '0b6f1a52-7c1b-5d55-8d7f-4a6b1c2d9e0f',
    matterId: '5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11',
    number: 'REQ-990100-2026-000002',
    level: 'L4',
    clockId: 'reply',
    clause: '21(1)',
    late: false,
    dueAt: '2026-02-09T16:00:00.000Z',
    text: '答复期限已过',
    at: '2026-02-09T16:00:15.000Z',
  },
  'rehearsal',
);

let api: OpenApi;
let app: DataSource;
let box: SecretBox;
let sender: WebhookSenderService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  api = await openApi('2026-01-26T01:00:00.000Z');
  app = await createDataSource(api.appUrl).initialize();
  box = await webhookSecretBox(app, null);
  sender = new WebhookSenderService(app, box);
  receiver = await WebhookReceiver.start();
}, 90_000);
afterAll(async () => {
  await receiver?.stop();
  await app?.destroy();
  await api?.close();
});

const tokens = new Map<string, Promise<string>>();
async function send(account: string, path: string, init: RequestInit = {}): Promise<Reply> {
  const token = tokens.get(account) ?? signIn(api.url, account);
  tokens.set(account, token);
  return ask(`${api.url}/api/v1${path}`, { ...init, token: await token });
}
const get = (account: string, path: string): Promise<Reply> => send(account, path);
const post = (account: string, path: string, body: object, key: string = randomUUID()): Promise<Reply> =>
  send(account, path, { method: 'POST', headers: { 'idempotency-key': key }, body: JSON.stringify(body) });

async function register(account: string, url: string): Promise<{ webhookId: string; secret: string }> {
  return withSecret(await post(account, '/webhooks', { url }), 201);
}
async function rotate(account: string, webhookId: string): Promise<string> {
  return withSecret(await post(account, `/webhooks/${webhookId}/rotate-secret`, {}), 200).secret;
}
function withSecret({ status, body }: Reply, expected: number): { webhookId: string; secret: string } {
  expect([status, body]).toEqual([expected, body]);
  const { webhookId, secret } = WebhookWithSecret.parse(body);
  if (secret === null) throw new Error('no secret is shown');
  return { webhookId, secret };
}
const webhooksOf = async (account: string, query = ''): Promise<z.infer<typeof WebhookPage>> =>
  WebhookPage.parse((await get(account, `/webhooks${query}`)).body);

async function hosts(): Promise<readonly { hostId: string; host: string }[]> {
  return WebhookHostPage.parse((await get('sysadmin.1', '/webhook-hosts')).body).items;
}
async function listHost(host: string): Promise<void> {
  if ((await hosts()).every((one) => one.host !== host))
    expect((await post('sysadmin.2', '/webhook-hosts', { host })).status).toBe(201);
}

/** The key that the rehearsal keeps. */
async function rehearsalKey(): Promise<string> {
  const [row] = await sqlAs<{ key: string }>(api.ownerUrl, 'SELECT key FROM webhook_key');
  return row?.key ?? '';
}

interface Stored {
  readonly plain: string | null;
  readonly sealed: string | null;
}
const storedOf = (webhookId: string): Promise<Stored[]> =>
  sqlAs<Stored>(
    api.ownerUrl,
    `SELECT secret AS plain, sealed FROM webhook_secret WHERE webhook = '${webhookId}' ORDER BY made_at`,
  );

const deliver = (webhookId: string, deliveryId: string = randomUUID()) =>
  sender.send({ deliveryId, webhookId, event: EVENT });
function last(): Received {
  const received = receiver.received.at(-1);
  if (!received) throw new Error('nothing was received');
  return received;
}
beforeEach(() => {
  receiver.received.splice(0);
  receiver.respond = (response) => response.writeHead(204).end();
});

describe('an address in the platform’s own network', () => {
  it.each([
    'https://127.0.0.1/hook',
    'https://localhost/hook',
    'https://localhost./hook',
    'https://2130706433/hook',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://100.100.100.200/latest/meta-data',
    'https://nowhere.invalid/hook',
  ])('is refused: %s', async (url) => {
    const { code } = expectProblem(await post('p2.lead', '/webhooks', { url }), 422, 'url');
    expect(code).toBe('RECEIVER_REFUSED');
    expect((await webhooksOf('p2.lead')).items).toEqual([]);
  });

  it.each([
    ['http://1.1.1.1/hook', 422],
    ['https://user:word@1.1.1.1/hook', 422],
    ['https://1.1.1.1:25/hook', 422],
    ['https://1.1.1.1/hook#here', 422],
    ['ftp://1.1.1.1/hook', 400],
    ['1.1.1.1', 400],
    ['', 400],
  ])('is not the only one refused: so is %s, with status %i', async (url, status) => {
    expectProblem(await post('p2.lead', '/webhooks', { url }), status, 'url');
  });

  it('is not the only one refused: so is an address that is too long', async () => {
    const url = `https://1.1.1.1/${'x'.repeat(2_000)}`;
    expectProblem(await post('p2.lead', '/webhooks', { url }), 400, 'url');
  });

  it('is accepted once an administrator lists its host, and nothing is sent after the host is removed', async () => {
    const port = await freePort();
    const url = `https://localhost:${port}/hook`;
    for (const other of ['LOCALHOST', 'localhost:8443']) {
      const { body } = await post('sysadmin.1', '/webhook-hosts', { host: other });
      expectProblem(await post('p3.lead', '/webhooks', { url }), 422, 'url');
      const { hostId } = body as { readonly hostId: string };
      await post('sysadmin.1', `/webhook-hosts/${hostId}/remove`, {});
    }
    await listHost(`LOCALHOST:${port}`);
    const { webhookId } = await register('p3.lead', url);
    expect(await deliver(webhookId)).toEqual({ kind: 'RETRY', why: '没有得到接收方的答复' });
    const [listed] = await hosts();
    expect(listed).toMatchObject({ host: `localhost:${port}` });
    expect((await post('sysadmin.1', `/webhook-hosts/${listed?.hostId}/remove`, {})).status).toBe(200);
    expect(await deliver(webhookId)).toEqual({ kind: 'RETRY', why: expect.stringContaining('公网上没有地址') });
    expectProblem(await post('p3.lead', '/webhooks', { url }), 422, 'url');
  });

  it('is listed once, however often the key is repeated', async () => {
    const key = randomUUID();
    const first = await post('sysadmin.1', '/webhook-hosts', { host: '10.0.0.7' }, key);
    expect(first).toMatchObject({ status: 201, body: { hostId: expect.any(String) } });
    expect((await post('sysadmin.1', '/webhook-hosts', { host: '10.0.0.7' }, key)).body).toEqual(first.body);
    expectProblem(await post('sysadmin.1', '/webhook-hosts', { host: '10.0.0.8' }, key), 422);
    expectProblem(await post('sysadmin.2', '/webhook-hosts', { host: '10.0.0.7' }), 409);
    const { hostId } = first.body as { hostId: string };
    const removal = randomUUID();
    for (const _ of [1, 2])
      expect((await post('sysadmin.2', `/webhook-hosts/${hostId}/remove`, {}, removal)).body).toEqual({ hostId });
    expectProblem(await post('sysadmin.2', `/webhook-hosts/${hostId}/remove`, {}), 404);
    expectProblem(await post('sysadmin.2', '/webhook-hosts/x/remove', {}), 404);
  });

  it('is listed by administrators only, page by page', async () => {
    for (const account of ['p2.lead', 'm1.sa-head', 'operator.1', 'auditor.1']) {
      expectProblem(await post(account, '/webhook-hosts', { host: 'a.example' }), 403);
      expectProblem(await get(account, '/webhook-hosts'), 403);
    }
    expectProblem(await post('sysadmin.1', '/webhook-hosts', { host: 'a.example:22' }), 400, 'host');
    for (const host of ['b.example', 'a.example']) await listHost(host);
    const first = WebhookHostPage.parse((await get('sysadmin.1', '/webhook-hosts?limit=1')).body);
    const { body } = await get('sysadmin.1', `/webhook-hosts?limit=1&cursor=${first.nextCursor}`);
    const second = WebhookHostPage.parse(body);
    expect([...first.items, ...second.items].map(({ host }) => host)).toEqual(['a.example', 'b.example']);
    expectProblem(await get('sysadmin.1', '/webhook-hosts?cursor=x'), 400, 'cursor');
  });
});

describe('a department’s webhooks', () => {
  it('are ordered by its lead, and visible to the department only', async () => {
    for (const account of ['p4.handler', 'p4.head', 'sysadmin.1', 'gov.p'])
      expectProblem(await post(account, '/webhooks', { url: 'https://1.1.1.1/' }), 403);
    const { webhookId } = await register('p4.lead', 'https://1.1.1.1/HOOK?a=b');
    const expected = { webhookId, departmentId: 'P4', url: 'https://1.1.1.1/HOOK?a=b', disabledAt: null };
    expect((await webhooksOf('p4.handler')).items).toEqual([
      { ...expected, departmentName: expect.any(String), createdAt: expect.any(String) },
    ]);
    for (const account of ['p5.lead', 'sysadmin.1', 'auditor.1'])
      expect((await webhooksOf(account)).items.filter((one) => one.webhookId === webhookId)).toEqual([]);
    for (const path of [`/webhooks/${webhookId}/rotate-secret`, `/webhooks/${webhookId}/disable`]) {
      expectProblem(await post('p4.handler', path, {}), 403);
      expectProblem(await post('p5.lead', path, {}), 404);
      expectProblem(await post('p4.lead', path.replace(webhookId, randomUUID()), {}), 404);
      expectProblem(await post('p4.lead', path.replace(webhookId, 'x'), {}), 404);
    }
  });

  it('are created once per key, and show their secret once', async () => {
    const key = randomUUID();
    const body = { url: 'https://1.0.0.1/hook' };
    const made = await Promise.all([1, 2, 3].map(() => post('p5.lead', '/webhooks', body, key)));
    const views = made.map((reply) => WebhookWithSecret.parse(reply.body));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(views.map(({ webhookId }) => webhookId)).size).toBe(1);
    const [secret, ...none] = views.map((view) => view.secret).sort((a, b) => Number(b !== null) - Number(a !== null));
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(none).toEqual([null, null]);
    expectProblem(await post('p5.lead', '/webhooks', { url: 'https://1.0.0.2/' }, key), 422);

    const path = `/webhooks/${views[0]?.webhookId}/rotate-secret`;
    const rotation = randomUUID();
    const rotated = withSecret(await post('p5.lead', path, {}, rotation), 200).secret;
    expect(rotated).not.toBe(secret);
    expect((await post('p5.lead', path, {}, rotation)).body).toMatchObject({ secret: null });
    const [kept] = await sqlAs(api.ownerUrl, `SELECT string_agg(c::text, '') AS all FROM command c`);
    expect(JSON.stringify(kept)).not.toContain('whsec_');
    expect((await get('p5.lead', '/webhooks')).text).not.toContain('secret');
  });

  it('are at most five, however many are requested at once; a disabled one makes room', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((n) => post('p6.lead', '/webhooks', { url: `https://1.1.1.${n}/` })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409]);
    const { items } = await webhooksOf('p6.lead');
    expect(items).toHaveLength(5);
    const [first] = items;
    const disabled = await post('p6.lead', `/webhooks/${first?.webhookId}/disable`, {});
    expect(WebhookItem.parse(disabled.body).disabledAt).not.toBeNull();
    await register('p6.lead', 'https://1.1.1.8/');
    expectProblem(await post('p6.lead', '/webhooks', { url: 'https://1.1.1.9/' }), 409);

    const pages = [await webhooksOf('p6.lead', '?limit=4')];
    pages.push(await webhooksOf('p6.lead', `?limit=4&cursor=${pages[0]?.nextCursor}`));
    const ids = pages.flatMap((page) => page.items.map(({ webhookId }) => webhookId));
    expect([ids.length, new Set(ids).size, pages[1]?.nextCursor]).toEqual([6, 6, null]);
    expectProblem(await get('p6.lead', '/webhooks?cursor=x'), 400, 'cursor');
  });

  it('receive nothing after they are disabled, and get no new secret', async () => {
    await listHost(new URL(receiver.url).host);
    const { webhookId } = await register('m2.lead', `${receiver.url}/hook`);
    const path = `/webhooks/${webhookId}/disable`;
    const first = WebhookItem.parse((await post('m2.lead', path, {})).body);
    expect(WebhookItem.parse((await post('m2.lead', path, {})).body)).toEqual(first);
    expect(await deliver(webhookId)).toEqual({ kind: 'FINAL', why: expect.stringContaining('停用') });
    expect(await deliver(randomUUID())).toMatchObject({ kind: 'FINAL' });
    expect(receiver.received).toEqual([]);
    expectProblem(await post('m2.lead', `/webhooks/${webhookId}/rotate-secret`, {}), 409);
  });
});

describe('a receiver', () => {
  let webhookId: string;
  let secret: string;
  beforeAll(async () => {
    await listHost(new URL(receiver.url).host);
    ({ webhookId, secret } = await register('m3.lead', `${receiver.url}/hook?for=m3`));
  });

  it('gets the alert as a signed CloudEvent, under the same id each time', async () => {
    const deliveryId = randomUUID();
    expect([await deliver(webhookId, deliveryId), await deliver(webhookId, deliveryId)]).toEqual([
      'DELIVERED',
      'DELIVERED',
    ]);
    const [first, second] = receiver.received;
    expect(first).toMatchObject({ method: 'POST', path: '/hook?for=m3', headers: { 'webhook-id': deliveryId } });
    expect(second?.headers['webhook-id']).toBe(deliveryId);
    expect(second?.body).toBe(first?.body);
    expect(JSON.parse(last().body)).toEqual(EVENT);
    expect(last().headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(Math.abs(Number(last().headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(30);
    expect([verified(secret, last()), verified('whsec_AAAA', last())]).toEqual([true, false]);
    expect(verified(secret, { ...last(), body: last().body.replace('L4', 'L3') })).toBe(false);
  });

  it.each([
    [200, 'DELIVERED'],
    [202, 'DELIVERED'],
    [302, { kind: 'RETRY', why: '接收方没有接受' }],
    [404, { kind: 'RETRY', why: '接收方没有接受' }],
    [410, { kind: 'FINAL', why: '接收方已不再接收' }],
    [429, { kind: 'RETRY', why: '接收方没有接受' }],
    [500, { kind: 'RETRY', why: '接收方没有接受' }],
  ])('that answers %s', async (status, expected) => {
    receiver.respond = (response) => response.writeHead(status, { location: '/elsewhere' }).end('说明');
    expect(await deliver(webhookId)).toEqual(expected);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook?for=m3']);
  });

  it.each([
    [429, '7', 7_000],
    [503, '999999', 86_400_000],
    [503, 'soon', undefined],
    [500, '7', undefined],
  ])('that answers %s with Retry-After: %s', async (status, header, waitMs) => {
    receiver.respond = (response) => response.writeHead(status, { 'retry-after': header }).end();
    expect(await deliver(webhookId)).toEqual({ kind: 'RETRY', why: '接收方没有接受', waitMs });
  });

  it('that hangs or answers late gets another attempt, and can recognise it', async () => {
    const [late, hung] = [randomUUID(), randomUUID()];
    const answers: (() => void)[] = [];
    receiver.respond = (response, { headers }) => {
      if (headers['webhook-id'] === late) answers.push(() => response.writeHead(200).end());
    };
    const begun = performance.now();
    const outcomes = await Promise.all([deliver(webhookId, late), deliver(webhookId, hung)]);
    expect(outcomes).toEqual(outcomes.map(() => ({ kind: 'RETRY', why: '没有得到接收方的答复' })));
    expect(performance.now() - begun).toBeLessThan(12_000);
    for (const answer of answers) answer();
    receiver.respond = (response) => response.writeHead(200).end();
    expect(await deliver(webhookId, late)).toBe('DELIVERED');
    expect(receiver.received.filter(({ headers }) => headers['webhook-id'] === late)).toHaveLength(2);
  });

  it('changes its secret: for a week both verify, then the new one alone', async () => {
    const next = await rotate('m3.lead', webhookId);
    await deliver(webhookId);
    expect([verified(secret, last()), verified(next, last())]).toEqual([true, true]);

    const [{ left }] = (await sqlAs<{ left: number }>(
      api.ownerUrl,
      `SELECT extract(epoch FROM ends_at - clock_timestamp())::float AS left FROM webhook_secret
       WHERE webhook = '${webhookId}' AND ends_at IS NOT NULL`,
    )) as [{ left: number }];
    expect(left).toBeGreaterThan(7 * 86_400 - 60);
    expect(left).toBeLessThanOrEqual(7 * 86_400);

    await sqlAs(api.ownerUrl, `UPDATE webhook_secret SET ends_at = clock_timestamp() WHERE ends_at IS NOT NULL`);
    await deliver(webhookId);
    expect([verified(secret, last()), verified(next, last())]).toEqual([false, true]);

    const newest = await rotate('m3.lead', webhookId);
    const kept = await storedOf(webhookId);
    expect(kept.map((row) => openSecret(box, webhookId, row))).toEqual([next, newest]);
  });

  it('has no secret that the database tells', async () => {
    const stored = await storedOf(webhookId);
    expect(stored.length).toBeGreaterThan(0);
    for (const { plain, sealed } of stored) {
      expect(plain).toBeNull();
      expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    }
  });

  it('signs with a secret that an earlier version stored, and seals it at the next start', async () => {
    await sqlAs(
      api.ownerUrl,
      `UPDATE webhook_secret SET secret = '${secret}', sealed = NULL WHERE webhook = '${webhookId}' AND ends_at IS NULL`,
    );
    await deliver(webhookId);
    expect(verified(secret, last())).toBe(true);
    expect(await sealWebhookSecrets(app, box)).toBe(1);
    expect((await storedOf(webhookId)).map(({ plain }) => plain).every((plain) => plain === null)).toBe(true);
    await deliver(webhookId);
    expect(verified(secret, last())).toBe(true);
  });

  it('signs on under a new key, which seals at the next start, and then without the earlier one', async () => {
    const given = { current: Buffer.alloc(32, 7).toString('base64'), previous: null };
    const next = await webhookSecretBox(app, given);
    expect(await sealWebhookSecrets(app, next)).toBeGreaterThan(0);
    expect(await sealWebhookSecrets(app, next)).toBe(0);
    const alone = new WebhookSenderService(app, new SecretBox(Buffer.alloc(32, 7)));
    await alone.send({ deliveryId: randomUUID(), webhookId, event: EVENT });
    expect(verified(secret, last())).toBe(true);
    await expect(sealWebhookSecrets(app, box)).rejects.toThrow(/sealed with the key [0-9a-f]{8}/);
    await expect(deliver(webhookId)).rejects.toThrow(/sealed with the key/);
    const back = new SecretBox(Buffer.from(await rehearsalKey(), 'base64'), Buffer.alloc(32, 7));
    expect(await sealWebhookSecrets(app, back)).toBeGreaterThan(0);
  });

  it('accepts as many secrets as fit in a header, and no more', async () => {
    const other = await register('m4.lead', `${receiver.url}/m4`);
    const secrets = [other.secret];
    for (const _ of [2, 3, 4, 5]) secrets.push(await rotate('m4.lead', other.webhookId));
    expectProblem(await post('m4.lead', `/webhooks/${other.webhookId}/rotate-secret`, {}), 409);
    await deliver(other.webhookId);
    expect(secrets.map((one) => verified(one, last()))).toEqual([true, true, true, true, true]);
  });
});
