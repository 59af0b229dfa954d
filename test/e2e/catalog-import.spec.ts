import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DocumentReceipt, ImportReceipt, ImportReport, ImportView } from '#libs/http';
import { XLSX } from '#libs/sheets';
import { sqlAs } from '../support/database.js';
import { draftsTo, sheetOf } from '../support/entry-sheets.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { Door } from './door.fixture.js';

const ROWS = 30;

let platform: Platform;
let door: Door;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  door = new Door(platform.url);
});
afterAll(() => platform?.stop());

it('every row of a sheet becomes one draft, also when the worker is killed meanwhile', async () => {
  const documentId = await upload();
  const checked = await door.post('p2.handler', '/catalog-imports/check', { documentId });
  expect(ImportReport.parse(checked.body)).toMatchObject({ rows: ROWS, faulty: 0 });

  const answer = await door.post('p2.handler', '/catalog-imports', { documentId });
  expect(answer.status).toBe(202);
  const { importId } = ImportReceipt.parse(answer.body);
  for (const share of [0.2, 0.6]) {
    await until('some rows are drafts', async () => (await progress(importId)).done >= ROWS * share);
    await platform.worker.end('SIGKILL');
    platform.worker.start();
  }
  await until('no row is pending', async () => (await progress(importId)).pending === 0);
  expect(await progress(importId)).toMatchObject({ rows: ROWS, done: ROWS, refused: 0, parked: 0, items: [] });
  await expectDrafts(importId);
});

async function upload(): Promise<string> {
  const headers = {
    ...(await door.bearer('p2.handler')),
    'idempotency-key': 'sheet',
    'document-name': 'sheet.xlsx',
    'content-type': 'application/octet-stream',
  };
  const body = new Uint8Array(await sheetOf(draftsTo(ROWS), XLSX));
  const sent = await fetch(`${door.url}/api/v1/documents`, { method: 'POST', headers, body });
  return DocumentReceipt.parse(await sent.json()).documentId;
}

const progress = async (importId: string) =>
  ImportView.parse((await door.get('p2.lead', `/catalog-imports/${importId}`)).body);

/** Expects one matter for each row, begun by one event in the name of the importing account. */
async function expectDrafts(importId: string): Promise<void> {
  const { ownerUrl } = platform.database;
  const drafts = await sqlAs(
    ownerUrl,
    `SELECT m.state, m.provider, m.seq, e.type, e.actor_account AS account, c.content ->> 'name' AS name
     FROM outbox o JOIN matter m ON m.id = o.target JOIN event e ON e.stream = m.id
     JOIN catalog_entry c ON c.entry_id = m.id WHERE o.source = '${importId}' ORDER BY o.place`,
  );
  const draft = { state: 'DRAFT', provider: 'P2', seq: 1, type: 'entryDrafted', account: 'p2.handler' };
  expect(drafts).toEqual(draftsTo(ROWS).map(({ name }) => ({ ...draft, name })));
  const begun = `SELECT count(*)::int AS n FROM catalog_entry WHERE catalog_code LIKE '3070990000002/9%'`;
  expect(await sqlAs(ownerUrl, begun)).toEqual([{ n: ROWS }]);
}
