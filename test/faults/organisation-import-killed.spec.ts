import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DocumentReceipt, OrganisationImportView } from '#libs/http';
import { Door } from '../e2e/door.fixture.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';

const ACCOUNTS = 2_000;
const [PROPOSER, CONFIRMER] = ['sysadmin.1', 'sysadmin.2'] as const;

let platform: Platform;
let door: Door;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  door = new Door(platform.url);
});
afterAll(() => platform?.stop());

it('an import of the organisation makes each record once, although the worker is killed within it', async () => {
  const rows = Array.from({ length: ACCOUNTS }, (_, n) => `killed.${String(n)}`);
  const documentId = await upload(['账号', ...rows].join('\n'));
  const { body } = await door.post(PROPOSER, '/organisation/imports', { documentIds: [documentId] });
  const { importId } = body as { readonly importId: string };
  const view = async () =>
    OrganisationImportView.parse((await door.get(PROPOSER, `/organisation/imports/${importId}`)).body);
  await door.post(CONFIRMER, `/organisation/imports/${importId}/commands/confirm`, {});
  for (const part of [1, 2]) {
    await until('a part is done', async () => (await view()).done >= (part * ACCOUNTS) / 5);
    await platform.worker.end('SIGKILL');
    expect((await view()).state).toBe('CONFIRMED');
    platform.worker.start();
  }
  await until('all is done', async () => (await view()).state !== 'CONFIRMED');
  expect(await view()).toMatchObject({ state: 'APPLIED', changes: ACCOUNTS, done: ACCOUNTS });
  const [made] = await sqlAs<{ accounts: string; events: string }>(
    platform.database.ownerUrl,
    `SELECT (SELECT count(*) FROM account WHERE id LIKE 'killed.%') AS accounts,
       (SELECT count(*) FROM event WHERE payload LIKE '%${importId}%') AS events`,
  );
  expect(made).toEqual({ accounts: String(ACCOUNTS), events: String(ACCOUNTS) });
});

async function upload(content: string): Promise<string> {
  const headers = {
    ...(await door.bearer(PROPOSER)),
    'idempotency-key': 'killed',
    'document-name': 'accounts.csv',
    'content-type': 'application/octet-stream',
  };
  const init = { method: 'POST', headers, body: content };
  return DocumentReceipt.parse(await (await fetch(`${door.url}/api/v1/documents`, init)).json()).documentId;
}
