import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { v5 as uuidv5 } from 'uuid';
import { Receipt } from '#libs/http';
import { commandIdOf } from '../../apps/api/src/command/command-request.js';
import { request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { ask, boot, openApi, rehearsal, signIn, type OpenApi, type Reply } from './api.fixture.js';

let before: OpenApi;
let after: NestExpressApplication;
beforeAll(async () => {
  before = await openApi('2026-01-26T01:00:00.000Z');
});
afterAll(async () => {
  await after?.close();
  await before?.close();
});

const post = async (url: string, account: string, path: string, body: object): Promise<Reply> =>
  ask(`${url}/api/v1${path}`, {
    method: 'POST',
    token: await signIn(url, account),
    headers: { 'idempotency-key': 'one' },
    body: JSON.stringify(body),
  });

const DRAFT = request('3070990100002/000001', 'API', 1);
const WAYS: readonly (readonly [string, string, object])[] = [
  ['m4.handler', '/share-requests', DRAFT],
  ['m4.lead', '/webhooks', { url: 'https://8.8.8.8/hook' }],
  ['sysadmin.1', '/webhook-hosts', { host: 'oa.intranet.example' }],
  ['m4.handler', '/platform-clock/advance', { to: '2026-01-26T09:30:00+08:00' }],
];

it('nobody computes the id of a matter from account, route and key', async () => {
  const { body } = await post(before.url, 'm4.handler', '/share-requests', DRAFT);
  const { matterId } = Receipt.parse(body);
  const commandId = commandIdOf({ accountId: 'm4.handler', route: 'POST /share-requests', idempotencyKey: 'one' });
  expect(matterId).not.toBe(uuidv5('matter', commandId));
});

it('a key from before finds its command, whatever ids are derived since', async () => {
  const first: Reply[] = [];
  for (const [account, path, body] of WAYS) first.push(await post(before.url, account, path, body));
  expect(first.map(({ status }) => status)).toEqual([201, 201, 201, 202]);

  await sqlAs(before.ownerUrl, `UPDATE installation SET secret = repeat('another', 20)`);
  after = await boot({ ...rehearsal(before.appUrl), documentsDir: before.documentsDir });
  const url = await after.getUrl();
  for (const [n, [account, path, body]] of WAYS.entries()) {
    const again = await post(url, account, path, body);
    const ids = (reply: Reply | undefined): unknown => {
      const body = reply?.body as Readonly<Record<string, unknown>> | undefined;
      return { status: reply?.status, matterId: body?.matterId, webhookId: body?.webhookId, hostId: body?.hostId };
    };
    expect([path, ids(again)]).toEqual([path, ids(first[n])]);
  }
  const [counted] = await sqlAs<{ n: number }>(
    before.ownerUrl,
    `SELECT ((SELECT count(*) FROM webhook) + (SELECT count(*) FROM webhook_host))::int AS n`,
  );
  expect(counted?.n).toBe(2);
});
