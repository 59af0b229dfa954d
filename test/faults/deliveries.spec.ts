import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { deliveryWorkflowId } from '#libs/contracts';
import { DeliveryItem, DeliveryPage } from '#libs/http';
import { freePort } from '../../infra/dev/index.js';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { sqlAs } from '../support/database.js';
import { restartToGiveUpSoon } from '../support/impatience.js';
import { MailServer, type ReceivedMail } from '../support/mail-server.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { deliveryLock, holding } from './hold.js';
import { Ledger } from './ledger.js';
import { expectSoundStore, withStore, withTemporal } from './proof.js';
import { TO_USE, walk } from './way.js';

const OPERATOR = 'operator.1';
/** Account of the requested department; it gets a mail for each request. */
const HANDLER = 'm2.handler';
const ADDRESS = 'm2.handler@example.org';
const SUBMITTED = TO_USE.slice(0, 3);

let mail: MailServer;
let platform: Platform;
let api: RehearsalApi;
let ledger: Ledger;

beforeAll(async () => {
  mail = new MailServer(await freePort());
  platform = await Platform.start({
    rehearsalStart: '2025-10-20T08:00:00+08:00',
    environment: { SMTP_URL: mail.url, MAIL_FROM: 'no-reply@zhengshu.example' },
  });
  api = new RehearsalApi(platform.url);
  ledger = new Ledger(platform.url);
});
afterAll(async () => {
  await platform?.stop();
  await mail?.down();
});
beforeEach(async () => {
  mail.received.length = 0;
  await mail.up();
  await prefer(HANDLER, ADDRESS, 'AT_ONCE');
});
afterEach(async () => {
  await mail.up().catch(() => undefined);
  await allSettled();
  await mail.down();
  await withStore(platform, (db) => expectSoundStore(db, ledger));
});

const administer = <Row extends object>(sql: string) => sqlAs<Row>(platform.database.administratorUrl, sql);

async function prefer(account: string, email: string | null, delivery: 'AT_ONCE' | 'DIGEST'): Promise<void> {
  expect((await api.put(account, '/notification-preferences', { email, delivery })).status).toBe(200);
}

type Listed = z.infer<typeof DeliveryItem>;
const deliveries = async (query = ''): Promise<readonly Listed[]> =>
  DeliveryPage.parse((await api.get(OPERATOR, `/deliveries?limit=200${query}`)).body).items;
const withState = async (...states: readonly string[]): Promise<readonly Listed[]> =>
  (await deliveries()).filter(({ state }) => states.includes(state));
const delivery = async (id: string): Promise<Listed> => {
  const found = (await deliveries()).find((one) => one.id === id);
  if (!found) throw new Error(`there is no delivery ${id}`);
  return found;
};
const allSettled = (): Promise<void> =>
  until('all is settled', async () => (await withState('PENDING', 'UNDER_WAY')).length === 0);

const idOf = ({ headers }: ReceivedMail): string => headers.get('message-id') ?? '';
const messageId = ({ id }: Listed): string => `<${id}@zhengshu.example>`;

/** Submits this many requests to the department; returns the resulting deliveries to its handler, oldest first. */
async function ask(times = 1): Promise<readonly Listed[]> {
  const before = new Set((await deliveries()).map(({ id }) => id));
  await Promise.all(Array.from({ length: times }, () => walk(ledger, SUBMITTED)));
  return (await deliveries()).filter(({ id }) => !before.has(id)).reverse();
}

it('a mail names event and matter, and no workflow contains its recipient', async () => {
  const posted = await ask();
  expect(posted.length).toBeGreaterThan(0);
  await allSettled();
  const mails = mail.mailsTo(ADDRESS);
  expect(mails.map(idOf).sort()).toEqual(posted.map(messageId).sort());
  for (const { subject, text, headers } of mails) {
    expect(subject).toMatch(/^【政数演练】REQ-\d+-2025-\d+ .*[\u4e00-\u9fff]/);
    expect(text).toMatch(/事项：共享申请 REQ-\d+-2025-\d+ 婚姻登记状态核验\n/);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-zhengshu-delivery')).toMatch(/^[0-9a-f-]{36}; try=1$/);
  }
  await withTemporal(platform, async ({ workflow }) => {
    for (const { id, generation } of posted) {
      const handle = workflow.getHandle(deliveryWorkflowId({ deliveryId: id, generation }));
      expect(await handle.result()).toBe('DELIVERED');
      expect(JSON.stringify(await handle.fetchHistory())).not.toMatch(/example\.org|m2\.|REQ-/);
    }
  });
  expect((await platform.worker.logged({})).filter((line) => JSON.stringify(line).includes(ADDRESS))).toEqual([]);
});

describe('no mail is lost', () => {
  it('while the mail server is down, and none is sent twice when it is up again', async () => {
    await mail.down();
    const posted = await ask(5);
    await until('all was tried in vain, again and again', async () => {
      const tried = (await withState('UNDER_WAY')).filter(({ tries, lastError }) => tries > 1 && lastError !== null);
      return tried.length === posted.length;
    });
    expect((await withState('UNDER_WAY')).map(({ lastError }) => lastError)).toEqual(
      posted.map(() => 'SMTP ESOCKET ECONNREFUSED'),
    );
    expect(mail.received).toEqual([]);
    await mail.up();
    await allSettled();
    expect(mail.mailsTo(ADDRESS).map(idOf).sort()).toEqual(posted.map(messageId).sort());
  });

  it('if the worker is killed after sending and before recording it: the same mail is sent again with the same id', async () => {
    const acknowledge = mail.keepWaiting();
    const [first] = await ask();
    if (!first) throw new Error('nothing was posted');
    const sent = () => mail.received.filter((one) => idOf(one) === messageId(first));
    await until('its mail arrives', () => Promise.resolve(sent().length > 0));
    await holding(platform.database.ownerUrl, deliveryLock(first.id), async () => {
      acknowledge();
      await until('it waits to be settled', async () => (await settling('pid')).length > 0);
      await platform.worker.end('SIGKILL');
      // The server would still carry out what a client that is gone has asked for.
      await settling('pg_terminate_backend(pid)');
    });
    expect(await delivery(first.id)).toMatchObject({ state: 'UNDER_WAY', tries: 1 });
    platform.worker.start();
    await allSettled();
    expect(sent().map(({ headers }) => headers.get('x-zhengshu-delivery'))).toEqual([
      `${first.id}; try=1`,
      `${first.id}; try=2; repeated`,
    ]);
    expect(new Set(sent().map(({ text }) => text)).size).toBe(1);
  });

  it('if Temporal has lost the workflow that was to send it', async () => {
    await mail.down();
    const posted = await ask();
    await until('it is under way', async () => (await withState('UNDER_WAY')).length === posted.length);
    await withTemporal(platform, async ({ workflow }) => {
      for (const { id, generation } of posted)
        await workflow.getHandle(deliveryWorkflowId({ deliveryId: id, generation })).terminate('wiped');
    });
    await mail.up();
    await administer(`UPDATE delivery SET not_before = clock_timestamp() WHERE state = 'UNDER_WAY'`);
    await allSettled();
    expect(mail.mailsTo(ADDRESS).map(idOf).sort()).toEqual(posted.map(messageId).sort());
  });
});

/** Database sessions that wait to record the result of a delivery. */
const settling = (what: string) =>
  administer(
    `SELECT ${what} FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE delivery SET%'`,
  );

describe('a mail that its server refuses for good', () => {
  it('waits for an operator, and is the same mail when it is sent again', async () => {
    mail.unknown.add(ADDRESS);
    const [dead] = await ask();
    if (!dead) throw new Error('nothing was posted');
    await allSettled();
    expect(await delivery(dead.id)).toMatchObject({ state: 'DEAD', tries: 1, lastError: 'SMTP 550 RCPT TO' });
    mail.unknown.clear();

    const resend = (account: string, key: string) => api.post(account, `/deliveries/${dead.id}/resend`, {}, key);
    expect((await resend(HANDLER, 'mine')).status).toBe(403);
    const key = randomUUID();
    const [one, same] = [await resend(OPERATOR, key), await resend(OPERATOR, key)];
    expect([one.status, same.status]).toEqual([202, 202]);
    expect(DeliveryItem.parse(one.body)).toMatchObject({ state: 'PENDING', generation: 2 });
    await allSettled();
    expect(await delivery(dead.id)).toMatchObject({ state: 'DELIVERED', generation: 2 });
    expect(mail.mailsTo(ADDRESS).map(idOf)).toContain(messageId(dead));
    expect((await resend(OPERATOR, randomUUID())).status).toBe(409);
  });
});

it('a mail whose server stays down is given up after the limit, and is the same mail when an operator sends it again', async () => {
  await mail.down();
  const posted = await ask();
  await until('it is under way', async () => (await withState('UNDER_WAY')).length === posted.length);
  await withTemporal(platform, async (client) => {
    for (const { id, generation } of posted) await restartToGiveUpSoon(client, { deliveryId: id, generation });
  });
  await allSettled();
  for (const { id } of posted)
    expect(await delivery(id)).toMatchObject({ state: 'DEAD', lastError: 'SMTP ESOCKET ECONNREFUSED' });
  await mail.up();
  for (const { id } of posted)
    expect((await api.post(OPERATOR, `/deliveries/${id}/resend`, {}, randomUUID())).status).toBe(202);
  await allSettled();
  expect(mail.mailsTo(ADDRESS).map(idOf).sort()).toEqual(posted.map(messageId).sort());
});

it('a digest is sent once at the opening of the next working day, with all collected alerts', async () => {
  await prefer(HANDLER, ADDRESS, 'DIGEST');
  const posted = await ask(2);
  expect(posted).toHaveLength(1);
  const [digest] = posted;
  expect(digest).toMatchObject({ state: 'HELD', releaseAt: '2025-10-20T01:10:00.000Z' });
  expect(mail.received).toEqual([]);
  await api.advanceTo(OPERATOR, '2025-10-20T09:11:00+08:00');
  await until('it goes out', () => Promise.resolve(mail.received.length > 0));
  await allSettled();
  const { alerts } = await delivery(digest?.id ?? '');
  expect(alerts).toBeGreaterThanOrEqual(2);
  expect(mail.mailsTo(ADDRESS).map(({ subject }) => subject)).toEqual([
    `【政数演练】2025-10-20 预警和告知，共 ${alerts} 项`,
  ]);
});
