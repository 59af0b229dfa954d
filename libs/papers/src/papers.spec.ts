import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { canonicalText, textsIn, LIST_PAPER_KINDS, PAPER_KINDS } from '#libs/domain';
import type { PaperFormat } from '#libs/http';
import { readPaper } from '../../../test/support/paper-text.js';
import { hashOf, type PaperContent } from './content.js';
import { BODIES, samplePaper as sampleBy } from './samples.js';
import { faultOf, FIRST_TEMPLATE, firstTemplate } from './templates.js';
import { overdueBody } from './papers/lists.js';
import { Press, PressBusyError, TemplateFaultError } from './press.js';
import { renderPaper } from './print.js';

const ORIGIN = 'https://share.example.gov.cn';
const press = new Press();
afterAll(() => press.close());

const samplePaper = (kind: Parameters<typeof sampleBy>[0], body: object = {}) => sampleBy(kind, FIRST_TEMPLATE, body);
const set = (paper: PaperContent, format: PaperFormat = 'pdf', by = press, origin: string | null = ORIGIN) =>
  renderPaper(by, paper, firstTemplate(paper.kind).text, format, origin);
const bare = (text: string): string => text.replaceAll(/\s/g, '');
/** The text of a PDF without spaces, and without the heads and feet of its pages. */
const textOf = async (paper: PaperContent): Promise<string> => {
  const { pages } = await readPaper(await set(paper));
  return bare(pages.join('')).replaceAll(/—\d+—|文书编号：[^：]*内容摘要值：[0-9a-f]{16}…/g, '');
};
/** The text of a page without tags, spaces and entities. */
const textOnScreen = async (paper: PaperContent): Promise<string> =>
  bare((await set(paper, 'html')).toString('utf8').replaceAll(/<style>[^]*?<\/style>|<[^>]+>/g, ''))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Texts of a body that people read; the others are words for the template, such as GRANTED. */
const said = ({ body }: PaperContent): readonly string[] =>
  textsIn(body)
    .flatMap(({ written }) => written.split('\n'))
    .map(bare)
    .filter((text) => /[^A-Z_]/.test(text));

describe.each([...PAPER_KINDS, ...LIST_PAPER_KINDS])('%s', (kind) => {
  const paper = samplePaper(kind);

  it('says all that its content has, on paper and on the screen', async () => {
    const [printed, shown] = [await textOf(paper), await textOnScreen(paper)];
    const texts = [paper.title, paper.number, paper.asOfTitle, paper.issuedBy, hashOf(paper), ...said(paper)];
    expect(texts.length).toBeGreaterThan(7);
    expect(texts.filter((text) => !printed.includes(bare(text)))).toEqual([]);
    expect(texts.filter((text) => !shown.includes(bare(text)))).toEqual([]);
  });

  it('has at most 200 KB and carries its content, whose SHA-256 is its hash', async () => {
    const pdf = await set(paper);
    expect(pdf.length).toBeLessThan(200_000);
    const { attached, metadata } = await readPaper(pdf);
    expect(attached['paper.json']?.toString('utf8')).toBe(canonicalText(paper));
    expect(
      createHash('sha256')
        .update(attached['paper.json'] ?? '')
        .digest('hex'),
    ).toBe(hashOf(paper));
    expect(metadata).toMatch(/<pdfaid:part>3<.*<pdfaid:conformance>U</s);
    expect(metadata).toMatch(/<xmp:CreateDate>2026-01-26T01:00:00/);
  });
});

it('a list that is longer than a paper says how many there are', async () => {
  for (const kind of ['overdue-list', 'department-bulletin'] as const) {
    const { late } = overdueBody.parse(BODIES['overdue-list']);
    const paper = samplePaper(kind, { count: 7312, late });
    for (const text of [await textOf(paper), await textOnScreen(paper)])
      expect(text).toContain('共7312项，本表列出最早的1项');
    expect(await textOf(samplePaper(kind, { count: 1, late }))).not.toContain('本表列出');
  }
});

describe('what people wrote', () => {
  it.each([
    ['markup of Typst', '#strong[x] *a* _b_ $x^2$ `c` <d> @e = f // g /* h */ \\u{41} #read("official.typ") "i" --- ~'],
    ['markup of HTML', '<script>alert(1)</script> &amp; <img src=x onerror=y> </main>'],
    ['a paragraph that opens like a heading or a list', '= 标题\n- 项\n+ 项\n/ 词: 义'],
  ])('stands as it is: %s', async (_, text) => {
    const paper = samplePaper('application', { dutyNeed: text });
    for (const line of text.split('\n')) {
      expect(await textOf(paper)).toContain(bare(line));
      expect(await textOnScreen(paper)).toContain(bare(line));
    }
  });

  it.each([
    ['a rare character', '张\u{2A6D6}', '张〔U+2A6D6〕'],
    ['a script that the fonts lack', 'ا', '〔U+0627〕'],
    ['a turn of the direction of writing', '甲\u202e乙', '甲〔U+202E〕乙'],
    ['a character of private use', '\ue000', '〔U+E000〕'],
    ['a joiner', '甲\u200d乙', '甲〔U+200D〕乙'],
  ])('is printed by number where it has no glyph: %s', async (_, written, printed) => {
    const paper = samplePaper('application', { dutyNeed: written });
    expect(await textOf(paper)).toContain(printed);
    expect((await readPaper(await set(paper))).attached['paper.json']?.toString('utf8')).toContain(written);
  });

  it('keeps what the fonts have: rare and traditional characters, other letters, symbols', async () => {
    const text = '㐀龘丂鄉Straße ΑБ№①②℃±“”…—〔2026〕7号';
    const shown = await textOf(samplePaper('application', { dutyNeed: text }));
    expect(shown).toContain(bare(text));
  });

  it('goes over pages, however long', async () => {
    const long = '为履行职责需要核验。'.repeat(500);
    const { pages } = await readPaper(await set(samplePaper('application', { dutyNeed: long })));
    expect(pages.length).toBeGreaterThan(7);
    expect(pages.join('').match(/为履行职责需要核验。/g)?.length).toBeGreaterThan(450);
  });
});

describe('a list on paper', () => {
  it.each([0, 1, 200])('of %i rows', async (count) => {
    const records = Array.from({ length: count }, (_, n) => [
      String(n + 1),
      '2026年3月2日',
      '使用场景',
      `第${String(n)}次。`,
    ]);
    const paper = samplePaper('use-records', { records, count });
    const text = await textOf(paper);
    expect(text.match(/第\d+次。/g) ?? []).toHaveLength(count);
    expect(text.includes('（无）')).toBe(count === 0);
    expect((await set(paper)).length).toBeLessThan(200_000);
  });
});

describe('the same content', () => {
  it('gives the same bytes, also by a press that has just begun', async () => {
    const paper = samplePaper('reply');
    const first = await set(paper);
    await set(samplePaper('application'));
    const other = new Press();
    try {
      expect((await set(paper)).equals(first)).toBe(true);
      expect((await set(paper, 'pdf', other)).equals(first)).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('has another hash where one character differs', () => {
    const one = samplePaper('reply');
    expect(hashOf({ ...one, number: `${one.number}0` })).not.toBe(hashOf(one));
  });
});

describe('a platform without an address', () => {
  it('prints neither code nor link', async () => {
    const page = (await set(samplePaper('reply'), 'html', press, null)).toString('utf8');
    expect(page).not.toContain('<img');
    expect(page).toContain('在平台的文书查验页输入内容摘要值');
    expect((await set(samplePaper('reply'), 'html')).toString('utf8')).toMatch(/<img[^>]*alt="打开本事项的二维码"/);
  });
});

describe('the press', () => {
  const sheet = { template: '#nothing', inputs: {}, createdAt: 0 };

  it('tells what is wrong, and goes on', async () => {
    await expect(press.set(sheet)).rejects.toThrow(TemplateFaultError);
    expect((await set(samplePaper('reply'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses a crowd, and takes papers again when it has gone', async () => {
    const crowd = Array.from({ length: 32 }, () => press.set(sheet).catch(() => 'failed'));
    expect(() => press.set(sheet)).toThrow(PressBusyError);
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['failed']));
    expect((await set(samplePaper('reply'))).length).toBeGreaterThan(10_000);
  });
});

describe('a template of an authority', () => {
  const trials = new Press(4_000);
  afterAll(() => trials.close());
  const fault = (text: string) => faultOf(trials, 'reply', text);
  const FORM = '#import "official.typ": *\n';

  it('is the one of the platform with other words', async () => {
    expect(await fault(`${FORM}#addressee(body.requester)\n#prose("经研究，函复如下。")`)).toBeNull();
  });

  it.each([
    ['what Typst does not read', '#let (', /expected|unclosed/],
    ['a field that the kind does not have', `${FORM}#body.nothing`, /nothing/],
    ['a file of the machine', '#read("/etc/passwd")', /file not found/],
    ['a file outside of the folder of templates', '#read("../src/press.ts")', /access denied/],
    ['a package of the network', '#import "@preview/example:0.1.0": *', /failed to download/],
    ['a package of the network, by an expression', '#import ("@pre" + "view/example:0.1.0"): *', /failed to download/],
    ['a program', '#plugin("x.wasm")', /file not found/],
    ['a recursion without end', '#let f(n) = f(n + 1)\n#f(0)', /depth/],
    [
      'work without end',
      '#for a in range(5000) { for b in range(5000) { for c in range(5000) { } } }',
      /not set within/,
    ],
    ['more memory than there is', '#let x = range(200000000)', /ended|not set within/],
    ['thousands of pages', '#for n in range(9000) { pagebreak() }', /bytes|not set within/],
  ])('is refused where it has %s', async (_, text, message) => {
    expect(await fault(text)).toMatch(message);
  });

  it('does not read the environment of the platform', async () => {
    expect(await fault('#assert(sys.inputs.keys().len() < 10)')).toBeNull();
  });
});
