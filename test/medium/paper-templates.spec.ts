import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIST_PAPER_KINDS, PAPER_KINDS } from '#libs/domain';
import { PaperTemplatePage, PaperTemplateReceipt, PaperTemplateView } from '#libs/http';
import { Door } from '../e2e/door.fixture.js';
import { sqlAs } from '../support/database.js';
import { readPaper } from '../support/paper-text.js';
import { ask, expectProblem, openApi, type OpenApi } from './api.fixture.js';
import { TEN } from './isolation.fixture.js';

let open: OpenApi;
let door: Door;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  door = new Door(open.url);
});
afterAll(() => open?.close());

const [ONE, ANOTHER] = ['sysadmin.1', 'sysadmin.2'] as const;
const LIST = 'overdue-list';
const FORM = '#import "official.typ": *\n';
const WORDS = (words: string): string => `${FORM}#prose("${words}" + str(body.count) + "项。")\n`;

async function send(account: string, path: string, body?: object, key: string = randomUUID()) {
  const response = await fetch(`${open.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(await door.bearer(account)),
      ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  const answer: unknown = type.includes('json') ? JSON.parse(bytes.toString('utf8')) : null;
  return { status: response.status, bytes, body: answer as Record<string, unknown> | null };
}
const upload = (account: string, text: string, kind = LIST, key?: string) =>
  send(account, '/paper-templates', { kind, title: '示例样式', text }, key);
const uploaded = async (account: string, text: string) =>
  PaperTemplateReceipt.parse((await upload(account, text)).body).version;
const activate = (account: string, version: string) =>
  send(account, `/paper-templates/${version}/commands/activate`, {});
const refusal = ({ status, body }: Awaited<ReturnType<typeof send>>) => [status, body?.['code']];
const textOf = async (bytes: Buffer): Promise<string> => (await readPaper(bytes)).pages.join('').replaceAll(/\s/g, '');
const list = async (query = '') =>
  PaperTemplatePage.parse((await send('p5.handler', `/paper-templates${query}`)).body).items;

describe('the templates of papers', () => {
  it('come with the platform, one for each kind', async () => {
    const items = await list('?limit=200');
    expect(items.map(({ kind }) => kind).sort()).toEqual([...PAPER_KINDS, ...LIST_PAPER_KINDS].sort());
    for (const { version, state, basedOn } of items) {
      expect([version, state, basedOn]).toEqual([version, 'ACTIVE', null]);
      const { text, sample } = PaperTemplateView.parse((await send('p5.handler', `/paper-templates/${version}`)).body);
      expect([text.includes('#import "official.typ"'), sample['template']]).toEqual([true, 1]);
    }
  });

  it('are listed page by page', async () => {
    const all = (await list('?limit=200')).map(({ version }) => version);
    const walked = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = PaperTemplatePage.parse((await send('p5.handler', `/paper-templates?limit=5${query}`)).body);
      walked.push(...page.items.map(({ version }) => version));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
  });

  it.each(TEN.map(({ accountId }) => accountId))('are replaced by administrators alone, not by %s', async (account) => {
    expect(refusal(await upload(account, WORDS('共')))).toEqual([403, 'NOT_YOUR_OFFICE']);
    expect(refusal(await activate(account, `${LIST}-1`))).toEqual([403, 'NOT_YOUR_OFFICE']);
  });

  it.each([
    ['what Typst does not read', '#let ('],
    ['a field that there is not', `${FORM}#body.nothing`],
    ['a file of the platform', '#read("../src/press.ts")'],
    ['a package of the network', '#import "@preview/example:0.1.0": *'],
    ['work without end', '#for a in range(5000) { for b in range(5000) { for c in range(5000) { } } }'],
  ])(
    'are refused with %s, and not stored',
    async (_, text) => {
      const before = await list('?limit=200');
      const reply = await upload(ONE, text);
      expect(refusal(reply)).toEqual([422, 'TEMPLATE_FAULTY']);
      expect(reply.body).toMatchObject({ errors: [{ field: 'text' }] });
      expect(await list('?limit=200')).toEqual(before);
    },
    30_000,
  );
});

describe('a new template', () => {
  let version: string;
  let earlier: { readonly pdf: Buffer; readonly page: Buffer; readonly content: object };
  const print = (format = 'pdf') => send('m1.supervisor', `/papers/${LIST}?format=${format}`);
  const again = (account: string, content: object, format = 'pdf') =>
    send(account, `/papers/commands/print-again?format=${format}`, content);
  const contentOf = async (pdf: Buffer): Promise<{ readonly template: number }> =>
    JSON.parse((await readPaper(pdf)).attached['paper.json']?.toString('utf8') ?? '') as { template: number };

  it('is stored once for a key, and shown before anybody confirms it', async () => {
    const [pdf, page] = [(await print()).bytes, (await print('html')).bytes];
    earlier = { pdf, page, content: await contentOf(pdf) };
    const key = randomUUID();
    const first = await upload(ONE, WORDS('现有逾期'), LIST, key);
    expect(first.status).toBe(201);
    expect((await upload(ONE, WORDS('现有逾期'), LIST, key)).body).toEqual(first.body);
    ({ version } = PaperTemplateReceipt.parse(first.body));
    expect([version, (await list())[0]]).toEqual([
      `${LIST}-2`,
      expect.objectContaining({ version, state: 'CHECKED', basedOn: `${LIST}-1`, uploadedBy: ONE, activatedBy: null }),
    ]);
    const preview = await send('p5.handler', `/paper-templates/${version}/preview`);
    expect(await textOf(preview.bytes)).toMatch(/逾期清单.*现有逾期7312项/);
    expect((await print()).bytes.equals(earlier.pdf)).toBe(true);
  });

  it('is put in force by another person', async () => {
    expect((await activate(ONE, version)).status).toBe(403);
    const other = await uploaded(ONE, WORDS('另一'));
    expect((await activate(ANOTHER, version)).body).toMatchObject({ version, state: 'ACTIVE', activatedBy: ANOTHER });
    expect(refusal(await activate(ANOTHER, version))).toEqual([409, 'ACTIVATED_BEFORE']);
    expect(refusal(await activate(ANOTHER, other))).toEqual([409, 'BASE_OUTDATED']);
    expect(refusal(await activate(ANOTHER, `${LIST}-99`))[0]).toBe(404);
    const changes = await sqlAs<{ act: string; account: string }>(
      open.ownerUrl,
      `SELECT act, account FROM rule_change WHERE kind = 'PAPER_TEMPLATE' AND version = '${version}' ORDER BY id`,
    );
    expect(changes).toEqual([
      { act: 'UPLOADED', account: ONE },
      { act: 'ACTIVATED', account: ANOTHER },
    ]);
  });

  it('sets what is printed from then on, in the form of the platform', async () => {
    const { bytes } = await print();
    const text = await textOf(bytes);
    expect(text).toMatch(/文书编号：M1-2026-\d/);
    expect(text).toMatch(/政务数据共享逾期清单现有逾期\d+项。/);
    expect((await contentOf(bytes)).template).toBe(2);
    expect((await readPaper(bytes)).metadata).toMatch(/<pdfaid:part>3</);
  });

  it('leaves what was printed before as it was, byte for byte', async () => {
    expect((await again('p5.handler', earlier.content)).bytes.equals(earlier.pdf)).toBe(true);
    expect((await again('p5.handler', earlier.content, 'html')).bytes.equals(earlier.page)).toBe(true);
    const sha256 = /[0-9a-f]{64}/.exec(await textOf(earlier.pdf))?.[0] ?? '';
    expect((await ask(`${open.url}/papers/${sha256}`)).body).toMatchObject({ issued: true });
    const { body, status } = await again('p5.handler', { ...earlier.content, title: '另一份文书' });
    expect([status, body?.['code']]).toEqual([404, 'NOT_FOUND']);
    expect((await again('p5.handler', {})).status).toBe(404);
  });

  it('is never changed or taken away', async () => {
    for (const sql of [
      `UPDATE paper_template SET text = 'x' WHERE version = '${version}'`,
      `UPDATE paper_template SET activated_at = NULL, activated_by = NULL, activated_person = NULL`,
      `DELETE FROM paper_template`,
    ])
      await expect(sqlAs(open.appUrl, sql)).rejects.toThrow(/never change|permission denied/);
  });
});

it('a template that there is not is not found', async () => {
  for (const path of ['nothing-1', `${LIST}-99`, `${LIST}-99/preview`])
    expectProblem(
      await ask(`${open.url}/api/v1/paper-templates/${path}`, { headers: await door.bearer('p5.handler') }),
      404,
    );
});
