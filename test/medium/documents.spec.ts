import { createHash, randomUUID } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_DOCUMENT_BYTES } from '#libs/http';
import { citeDocuments, DocumentFiles, readDocument, sweepDocuments, withTransaction } from '#libs/persistence';
import { until } from '../support/until.js';
import { boot, expectProblem, rehearsal } from './api.fixture.js';
import { answerTo, DocumentApi, isReport, PDF, zipOf } from './documents.fixture.js';

let api: DocumentApi;
let files: DocumentFiles;
beforeAll(async () => {
  api = await DocumentApi.open();
  files = new DocumentFiles(api.open.documentsDir);
}, 60_000);
afterAll(() => api?.close());

const NOBODY = '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a01';
const sweep = (limit = 100): Promise<number> => sweepDocuments(api.db, files, limit);
const cite = (matterId: string, ...ids: readonly string[]): Promise<void> =>
  withTransaction(api.db, 'READ COMMITTED', (tx) => citeDocuments(tx, matterId, ids));

/** Removes everything but cited documents after each test. */
afterEach(async () => {
  await api.age('8 days');
  await sweep();
  const cited = await api.sql(`SELECT id FROM document WHERE cited_at IS NOT NULL ORDER BY id`);
  expect(await api.sql(`SELECT id FROM document ORDER BY id`)).toEqual(cited);
  expect([...(await api.files())].sort()).toEqual(cited.map(({ id }) => id).filter((id) => !isReport(String(id))));
});

describe('an upload', () => {
  it('comes back byte for byte, with the hash of its bytes', async () => {
    const bytes = Buffer.concat([PDF, Buffer.alloc(300_000, 7)]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const receipt = await api.upload('p2.lead', bytes);
    const { documentId, ...said } = receipt;
    expect(said).toEqual({ sha256, size: bytes.length, mediaType: 'application/pdf', name: '说明.pdf' });
    const response = await api.get('p2.handler', documentId);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('说明.pdf')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      etag: `"${sha256}"`,
    });
  });

  it("is readable by the platform's own system account only", async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    const folder = path.join(api.open.documentsDir, documentId.slice(0, 2));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(folder, documentId))).mode & 0o777).toBe(0o600);
  });

  it.each<[string, string, () => Buffer | Promise<Buffer>, string, string]>([
    ['a PDF that is called a page', '说明.html', () => PDF, 'application/pdf', '说明.html.pdf'],
    ['a picture', '图.png', () => Buffer.from('\x89PNG\r\n\x1a\nIHDR', 'latin1'), 'image/png', '图.png'],
    ['a photograph', '图.jpg', () => Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'image/jpeg', '图.jpg'],
    ['a scan', '图.tif', () => Buffer.from('II*\0\x08', 'latin1'), 'image/tiff', '图.tif'],
    ['an OFD', '函.ofd', () => zipOf('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd', '函.ofd'],
    [
      'a workbook',
      '表.xlsx',
      () => zipOf(['[Content_Types].xml', 'spreadsheetml.sheet.main+xml'], 'xl/workbook.xml'),
      expect.stringMatching(/sheet$/) as unknown as string,
      '表.xlsx',
    ],
    [
      'a letter',
      '函.docx',
      () => zipOf(['[Content_Types].xml', 'wordprocessingml.document.main+xml'], 'word/document2.xml'),
      expect.stringMatching(/document$/) as unknown as string,
      '函.docx',
    ],
    ['an archive', '包.jar', () => zipOf('META-INF/MANIFEST.MF'), 'application/zip', '包.jar.zip'],
    ['a list', '表.csv', () => Buffer.from('编号,名称\r\n1,甲\r\n'), 'text/plain', '表.csv'],
    [
      'a list as a Chinese Excel saves it',
      '表.csv',
      () => Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x31]),
      'text/plain',
      '表.csv',
    ],
    ['JSON', 'a.json', () => Buffer.from('{"a":1}'), 'text/plain', 'a.json'],
    ['XML', 'a.xml', () => Buffer.from('<?xml version="1.0"?><a/>'), 'application/xml', 'a.xml'],
    ['a program as text', 'a.js', () => Buffer.from('alert(1)'), 'text/plain', 'a.js.txt'],
  ])('has its type from its content: %s', async (_, name, bytes, mediaType, kept) => {
    const headers = { 'document-name': encodeURIComponent(name) };
    expect(await api.upload('p2.lead', await bytes(), headers)).toMatchObject({ mediaType, name: kept });
  });

  it.each([
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a picture in markup', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a script', Buffer.from('#!/bin/sh\nrm -r /')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['the beginning of a ZIP', Buffer.from('PK\x03\x04')],
    ['text in Big5', Buffer.from([0xac, 0x46, 0xff, 0xbc])],
    ['a page in GB18030', Buffer.from([0x3c, 0x70, 0x3e, 0xd5, 0xfe])],
    ['text with U+0000 far behind', Buffer.concat([Buffer.alloc(200_000, 'a'), Buffer.from('\0')])],
  ])('is refused whatever type it claims: %s', async (_, bytes) => {
    const { code, detail } = expectProblem(await api.send('p2.lead', bytes), 415);
    expect([code, detail]).toEqual(['DOCUMENT_TYPE_NOT_ALLOWED', expect.stringMatching(/PDF.*UTF-8/)]);
    expect(await api.files()).toEqual([]);
  });

  it.each([
    ['no name', { 'document-name': '' }, 400, 'Document-Name'],
    ['a name of dots', { 'document-name': '..%2F..' }, 400, 'Document-Name'],
    ['a name that is no UTF-8', { 'document-name': '%ff' }, 400, 'Document-Name'],
    ['a long name', { 'document-name': encodeURIComponent('长'.repeat(81)) }, 400, 'Document-Name'],
    ['the phone number of a person', { 'document-name': '13000000000.pdf' }, 400, 'Document-Name'],
    ['no key', { 'idempotency-key': '' }, 400, 'Idempotency-Key'],
    ['the type of a page', { 'content-type': 'text/html' }, 415, undefined],
    ['the type of JSON', { 'content-type': 'application/json' }, 415, undefined],
    ['no token', { authorization: '' }, 401, undefined],
  ] as const)('is refused with %s', async (_, headers, status, field) => {
    expectProblem(await api.send('p2.lead', '{}', headers), status, field);
  });

  it('is refused without content, and from an account without a department', async () => {
    expectProblem(await api.send('p2.lead', Buffer.alloc(0)), 400, 'body');
    expectProblem(await api.send('operator.1', PDF), 403);
  });

  it('may have the maximum size and not one byte more, declared or not', async () => {
    const most = Buffer.alloc(MAX_DOCUMENT_BYTES, 'a');
    expect(await api.upload('p2.lead', most)).toMatchObject({ size: MAX_DOCUMENT_BYTES });
    const more = Buffer.concat([most, Buffer.from('a')]);
    expect(expectProblem(await api.send('p2.lead', more), 413).detail).toMatch(/50 MB/);
    const unsaid = new Blob([more]).stream();
    expectProblem(await api.send('p2.lead', unsaid), 413);
    expect(await api.files()).toHaveLength(1);
  });

  it('is the same document under the same key; another one is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [one, same] = await Promise.all([api.upload('p2.lead', PDF, key), api.upload('p2.lead', PDF, key)]);
    expect(same).toEqual(one);
    expect(await api.upload('p2.lead', PDF, key)).toEqual(one);
    const other = await api.send('p2.lead', Buffer.concat([PDF, PDF]), key);
    expect(expectProblem(other, 422).code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await api.upload('p2.handler', PDF, key)).documentId).not.toBe(one.documentId);
    expect(await api.files()).toHaveLength(2);
  });

  it('leaves no file if it breaks off', async () => {
    const sent = await api.begin('p2.lead', PDF);
    await until('the upload has begun', async () => (await api.files()).length === 1);
    sent.destroy();
    await until('its file is gone', async () => (await api.files()).length === 0);
  });

  it('waits when too many of one person are under way, however long others let theirs idle', async () => {
    const idle = await Promise.all(
      ['m4.handler', 'm4.lead', 'p5.lead'].flatMap((one) => [api.begin(one, PDF), api.begin(one, PDF)]),
    );
    const sent = await Promise.all([1, 2].map(() => api.begin('p2.lead', PDF)));
    await until('all have begun', async () => (await api.files()).length === 8);
    const refused = await api.send('p2.lead', PDF);
    expect([expectProblem(refused, 429).code, refused.headers.get('retry-after')]).toEqual(['BUSY', '1']);
    const answers = sent.map(answerTo);
    for (const one of sent) one.end();
    expect(await Promise.all(answers)).toEqual([201, 201]);
    expect((await api.send('p2.lead', PDF)).status).toBe(201);
    for (const one of idle) one.destroy();
    await until('the idle ones are gone', async () => (await api.files()).length === 3);
  });

  it.each([
    [
      'files',
      `SELECT gen_random_uuid(), gen_random_uuid(), 'p3.lead', 'P3', NULL, NULL, NULL, NULL, NULL
               FROM generate_series(1, 500)`,
    ],
    [
      'bytes',
      `SELECT gen_random_uuid(), gen_random_uuid(), 'p3.lead', 'P3', clock_timestamp(), 'a.pdf',
                 repeat('0', 64), 2147483648, 'application/pdf'`,
    ],
  ])('waits until tomorrow when the day’s share of %s is used up, and nobody else does', async (_, rows) => {
    await api.sql(
      `INSERT INTO document (id, upload_id, account, department_id, uploaded_at, name, sha256, size, media_type) ${rows}`,
    );
    const refused = await api.send('p3.lead', PDF);
    expect(expectProblem(refused, 429).code).toBe('BUSY');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(86_400);
    expect((await api.send('p2.lead', PDF)).status).toBe(201);
    await api.sql(`UPDATE document SET begun_at = begun_at - interval '1 day' WHERE account = 'p3.lead'`);
    expect((await api.send('p3.lead', PDF)).status).toBe(201);
    await api.sql(`DELETE FROM document WHERE account = 'p3.lead' AND (name IS NULL OR name = 'a.pdf')`);
  });

  it('under way is finished by an API that is told to stop', async () => {
    const { documentsDir, appUrl } = api.open;
    const stopping = await boot({ ...rehearsal(appUrl), documentsDir });
    const sent = await api.begin('p2.lead', PDF, await stopping.getUrl());
    await until('the upload has begun', async () => (await api.files()).length === 1);
    const closed = stopping.close();
    const answer = answerTo(sent);
    sent.end(PDF);
    expect(await answer).toBe(201);
    await closed;
  });
});

describe('a download', () => {
  it('is for the uploading department only, until a command cites it', async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    expect(await api.status('p2.handler', documentId)).toBe(200);
    expect(await api.status('p2.handler', documentId.toUpperCase())).toBe(200);
    for (const account of ['p3.lead', 'auditor.1', 'gov.m', 'sysadmin.1']) {
      expect([account, await api.status(account, documentId)]).toEqual([account, 404]);
    }
  });

  it.each([NOBODY, 'x', '..%2F..%2Fetc%2Fpasswd'])('of an unknown document is refused: %s', async (id) => {
    expect(await api.status('p2.lead', id)).toBe(404);
  });

  it('is for those who see an act that cites it, and for no other account', async () => {
    const { documentId, sha256, size, mediaType } = await api.upload('m4.handler', PDF);
    const drafted = await api.command('m4.handler', '', { ...REQUEST, documents: [documentId] });
    const { matterId } = drafted.body as { matterId: string };
    const [event] = await api.sql(`SELECT payload FROM event WHERE stream = '${matterId}' AND seq = 1`);
    expect(JSON.parse(String(event?.payload))).toMatchObject({ documents: [{ documentId, sha256, size, mediaType }] });
    expect(await eyes(documentId)).toEqual({ 'm4.lead': 200, 'm2.handler': 404, 'm3.handler': 404, 'auditor.1': 404 });

    const commands = `/${matterId}/commands`;
    await api.command('m4.handler', `${commands}/submit-internally`, { revision: 1, declaration: true });
    const { documentId: sent } = await api.upload('m4.lead', PDF);
    const { status } = await api.command('m4.lead', `${commands}/lead-consent`, { revision: 1, documents: [sent] });
    expect(status).toBe(200);
    expect(await eyes(sent)).toEqual({ 'm4.lead': 200, 'm2.handler': 200, 'm3.handler': 404, 'auditor.1': 200 });
    expect(await eyes(documentId)).toEqual({ 'm4.lead': 200, 'm2.handler': 404, 'm3.handler': 404, 'auditor.1': 200 });
  });

  it("is not obtained by citing another department's document", async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    const refused = await api.command('m4.handler', '', { ...REQUEST, documents: [documentId] });
    expect(expectProblem(refused, 422).code).toBe('NO_SUCH_DOCUMENT');
    expect(await api.status('m4.handler', documentId)).toBe(404);
  });

  const eyes = async (documentId: string): Promise<Record<string, number>> => {
    const readers = ['m4.lead', 'm2.handler', 'm3.handler', 'auditor.1'];
    return Object.fromEntries(
      await Promise.all(
        readers.map(async (account) => {
          const status = await api.status(account, documentId);
          expect([account, await api.status(account, `${documentId}/metadata`)]).toEqual([account, status]);
          return [account, status] as const;
        }),
      ),
    );
  };

  it('never succeeds if the bytes differ from those received', async () => {
    const { documentId } = await api.upload('p2.lead', Buffer.concat([PDF, Buffer.alloc(200_000, 7)]));
    const file = path.join(api.open.documentsDir, documentId.slice(0, 2), documentId);
    await writeFile(file, 'x', { flag: 'r+' });
    const broken = await api.get('p2.lead', documentId);
    await expect(broken.arrayBuffer()).rejects.toThrow();
    await writeFile(file, 'shorter');
    expect(await api.status('p2.lead', documentId)).toBe(500);
  });
});

describe('a receiver that disconnects', () => {
  it('leaves the API intact', async () => {
    const { documentId } = await api.upload('p2.lead', Buffer.alloc(20_000_000, 'a'));
    const broken = await api.get('p2.lead', documentId);
    await broken.body?.cancel();
    expect(await api.status('p2.lead', documentId)).toBe(200);
  });
});

describe('the sweep', () => {
  it('removes documents that no command cited for seven days, and keeps cited ones', async () => {
    const [cited, uncited] = [await api.upload('p2.lead', PDF), await api.upload('p2.lead', PDF)];
    await cite(NOBODY, cited.documentId);
    await api.age('6 days 23 hours');
    expect(await sweep()).toBe(0);
    await api.age('2 hours');
    expect(await sweep()).toBe(1);
    expect(await api.status('p2.lead', uncited.documentId)).toBe(404);
    expect(await api.files()).toContain(cited.documentId);
  });

  it('goes in batches', async () => {
    for (const body of [PDF, PDF, PDF]) await api.upload('p2.lead', body);
    await api.age('8 days');
    expect([await sweep(2), await sweep(2), await sweep(2)]).toEqual([2, 1, 0]);
  });

  it('removes an upload that broke off a day ago, with the remains of a killed API', async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    const unfinished = 'uploaded_at = NULL, name = NULL, sha256 = NULL, size = NULL, media_type = NULL';
    await api.sql(`UPDATE document SET ${unfinished} WHERE id = '${documentId}'`);
    expect(await api.status('p2.lead', documentId)).toBe(404);
    expect(await sweep()).toBe(0);
    await api.age('25 hours');
    expect(await sweep()).toBe(1);
    expect(await api.files()).not.toContain(documentId);
  });

  it('continues after being killed, and the document can be neither found nor cited meanwhile', async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    await api.age('8 days');
    class Killed extends DocumentFiles {
      override remove = (): Promise<void> => Promise.reject(new Error('killed'));
    }
    await expect(sweepDocuments(api.db, new Killed(api.open.documentsDir), 100)).rejects.toThrow('killed');
    expect(await api.status('p2.lead', documentId)).toBe(404);
    expect(await withTransaction(api.db, 'READ COMMITTED', (tx) => readDocument(tx, documentId, 'HOLD'))).toBeNull();
    await expect(cite(NOBODY, documentId)).rejects.toThrow(/not kept/);
    expect(await sweep()).toBe(1);
  });

  it('skips a document that a command is about to cite', async () => {
    const { documentId, ...receipt } = await api.upload('p2.lead', PDF);
    await api.age('8 days');
    await withTransaction(api.db, 'READ COMMITTED', async (tx) => {
      expect(await readDocument(tx, documentId, 'HOLD')).toEqual({ documentId, departmentId: 'P2', ...receipt });
      expect(await sweep()).toBe(0);
      await citeDocuments(tx, NOBODY, [documentId, documentId]);
    });
    expect(await sweep()).toBe(0);
    expect(await api.files()).toContain(documentId);
  });

  it('cannot remove a cited document', async () => {
    const { documentId } = await api.upload('p2.lead', PDF);
    await cite(NOBODY, documentId);
    for (const wrong of [
      `UPDATE document SET discarded_at = now() WHERE id = '${documentId}'`,
      `DELETE FROM document WHERE id = '${documentId}'`,
    ]) {
      await expect(api.db.query(wrong)).rejects.toThrow(/document_cited_kept|document_citation_document_fkey/);
    }
    await expect(api.db.query(`DELETE FROM document_citation`)).rejects.toThrow(/permission denied/);
  });
});

const REQUEST = {
  catalogCode: '3070990100002/000001',
  itemIds: ['i1'],
  dutyNeed: '审核',
  usageBasis: '条例',
  usageScenario: '受理',
  usageScope: '本局',
  shareMode: 'API',
  usageTerm: { until: '2026-12-31' },
  legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
};
