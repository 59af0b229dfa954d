import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processNamed, rowOf, shareRequest, LIST_PAPER_KINDS, PAPER_KINDS, type PaperKind } from '#libs/domain';
import { History, IssuedPaper, ListPapers, PrintablePapers } from '#libs/http';
import { Door, receiptOf } from '../e2e/door.fixture.js';
import { everydayLife, livesOn, type Life } from '../e2e/lives.fixture.js';
import { WAY, withDocuments } from '../e2e/way.fixture.js';
import { obtains } from '../scenarios/granted.js';
import { request as content } from '../scenarios/payloads.js';
import { Stage } from '../scenarios/stage.js';
import { sqlAs } from '../support/database.js';
import { HttpDriver } from '../support/http-driver.js';
import { readPaper } from '../support/paper-text.js';
import { ask, expectProblem, openApi, type OpenApi } from './api.fixture.js';
import { TEN } from './isolation.fixture.js';
import { relaying } from './relay.fixture.js';

const BEGINS = '2026-01-26T01:00:00.000Z';
/** Way of a request that has a paper of each of its kinds; the reply is proposed and not yet approved. */
const TO_PROPOSAL = [
  'draft-request',
  'submit-internally',
  'lead-consent',
  'accept',
  'ask-supplement',
  'supply-supplement',
  'request-extension',
  'decide-extension',
  'propose-reply',
];
const TO_END = [
  'lead-approve-reply',
  'start-delivery',
  'record-delivery',
  'accept-delivery',
  'record-use',
  'purpose-ended',
  'certify-disposal',
];

let open: OpenApi;
let door: Door;
let request: string;
let proposedFor: Readonly<
  Record<'requester' | 'provider', { readonly page: string; readonly hashes: readonly string[] }>
>;
let correction: string;
let candidate: string;

async function step(command: string): Promise<void> {
  const account = WAY[command]?.account ?? '';
  const example = rowOf(shareRequest, command)?.example;
  const body = await withDocuments(door, account, command, example);
  const path = request === '' ? '/share-requests' : `/share-requests/${request}/commands/${command}`;
  request = receiptOf(await door.post(account, path, body)).matterId;
}

async function lived({ process, deeds }: Life): Promise<string> {
  const { collection, commands } = processNamed(process);
  let id = '';
  for (const [account, command, given] of deeds) {
    const path: string = commands[0]?.name === command ? `/${collection}` : `/${collection}/${id}/commands/${command}`;
    const body = await withDocuments(door, account, command, given ?? rowOf(processNamed(process), command)?.example);
    id = receiptOf(await door.post(account, path, body)).matterId;
  }
  return id;
}

/** A paper as it came over the wire. */
async function print(account: string, path: string, method = 'GET') {
  const response = await fetch(`${open.url}/api/v1${path}`, { method, headers: await door.bearer(account) });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}
async function textOf(account: string, path: string): Promise<string> {
  const { status, bytes } = await print(account, path);
  if (status !== 200) throw new Error(`${account} ${path}: ${bytes.toString('utf8')}`);
  return (await readPaper(bytes)).pages.join('').replaceAll(/\s/g, '');
}
const paperOf = (id: string, kind: PaperKind): string => `/matters/${id}/papers/${kind}`;
const printable = async (account: string, id: string) =>
  PrintablePapers.parse((await door.get(account, `/matters/${id}/papers`)).body).items;
const check = async (sha256: string) => IssuedPaper.parse((await ask(`${open.url}/papers/${sha256}`)).body);
const issuedCount = async (): Promise<number> =>
  Number((await sqlAs<{ n: string }>(open.ownerUrl, 'SELECT count(*) AS n FROM paper_issued'))[0]?.n);

beforeAll(async () => {
  open = await openApi(BEGINS);
  door = new Door(open.url);
  request = '';
  await relaying(open.appUrl, async () => {
    for (const command of TO_PROPOSAL) await step(command);
    proposedFor = { requester: await seenBy('p6.lead'), provider: await seenBy('m2.lead') };
    for (const command of TO_END) await step(command);
    await obtains(new Stage(new HttpDriver(open.url)), 'c3', 'm3', content('3070990100003/000002', 'API', 3), 'data');
    correction = await lived(everydayLife);
    const lives = livesOn(BEGINS.slice(0, 10));
    const judged = lives.find(
      ({ process, deeds }) => process === 'breach-candidate' && deeds.some(([, name]) => name === 'judge'),
    );
    if (!judged) throw new Error('no life has a judgement');
    candidate = await lived({
      ...judged,
      deeds: judged.deeds.slice(0, judged.deeds.findIndex(([, name]) => name === 'judge') + 1),
    });
  });
}, 240_000);
afterAll(() => open?.close());

/** The case as an account prints it, and the hashes of the lines that the account reads. */
async function seenBy(account: string) {
  const { items } = History.parse((await door.get(account, `/matters/${request}/history`)).body);
  const printed = await page(account, `${paperOf(request, 'case-file')}?format=html`);
  return { page: printed, hashes: items.map(({ hash }) => hash) };
}

const page = async (account: string, path: string): Promise<string> =>
  (await print(account, path)).bytes.toString('utf8');

describe('a paper read back as text', () => {
  it.each<[PaperKind, string, () => string, readonly string[]]>([
    ['application', 'm2.handler', () => request, ['政务数据共享申请书', '二、履职需要', '六、使用时限']],
    ['supplement-notice', 'p6.handler', () => request, ['一次性告知书', '停止计算答复期限', '附：补正情况']],
    ['extension', 'm1.reviewer', () => request, ['关于延长办理期限的申请与批复', '同意']],
    ['reply', 'p6.lead', () => request, ['的答复函', '同意共享', '使用结束后的处置要求']],
    ['disposal', 'm2.handler', () => request, ['政务数据处置证明', '使用记录已按规定留存']],
    ['use-records', 'p6.lead', () => request, ['政务数据使用记录', '共有使用记录1条']],
    ['clock-explanation', 'm2.handler', () => request, ['说明', '《政务数据共享条例》第', '第1日']],
    ['case-file', 'auditor.1', () => request, ['共享申请案卷', '三、办理记录', '五、附件']],
    ['correction', 'c3.handler', () => correction, ['政务数据校核申请', '（1）', '云青教函〔2026〕12号']],
    ['supervision', 'm3.lead', () => correction, ['督办通知与答复', '工作日内答复']],
    ['judgement', 'p1.supervisor', () => candidate, ['违规线索认定书', '三、认定', '结论：']],
  ])('%s, by %s', async (kind, account, id, words) => {
    const text = await textOf(account, paperOf(id(), kind));
    for (const word of words) expect(text).toContain(word);
    expect(text).toMatch(/文书编号：[A-Za-z\d-]+-\d+事项：.*内容截至：2026年1月26日/);
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
  });

  it('stands in the list of what can be printed; each that stands there can be', async () => {
    const kinds = new Set<string>();
    for (const [account, id] of [
      ['p6.lead', request],
      ['c3.handler', correction],
      ['p1.supervisor', candidate],
    ] as const)
      for (const { kind, title, href } of await printable(account, id)) {
        kinds.add(kind);
        const text = await textOf(account, href.replace('/api/v1', ''));
        expect(text).toContain(title.replaceAll(/\s/g, ''));
      }
    expect([...kinds].sort()).toEqual([...PAPER_KINDS].sort());
  }, 60_000);

  it('names the data items, and the department as people call it', async () => {
    const text = await textOf('m2.handler', paperOf(request, 'application'));
    expect(text).not.toContain('i1i1');
    expect(text).toContain('打印单位：青澜市民政局');
  });
});

describe('who may print', () => {
  it.each(TEN.map(({ accountId }) => accountId))('%s: who may open the matter, and nobody else', async (account) => {
    for (const id of [request, correction, candidate]) {
      const opened = await door.get(account, `/matters/${id}`);
      const printed = await print(account, paperOf(id, 'case-file'));
      expect([id, printed.status]).toEqual([id, opened.status]);
      expect((await door.get(account, `/matters/${id}/papers`)).status).toBe(opened.status);
    }
  });

  it('is told no more than the matter tells: a reply that waits for its approval stays inside the provider', () => {
    const { requester, provider } = proposedFor;
    const inside = provider.hashes.filter((hash) => !requester.hashes.includes(hash));
    expect(inside.length).toBeGreaterThan(0);
    for (const hash of requester.hashes) expect(requester.page).toContain(hash);
    for (const hash of provider.hashes) expect(provider.page).toContain(hash);
    for (const hash of inside) expect(requester.page).not.toContain(hash);
  });

  it('use records: the requester’s own people alone, and each print is in the access log', async () => {
    for (const account of ['m2.handler', 'm1.supervisor', 'auditor.1'])
      expectProblem(await door404(account, paperOf(request, 'use-records')), 404, 'kind');
    await print('p6.head', paperOf(request, 'use-records'));
    const rows = await sqlAs<{ account: string }>(
      open.ownerUrl,
      `SELECT account_id AS account FROM access_log WHERE resource_id = '${request}' AND kind = 'USE_RECORDS_READ'`,
    );
    expect(rows.map(({ account }) => account)).toContain('p6.head');
  });

  it('is refused a kind that there is not, a matter that there is not, a clock that there is not', async () => {
    expectProblem(await door404('p6.lead', `/matters/${request}/papers/letter`), 404, 'kind');
    expectProblem(await door404('p6.lead', paperOf(randomUUID(), 'reply')), 404, 'id');
    expectProblem(await door404('p6.lead', `/matters/nothing/papers`), 404, 'id');
    expectProblem(await door404('p6.lead', `${paperOf(request, 'clock-explanation')}?clock=none`), 404, 'kind');
    expectProblem(await door404('p6.lead', paperOf(request, 'judgement')), 404, 'kind');
    expectProblem(await door404('p6.lead', `${paperOf(request, 'reply')}?format=docx`), 400, 'format');
  });

  it('prints of a draft its case alone, under its id', async () => {
    const { matterId } = receiptOf(await door.draft('p6.handler', rowOf(shareRequest, 'draft-request')?.example));
    expect((await printable('p6.handler', matterId)).map(({ kind }) => kind)).toEqual(['case-file']);
    expect(await textOf('p6.handler', paperOf(matterId, 'case-file'))).toContain(`文书编号：${matterId}-1`);
    expectProblem(await door404('p6.handler', paperOf(matterId, 'application')), 404, 'kind');
  });
});

const door404 = async (account: string, path: string) =>
  ask(`${open.url}/api/v1${path}`, { headers: await door.bearer(account) });

describe('an issued paper', () => {
  const hashIn = async (bytes: Buffer): Promise<string> =>
    createHash('sha256')
      .update((await readPaper(bytes)).attached['paper.json'] ?? '')
      .digest('hex');

  it('is found by its hash without sign-in: kind, number, instant, department, and nothing else', async () => {
    const { bytes, headers } = await print('p6.lead', paperOf(request, 'reply'));
    const sha256 = await hashIn(bytes);
    expect(headers.get('etag')).toBe(`"${sha256}-pdf"`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    const { body } = await ask(`${open.url}/papers/${sha256.toUpperCase()}`);
    expect(body).toEqual({
      sha256,
      issued: true,
      paper: {
        kind: 'reply',
        kindTitle: '答复函',
        number: expect.stringMatching(/^REQ-\d+-2026-\d+-\d+$/),
        issuedAt: expect.stringMatching(/^2026-01-26T/),
        department: expect.stringContaining('公积金'),
      },
    });
  });

  it('has a page for people', async () => {
    const sha256 = await hashIn((await print('p6.lead', paperOf(request, 'reply'))).bytes);
    const { type, text } = await ask(`${open.url}/papers/${sha256}`, { headers: { accept: 'text/html' } });
    expect(type).toMatch(/^text\/html/);
    expect(text).toContain('本平台出具过这份文书');
    const unknown = await ask(`${open.url}/papers/${'0'.repeat(64)}`, { headers: { accept: 'text/html' } });
    expect([unknown.status, unknown.text.includes('没有出具过')]).toEqual([200, true]);
  });

  it('is not found by another hash, and what is no hash is refused', async () => {
    expect(await check('0'.repeat(64))).toEqual({ sha256: '0'.repeat(64), issued: false, paper: null });
    for (const wrong of ['0', 'g'.repeat(64), '0'.repeat(65)])
      expectProblem(await ask(`${open.url}/papers/${wrong}`), 404, 'hash');
  });

  it('is the same paper when it is printed again that day, by any of the department, in any format', async () => {
    const first = await print('p6.lead', paperOf(request, 'reply'));
    const count = await issuedCount();
    const again = await print('p6.handler', paperOf(request, 'reply'));
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const html = await page('p6.lead', `${paperOf(request, 'reply')}?format=html`);
    expect(html).toContain(await hashIn(first.bytes));
    await print('p6.lead', paperOf(request, 'reply'), 'HEAD');
    expect(await issuedCount()).toBe(count);
  });

  it('gets one number, also where many print at once', async () => {
    const prints = await Promise.all(
      Array.from({ length: 6 }, (_, n) => print(n % 2 ? 'm2.lead' : 'm2.handler', paperOf(request, 'application'))),
    );
    expect(new Set(await Promise.all(prints.map(({ bytes }) => hashIn(bytes)))).size).toBe(1);
    const numbers = await sqlAs<{ number: string }>(open.ownerUrl, 'SELECT number FROM paper_issued');
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
  });

  it.each([`UPDATE paper_issued SET number = 'x'`, 'DELETE FROM paper_issued', 'TRUNCATE paper_issued'])(
    'is there for good: %s',
    async (sql) => {
      await expect(sqlAs(open.appUrl, sql)).rejects.toThrow(/permission denied/);
    },
  );
});

describe('a page to print', () => {
  it('loads nothing and runs nothing', async () => {
    const { headers, bytes } = await print('p6.lead', `${paperOf(request, 'reply')}?format=html`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(bytes.toString('utf8')).toMatch(/<html lang="zh-CN">/);
    expect(bytes.toString('utf8')).not.toMatch(/<script|<link|url\(/);
  });
});

describe('papers about many matters', () => {
  it.each(LIST_PAPER_KINDS)('%s of the own department', async (kind) => {
    const text = await textOf('m2.lead', `/papers/${kind}?department=M2`);
    expect(text).toContain('逾期未办结的期限');
    expect(text).toMatch(/文书编号：M2-2026-\d/);
  });

  it('of another department are for those who oversee it', async () => {
    expect((await print('m1.supervisor', '/papers/department-bulletin?department=M2')).status).toBe(200);
    expectProblem(await door404('p6.lead', '/papers/department-bulletin?department=M2'), 403);
    expectProblem(await door404('p6.lead', '/papers/overdue-list?department=nowhere'), 403);
    expectProblem(await door404('p6.lead', '/papers/letter'), 404, 'kind');
  });

  it('lists each clock that is overdue, when it is', async () => {
    await relaying(open.appUrl, async () => {
      receiptOf(await door.draft('p6.handler', rowOf(shareRequest, 'draft-request')?.example));
    });
    const { items } = ListPapers.parse((await door.get('m1.supervisor', '/papers')).body);
    expect(items.map(({ kind }) => kind)).toEqual(LIST_PAPER_KINDS);
    for (const { kind, href, late, listed } of items) {
      expect(listed).toBe(late);
      const text = await textOf('m1.supervisor', href.replace('/api/v1', ''));
      if (kind === 'overdue-list') expect(text).toContain(`逾期未办结的法定期限共${String(late)}项`);
    }
    expectProblem(await door404('p6.lead', '/papers?department=M2'), 403);
  });
});
