import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MatterActivitiesService } from '#activities/matter';
import { canonicalText, sha256Hex, type EntryContent } from '#libs/domain';
import { ImportReceipt, ImportReport, ImportView } from '#libs/http';
import { changing, post, settleLetter, takeLetters } from '#libs/persistence';
import { CSV, readEntries, XLSX, type SheetMediaType } from '#libs/sheets';
import { letterMessage } from '../../apps/worker/src/relay/letter-message.js';
import { putEntries } from '../support/entry-rows.js';
import { draftNamed, draftsTo, sheetOf } from '../support/entry-sheets.js';
import { ask, expectProblem, signIn, type Reply } from './api.fixture.js';
import { DocumentApi, PDF } from './documents.fixture.js';

/** Row of the n-th draft: each takes three rows, below the heading. */
const rowOf = (n: number): number => 3 * n - 1;
const NO_HINTS = { incomplete: 0, hints: [], moreHints: false } as const;

let api: DocumentApi;
beforeAll(async () => {
  api = await DocumentApi.open();
}, 60_000);
afterAll(() => api?.close());

afterEach(async () => {
  await api.sql(`DELETE FROM outbox`);
  await api.sql(`DELETE FROM catalog_import_row`);
  await api.sql(`DELETE FROM catalog_import`);
  await api.sql(`DELETE FROM catalog_entry WHERE catalog_code LIKE '3070990000002/9%'`);
});

async function call(account: string, path: string, body?: object, key: string = randomUUID()): Promise<Reply> {
  const token = await signIn(api.open.url, account);
  const url = `${api.open.url}/api/v1/catalog-imports${path}`;
  if (!body) return ask(url, { token });
  return ask(url, { method: 'POST', token, headers: { 'idempotency-key': key }, body: JSON.stringify(body) });
}

const named = (name: string) => ({ 'document-name': encodeURIComponent(name) });
const uploaded = async (bytes: Buffer, account = 'p2.lead', name = '目录.xlsx'): Promise<string> =>
  (await api.upload(account, new Uint8Array(bytes), named(name))).documentId;
const upload = async (contents: readonly EntryContent[], mediaType: SheetMediaType = XLSX): Promise<string> =>
  uploaded(await sheetOf(contents, mediaType));

const check = async (documentId: string, account = 'p2.handler'): Promise<ImportReport> =>
  ImportReport.parse((await call(account, '/check', { documentId })).body);

async function begin(documentId: string, key?: string, account = 'p2.handler'): Promise<ImportReceipt> {
  const reply = await call(account, '', { documentId }, key);
  if (reply.status !== 202) throw new Error(reply.text);
  return ImportReceipt.parse(reply.body);
}

const view = async (account: string, importId: string, query = ''): Promise<ImportView> =>
  ImportView.parse((await call(account, `/${importId}${query}`)).body);
type ImportView = ReturnType<typeof ImportView.parse>;

const letters = () => api.sql(`SELECT id, source, process, target, message, state FROM outbox ORDER BY place`);

/** Expects no trace of an import: no letter, no row, no import. */
async function expectNothing(): Promise<void> {
  for (const table of ['outbox', 'catalog_import_row', 'catalog_import'])
    expect([table, await api.sql(`SELECT * FROM ${table}`)]).toEqual([table, []]);
}

describe('an import', () => {
  it.each([
    ['XLSX', XLSX],
    ['CSV', CSV],
  ] as const)('posts each entry as a command of the importing account: %s', async (_, mediaType) => {
    const contents = draftsTo(3);
    const { importId, rows } = await begin(await upload(contents, mediaType));
    expect(rows).toBe(3);
    const posted = await letters();
    expect(posted.map(({ source, process, state }) => [source, process, state])).toEqual(
      contents.map(() => [importId, 'catalog-entry', 'PENDING']),
    );
    const messages = posted.map(({ message }) => letterMessage.parse(message));
    expect(messages.map(({ id }) => id)).toEqual(posted.map(({ id }) => id));
    expect(new Set(posted.map(({ target }) => target)).size).toBe(3);
    expect(messages).toEqual(
      contents.map((content) => ({
        kind: 'act',
        id: expect.any(String),
        command: 'create-draft',
        accountId: 'p2.handler',
        payload: { content },
        requestHash: sha256Hex(canonicalText({ content })),
        receivedAt: expect.stringMatching(/^2026-01-26T01:0.*Z$/),
        clockEpoch: expect.any(Number),
      })),
    );
  });

  it('is the same under the same key, and another file is refused', async () => {
    const key = randomUUID();
    const [document, other] = [await upload(draftsTo(2)), await upload(draftsTo(4))];
    const receipt = await begin(document, key);
    const posted = await letters();
    expect(await begin(document.toUpperCase(), key)).toEqual(receipt);
    await api.age('8 days');
    await api.sql(`UPDATE document SET discarded_at = now() WHERE id = '${document}'`);
    expect(await begin(document, key)).toEqual(receipt);
    const refused = await call('p2.handler', '', { documentId: other }, key);
    expect(expectProblem(refused, 422).code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await letters()).toEqual(posted);
    expect((await begin(other, key, 'p2.lead')).importId).not.toBe(receipt.importId);
  });

  it('is stored as a whole or not at all, although its rows are posted in portions', async () => {
    const long = '长'.repeat(2_000);
    const contents = draftsTo(400).map((content) => ({ ...content, abstract: long }));
    const document = await upload(contents);
    await api.sql(`CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.sheet_row > 1100 THEN RAISE 'broken off'; END IF; RETURN NEW; END $$`);
    await api.sql(`CREATE TRIGGER break_off BEFORE INSERT ON catalog_import_row
      FOR EACH ROW EXECUTE FUNCTION break_off()`);
    const key = randomUUID();
    expectProblem(await call('p2.handler', '', { documentId: document }, key), 500);
    await expectNothing();
    await api.sql(`DROP FUNCTION break_off CASCADE`);
    expect((await begin(document, key)).rows).toBe(400);
    expect(await letters()).toHaveLength(400);
  });

  it('yields to the effects between matters', async () => {
    await begin(await upload(draftsTo(3)));
    const effect = { id: randomUUID(), process: 'catalog-entry', target: randomUUID() };
    const message = { kind: 'reaction', id: effect.id, reaction: 'x', payload: {} };
    await changing(api.db, (changes) => {
      post(changes, randomUUID(), [{ ...effect, message }]);
    });
    expect((await takeLetters(api.db, 1)).map(({ id }) => id)).toEqual([effect.id]);
    expect(await takeLetters(api.db, 9)).toHaveLength(3);
  });
});

describe('the rows of an import, delivered', () => {
  /** Delivers letters as the relay does. */
  async function deliver(): Promise<void> {
    const transition = new MatterActivitiesService(api.db);
    for (const { id, process, target, message } of await takeLetters(api.db, 10)) {
      const { answer } = await transition.transition(process, target, letterMessage.parse(message));
      await settleLetter(api.db, id, answer?.ok ? 'DONE' : 'REFUSED', answer?.ok ? null : answer);
    }
  }

  it('become drafts of the department as if typed in, except those whose code was taken meanwhile', async () => {
    const contents = [draftNamed(500), draftNamed(501), draftNamed(502)];
    const { importId } = await begin(await upload(contents));
    await putEntries(api.db, [{ provider: 'P2', state: 'DRAFT', version: 0, content: draftNamed(501) }]);
    await deliver();
    const progress = await view('p2.lead', importId);
    expect(progress).toMatchObject({ pending: 0, done: 2, refused: 1, parked: 0 });
    expect(progress.items).toMatchObject([{ row: rowOf(2), code: 'CODE_TAKEN' }]);
    const drafts = await api.sql(`SELECT m.state, m.provider, e.content FROM outbox o JOIN matter m ON m.id = o.target
      JOIN catalog_entry e ON e.entry_id = m.id ORDER BY o.place`);
    expect(drafts).toEqual([contents[0], contents[2]].map((content) => ({ state: 'DRAFT', provider: 'P2', content })));
  });
});

describe('a fault that blocks an import', () => {
  const changes: readonly (readonly [string, string | null, Partial<EntryContent>])[] = [
    ['CODE_TAKEN', '目录代码', { catalogCode: '3070990000002/900900' }],
    ['NAME_TAKEN', '目录名称', { name: '已有 条目' }],
    ['SECRECY_MISSING', '涉密属性', { secrecy: null }],
    ['SECRET', '涉密属性', { secrecy: 'STATE_SECRET' }],
    ['CODE_REPEATED', '目录代码', { catalogCode: draftNamed(1).catalogCode }],
    ['NAME_REPEATED', '目录名称', { name: draftNamed(1).name }],
    ['TEXT_UNSTORABLE', '摘要', { abstract: `${'摘要'.repeat(10)}\0` }],
    ['TEXT_PERSONAL', '摘要', { abstract: '以电子表格导入的目录条目，请联系 13000000000 核对。' }],
  ];

  it.each(changes)('%s', async (rule, column, change) => {
    const there = draftNamed(900, { name: '已有条目' });
    await putEntries(api.db, [{ provider: 'P2', state: 'DRAFT', version: 0, content: there }]);
    const document = await upload([...draftsTo(3), draftNamed(4, change)]);
    const report = await check(document);
    expect(report).toMatchObject({ rows: 3, faulty: 1, moreFaults: false });
    expect(report.faults.map((fault) => [fault.row, fault.column, fault.rule])).toEqual([[rowOf(4), column, rule]]);
    const refused = expectProblem(await call('p2.handler', '', { documentId: document }), 422);
    expect(refused).toMatchObject({
      code: 'IMPORT_FAULTY',
      errors: [{ field: `${rowOf(4)}.${column}`, message: expect.stringMatching(new RegExp(`\\(${rule}\\)$`)) }],
    });
    await expectNothing();
  });

  it.each([
    ['CODE_UNKNOWN', '共享属性', '无条件共享', '随便共享'],
    ['CONTENT_SHAPE', '摘要', '以电子表格导入的目录条目，供核对导入的结果。', '长'.repeat(2_001)],
    ['FORMULA_CELL', '摘要', '以电子表格导入的目录条目，供核对导入的结果。', '=A1'],
  ])('%s', async (rule, column, right, wrong) => {
    const text = (await sheetOf(draftsTo(2), CSV)).toString().replace(right, wrong);
    const document = await uploaded(Buffer.from(text), 'p2.lead', '目录.csv');
    expect((await check(document)).faults.map((fault) => [fault.row, fault.column, fault.rule])).toEqual([
      [rowOf(1), column, rule],
    ]);
    expectProblem(await call('p2.handler', '', { documentId: document }), 422, `${rowOf(1)}.${column}`);
    await expectNothing();
  });

  it('may be one of the whole file: damaged, or without entries', async () => {
    const damaged = await sheetOf(draftsTo(9), XLSX);
    const part = 'xl/worksheets/sheet1.xml';
    damaged.fill(0xff, damaged.indexOf(part) + part.length, damaged.indexOf(part) + part.length + 8);
    const [empty, zip] = [await upload([], CSV), await uploaded(damaged)];
    expect((await check(empty)).faults).toMatchObject([{ row: null, column: null, rule: 'NO_ENTRIES' }]);
    expect((await check(zip)).faults).toMatchObject([{ row: null, rule: 'DAMAGED' }]);
    for (const documentId of [empty, zip]) expectProblem(await call('p2.handler', '', { documentId }), 422, 'file');
    await expectNothing();
  });

  it('is listed up to a thousand times, and counted beyond', async () => {
    const report = await check(
      await upload(
        draftsTo(1_100).map((content) => ({ ...content, secrecy: null })),
        CSV,
      ),
    );
    expect(report).toMatchObject({ rows: 0, faulty: 1_100, moreFaults: true });
    expect(report.faults).toHaveLength(1_000);
  });
});

describe('a row is imported', () => {
  it('despite a fault that is only a hint, and the hint is reported', async () => {
    const document = await upload([draftNamed(1), draftNamed(2, { abstract: '短', catalogCode: '' })]);
    const { hints, ...counts } = await check(document);
    expect(counts).toEqual({ rows: 2, faulty: 0, faults: [], moreFaults: false, incomplete: 1, moreHints: false });
    expect(hints.map(({ row, column }) => [row, column])).toEqual([
      [rowOf(2), '目录代码'],
      [rowOf(2), '摘要'],
    ]);
    expect((await begin(document)).rows).toBe(2);
  });

  it('despite the same name in another department, or in an abandoned entry of its own', async () => {
    await putEntries(api.db, [
      { provider: 'P3', content: draftNamed(901, { name: draftNamed(1).name }) },
      { provider: 'P2', state: 'ABANDONED', version: 0, content: draftNamed(902, { name: draftNamed(2).name }) },
    ]);
    expect(await check(await upload(draftsTo(2)))).toEqual({
      rows: 2,
      faulty: 0,
      faults: [],
      moreFaults: false,
      ...NO_HINTS,
    });
  });
});

describe('a check', () => {
  it('changes nothing, and gives the same result each time', async () => {
    const document = await upload(draftsTo(5));
    expect(await check(document)).toEqual(await check(document));
    await expectNothing();
  });
});

describe('the import', () => {
  it.each(['p2.head', 'p2.assessor', 'auditor.1', 'sysadmin.1'])('is refused to %s', async (account) => {
    const documentId = await upload(draftsTo(1));
    for (const path of ['', '/check']) expectProblem(await call(account, path, { documentId }), 403);
    await expectNothing();
  });

  it.each(['m4.lead', 'm2.handler'])('is refused to %s, whose department does not own the file', async (account) => {
    const documentId = await upload(draftsTo(1));
    for (const path of ['', '/check']) {
      const { code } = expectProblem(await call(account, path, { documentId }), 422, 'documentId');
      expect(code).toBe('NO_SUCH_DOCUMENT');
    }
  });

  it('is refused for a file that is no sheet or does not exist', async () => {
    const [pdf, none] = [await uploaded(PDF), randomUUID()];
    expect(expectProblem(await call('p2.lead', '', { documentId: pdf }), 422).code).toBe('NOT_A_SPREADSHEET');
    expect(expectProblem(await call('p2.lead', '', { documentId: none }), 422).code).toBe('NO_SUCH_DOCUMENT');
    expectProblem(await call('p2.lead', '', { documentId: 'x' }), 400, 'documentId');
  });

  it('is limited to one at a time for each person', async () => {
    const documentId = await upload(draftsTo(2_000));
    const people = ['p2.lead', 'p2.lead', 'p2.handler', 'p2.handler'];
    const replies = await Promise.all(people.map((account) => call(account, '/check', { documentId })));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 429, 429]);
    const busy = replies.find(({ status }) => status === 429);
    expect(busy?.headers.get('retry-after')).toBe('1');
    expect((await check(documentId)).rows).toBe(2_000);
  });
});

describe('the progress of an import', () => {
  const REFUSAL = {
    kind: 'RULE',
    code: 'NAME_TAKEN',
    clause: '13(2)',
    message: '本部门已有同名目录，请改用其他名称。',
  };

  it('is counted, with each refused row by its number', async () => {
    const { importId } = await begin(await upload(draftsTo(6)));
    const [one, ...others] = await letters();
    await settleLetter(api.db, String(one?.id), 'DONE', null);
    const fields = [{ field: 'content.name', message: '与本部门其他目录重名' }];
    for (const { id } of others.slice(0, 3))
      await settleLetter(api.db, String(id), 'REFUSED', { ok: false, refusal: { ...REFUSAL, fields } });
    const first = await view('p2.lead', importId, '?limit=2');
    expect(first).toMatchObject({
      importId,
      departmentId: 'P2',
      accountId: 'p2.handler',
      documentName: '目录.xlsx',
      rows: 6,
      pending: 2,
      done: 1,
      refused: 3,
      parked: 0,
    });
    const next = await view('p2.lead', importId, `?limit=2&cursor=${String(first.nextCursor)}`);
    const { code, clause, message } = REFUSAL;
    expect([...first.items, ...next.items]).toEqual(
      [2, 3, 4]
        .map(rowOf)
        .map((row) => ({ row, code, clause, clauseTitle: '第十三条第二款', message, errors: fields })),
    );
    expect(next.nextCursor).toBeNull();
  });

  it('is visible to the people of the department and its auditors only', async () => {
    const { importId } = await begin(await upload(draftsTo(1)));
    const eyes = ['p2.head', 'auditor.1', 'auditor.2', 'm4.lead', 'gov.n', 'n1.supervisor', 'sysadmin.1'];
    const seen = await Promise.all(
      eyes.map(async (account) => {
        const [{ status }, list] = [await call(account, `/${importId}`), await call(account, '')];
        return [account, status, (list.body as { items: unknown[] }).items.length];
      }),
    );
    expect(seen).toEqual(eyes.map((account, n) => [account, ...(n < 2 ? [200, 1] : [404, 0])]));
  });

  it('stands in a list, the latest first', async () => {
    const [first, second] = [await begin(await upload(draftsTo(1))), await begin(await upload(draftsTo(2)))];
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await call('p2.lead', `?limit=1${cursor && `&cursor=${cursor}`}`);
      const page = body as { items: { importId: string }[]; nextCursor: string | null };
      pages.push(...page.items.map(({ importId }) => importId));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([second.importId, first.importId]);
  });

  it.each(['x', randomUUID()])('is unknown for an unknown id: %s', async (id) => {
    expectProblem(await call('p2.lead', `/${id}`), 404);
  });
});

describe('an export', () => {
  const send = async (account: string, path: string): Promise<Response> => {
    const authorization = `Bearer ${await signIn(api.open.url, account)}`;
    return fetch(`${api.open.url}/api/v1/catalog${path}`, { headers: { authorization } });
  };

  async function contentsOf(response: Response, mediaType: SheetMediaType): Promise<EntryContent[]> {
    const bytes = Buffer.from(await response.arrayBuffer());
    const contents: EntryContent[] = [];
    for await (const event of readEntries(Readable.from([bytes]), mediaType, () => [])) {
      if (event.kind === 'ENTRY') contents.push(event.content);
      else if (event.kind !== 'FAULT' || event.fault.code !== 'NO_ENTRIES') throw new Error(JSON.stringify(event));
    }
    return contents;
  }

  const OURS = 'q=3070990000002/9';

  it.each([
    ['xlsx', XLSX],
    ['csv', CSV],
  ] as const)(
    'holds all that is found, page after page, as it can be imported again: %s',
    async (format, mediaType) => {
      const contents = draftsTo(450).map((content) => ({ ...content, abstract: `=${content.abstract}` }));
      await putEntries(
        api.db,
        contents.map((content) => ({ provider: 'P2', content })),
      );
      const response = await send('m4.handler', `/entries/export?format=${format}&${OURS}`);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': expect.stringMatching(new RegExp(`^${mediaType}`)),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('目录条目')}.${format}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
      expect(await contentsOf(response, mediaType)).toEqual(contents);
    },
  );

  it('contains the entries that match the filters and that the reader may see', async () => {
    const [published, draft, other] = [draftNamed(1), draftNamed(2), draftNamed(3, { dataLevel: 'G1' })];
    await putEntries(api.db, [
      { provider: 'P2', content: published },
      { provider: 'P2', state: 'DRAFT', version: 0, content: draft },
      { provider: 'M2', content: other },
    ]);
    const found = async (query: string) =>
      (await contentsOf(await send('m4.handler', `/entries/export?format=csv&${OURS}${query}`), CSV)).map(
        ({ name }) => name,
      );
    expect(await found('')).toEqual([published.name, other.name]);
    expect(await found('&department=M2')).toEqual([other.name]);
    expect(await found('&dataLevel=G2')).toEqual([published.name]);
    expect(await found('&state=DRAFT')).toEqual([]);
  });

  it.each(['/entries/export', '/entries/export?format=pdf', '/entries/export?format=csv&limit=1', '/imports/template'])(
    'is refused: %s',
    async (path) => {
      expect((await send('p2.lead', path)).status).toBe(400);
    },
  );

  it.each([
    ['xlsx', XLSX],
    ['csv', CSV],
  ] as const)('may be of nothing; the template is a sheet to fill in: %s', async (format, mediaType) => {
    const response = await send('p2.lead', `/imports/template?format=${format}`);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('目录导入模板'));
    expect(await contentsOf(response, mediaType)).toEqual([]);
    expect(await contentsOf(await send('p2.lead', `/entries/export?format=${format}&${OURS}`), mediaType)).toEqual([]);
  });

  it('leaves the API intact when its receiver disconnects', async () => {
    await putEntries(
      api.db,
      draftsTo(2_000).map((content) => ({ provider: 'P2', content })),
    );
    const broken = await send('p2.lead', `/entries/export?format=csv&${OURS}`);
    await broken.body?.cancel();
    expect((await send('p2.lead', '/imports/template?format=csv')).status).toBe(200);
  });
});
