import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DocumentReceipt, ImportReceipt, ImportReport, ImportView } from '#libs/http';
import { CSV, XLSX, type SheetMediaType } from '#libs/sheets';
import { Door } from '../e2e/door.fixture.js';
import { sqlAs } from '../support/database.js';
import { draftNamed, sheetOf } from '../support/entry-sheets.js';
import { Platform } from '../support/platform.js';

/*
 * `npm run bench -- import`: 10,000 entries with ten items each are checked and imported by a real API, as
 * CSV and as XLSX, and exported again. Prints what each step takes, how long other requests wait meanwhile, and the
 * API's peak of resident memory so far. The worker is down, so that only the import itself is measured; at the end it
 * delivers for a while.
 */
const ENTRIES = 10_000;
const DELIVERING_MS = 20_000;
const SHEETS: readonly (readonly [format: string, mediaType: SheetMediaType, from: number])[] = [
  ['csv', CSV, 0],
  ['xlsx', XLSX, ENTRIES],
];

let platform: Platform;
let door: Door;
const sheets = new Map<string, Buffer>();
beforeAll(async () => {
  for (const [format, mediaType, from] of SHEETS) {
    const entries = Array.from({ length: ENTRIES }, (_, n) => entryNamed(from + n + 1));
    sheets.set(format, await sheetOf(entries, mediaType));
  }
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  door = new Door(platform.url);
  await platform.worker.end();
});
afterAll(() => platform?.stop());

it.each(SHEETS)('%s', async (format) => {
  const bytes = sheets.get(format) ?? Buffer.alloc(0);
  const documentId = await upload(bytes, format);
  print(`${format}: ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; the API has had ${await peak()}`);
  const checked = await measured(`check ${format}`, () =>
    door.post('p2.lead', '/catalog-imports/check', { documentId }),
  );
  expect(ImportReport.parse(checked.body)).toMatchObject({ rows: ENTRIES, faulty: 0 });
  const imported = await measured(`import ${format}`, () => door.post('p2.lead', '/catalog-imports', { documentId }));
  expect(ImportReceipt.parse(imported.body).rows).toBe(ENTRIES);
});

it('is delivered', async () => {
  platform.worker.start();
  await platform.ready();
  const { body } = await door.get('p2.lead', '/catalog-imports');
  const { importId } = (body as { items: { importId: string }[] }).items.at(-1) ?? { importId: '' };
  const done = async (): Promise<number> =>
    ImportView.parse((await door.get('p2.lead', `/catalog-imports/${importId}`)).body).done;
  const before = await done();
  await new Promise((resolve) => setTimeout(resolve, DELIVERING_MS));
  print(`delivered: ${(((await done()) - before) / (DELIVERING_MS / 1000)).toFixed(1)} drafts a second`);
  await platform.worker.end();
});

it.each(['csv', 'xlsx'])('is exported: %s', async (format) => {
  await sqlAs(platform.database.ownerUrl, FILL);
  const size = await measured(`export ${format}`, async () => {
    const headers = await door.bearer('m4.handler');
    const sent = await fetch(`${door.url}/api/v1/catalog/entries/export?format=${format}`, { headers });
    return (await sent.arrayBuffer()).byteLength;
  });
  print(`${(size / 1024 / 1024).toFixed(1)} MiB`);
});

/** Inserts entries as if they had been published. */
const FILL = `
  INSERT INTO catalog_entry (entry_id, catalog_code, provider, state, name, version, content)
  SELECT target, message #>> '{payload,content,catalogCode}', 'P2', 'PUBLISHED', message #>> '{payload,content,name}', 1,
    message #> '{payload,content}'
  FROM outbox WHERE process = 'catalog-entry' ORDER BY place LIMIT ${ENTRIES}
  ON CONFLICT DO NOTHING`;

const entryNamed = (n: number) =>
  draftNamed(n, {
    abstract: '供测量导入耗时和内存占用的条目，内容与真实条目长度相近。'.repeat(3),
    items: Array.from({ length: 10 }, (_, i) => ({
      ...draftNamed(n).items[0],
      itemId: `i${i + 1}`,
      nameZh: `第${n}号条目的数据项${i + 1}`,
      description: '数据项的含义、取值来源和使用时的注意事项',
    })) as ReturnType<typeof draftNamed>['items'],
  });

async function upload(bytes: Buffer, key: string): Promise<string> {
  const headers = {
    ...(await door.bearer('p2.lead')),
    'idempotency-key': key,
    'document-name': `sheet.${key}`,
    'content-type': 'application/octet-stream',
  };
  const init = { method: 'POST', headers, body: new Uint8Array(bytes) };
  return DocumentReceipt.parse(await (await fetch(`${door.url}/api/v1/documents`, init)).json()).documentId;
}

async function measured<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  let isDone = false;
  const others = (async () => {
    while (!isDone) {
      const began = performance.now();
      await fetch(`${door.url}/health/live`);
      waited = Math.max(waited, performance.now() - began);
    }
  })();
  const began = performance.now();
  const result = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  isDone = true;
  await others;
  print(`${what}: ${seconds} s; other requests waited ${waited.toFixed(0)} ms at most; peak ${await peak()}`);
  return result;
}

async function peak(): Promise<string> {
  const status = await readFile(`/proc/${String(platform.api.pid)}/status`, 'utf8');
  const [, kib] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
  return `${(Number(kib) / 1024).toFixed(0)} MiB`;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
