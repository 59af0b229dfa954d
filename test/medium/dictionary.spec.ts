import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dictionary, ProblemPage } from '#libs/http';
import { ApiDocument, objectsIn, type Schema } from '../e2e/document.fixture.js';
import { ask, openApi, type OpenApi } from './api.fixture.js';

let open: OpenApi;
let dictionary: Dictionary;
let document: Schema;

beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  dictionary = Dictionary.parse((await ask(`${open.url}/api/v1/dictionary`)).body);
  document = (await ask(`${open.url}/openapi.json`)).body as Schema;
});
afterAll(() => open?.close());

const HAN = /\p{Script=Han}/u;
const isWord = ({ zh, en }: { readonly zh: string; readonly en: string }): boolean =>
  HAN.test(zh) && /[a-z]{2}/i.test(en);

/** The values of a schema that allows only some; empty for any other object. Of examples, none is a schema. */
const valuesOf = (schema: Schema): readonly unknown[] => {
  if (Array.isArray(schema.enum)) return schema.enum as unknown[];
  return 'const' in schema ? [schema.const] : [];
};

/** The schemas of a document, without its examples. */
function* schemasIn(value: unknown): Generator<Schema> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Schema;
  for (const [key, inner] of Object.entries(value)) if (!/^examples?$/.test(key)) yield* schemasIn(inner);
}

/** Codes that say nothing to an officer, and the fields of the same object of which one must say it in words. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  departmentId: ['departmentName', 'name', 'department'],
  authorityId: ['authorityName'],
  responsible: ['responsibleName'],
  provider: ['providerName'],
  requester: ['requesterName'],
  source: ['sourceName'],
  successor: ['successorName'],
  others: ['othersName'],
  urged: ['urgedName'],
  by: ['byName'],
  confirmedBy: ['confirmedByName'],
  divisionCode: ['division'],
  divisionPrefix: ['division'],
  parentCode: ['parent'],
  process: ['processTitle', 'zh'],
  state: ['stateTitle'],
  role: ['roleTitle'],
  roles: ['roleTitles'],
  clause: ['clauseTitle', 'zh', 'title'],
  breachClause: ['breachClauseTitle'],
  clockId: ['clockTitle', 'title'],
  command: ['title', 'zh'],
  itemId: ['itemName', 'name', 'nameZh'],
  itemIds: ['items'],
  conditionId: ['conditionText', 'text'],
  basisId: ['basisTitle', 'title'],
  catalogCode: ['name', 'subject', 'entry'],
  sourceCatalogCode: ['name'],
};

/** Fields whose words stand elsewhere, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'conditions.basisId': 'the bases stand in the same content, which is shown as it was submitted',
  'days.source': 'the title of a notice, not an id',
  'before.source': 'the title of a notice, not an id',
  'after.source': 'the title of a notice, not an id',
  'regional.divisionPrefix': 'the beginning of codes as it was uploaded, which names no single division',
  'differences.divisionPrefix': 'the beginning of codes as it was uploaded',
  'localLimits.divisionPrefix': 'the beginning of codes as it was uploaded',
  'limits.divisionPrefix': 'the beginning of codes as it was uploaded',
  'decisions.sourceCatalogCode': 'what an officer wrote, who may know no name',
  'Reroute.sourceCatalogCode': 'what an officer wrote; sourceName says who has it',
  'request.catalogCode': 'a draft to be sent as it is, or beside the entry of its request',
  'request.itemIds': 'a draft to be sent as it is',
};

/** Codes in a schema without a word beside them, each with the name of the object in which it stands. Enumerations have theirs in the document. */
function* bareCodes(schema: Schema, of: string): Generator<string> {
  const parts = (key: string): readonly Schema[] => (schema[key] as Schema[] | undefined) ?? [];
  for (const key of ['anyOf', 'oneOf', 'allOf']) for (const one of parts(key)) yield* bareCodes(one, of);
  if (schema.items) yield* bareCodes(schema.items as Schema, of);
  const fields = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  for (const [name, field] of Object.entries(fields)) {
    const words = WORDS[name];
    const isRole = name === 'role' || name === 'roles';
    const isCode = isText(field) && (isRole || ![...schemasIn(field)].some((one) => 'x-words' in one));
    if (words && isCode && !words.some((word) => word in fields)) yield `${of}.${name}`;
    yield* bareCodes(field, name);
  }
}

/** True for a text, a list of texts, or none. */
function isText(schema: Schema): boolean {
  const options = [schema, ...['anyOf', 'oneOf'].flatMap((key) => (schema[key] as Schema[] | undefined) ?? [])];
  return options.some(({ type, items }) => {
    const types = [type].flat();
    return types.includes('string') || (types.includes('array') && isText((items ?? {}) as Schema));
  });
}

describe('the dictionary', () => {
  it('has a word in Chinese and English for each value of each enumeration of /openapi.json', () => {
    const closed = [...schemasIn(document)].filter((schema) => valuesOf(schema).length > 0);
    expect(closed.length).toBeGreaterThan(300);
    const faults = closed.flatMap((schema) => {
      const name = String(schema['x-words']);
      return valuesOf(schema).flatMap((value) => {
        const word = dictionary.enumerations[name]?.[String(value)];
        return word && isWord(word) ? [] : [`${name}: ${String(value)} of ${JSON.stringify(valuesOf(schema))}`];
      });
    });
    expect([...new Set(faults)]).toEqual([]);
  });

  it('stands beside each code that an answer has, as a word of the same object', () => {
    const api = new ApiDocument(document);
    const answers = api.operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        status < '300' ? Object.values(content).map(({ schema }) => ({ operationId, schema })) : [],
      ),
    );
    const bare = answers.flatMap(({ operationId, schema }) => [
      ...bareCodes(schema, operationId),
      ...Object.entries(api.partsOf(schema)).flatMap(([name, part]) => [...bareCodes(part, name)]),
    ]);
    expect([...new Set(bare)].filter((place) => !(place in ELSEWHERE)).sort()).toEqual([]);
    expect(Object.keys(ELSEWHERE).filter((place) => !bare.includes(place))).toEqual([]);
  });

  it('has no word for what the document does not show', () => {
    const shown = new Set([...schemasIn(document)].map((schema) => schema['x-words']));
    const unused = Object.keys(dictionary.enumerations).filter((name) => !shown.has(name) && !name.endsWith('State'));
    expect(unused).toEqual([]);
  });

  it('shows the titles of the values in the document, for a form', () => {
    const [schema] = [...objectsIn(document)].filter((one) => one['x-words'] === 'disposalMethod');
    expect(schema).toMatchObject({ 'x-enum-titles': ['删除', '退还', '归档', '匿名化', '其他方式'] });
  });

  it('has the paths of the commands, and words for all of them', () => {
    const paths = Object.keys(document.paths ?? {}).filter((path) => path.includes('/commands/'));
    for (const { process, states, commands, clocks, ...word } of dictionary.processes) {
      expect([process, isWord(word)]).toEqual([process, true]);
      for (const one of [...Object.values(states), ...commands, ...Object.values(clocks)])
        expect([process, one, isWord(one)]).toEqual([process, one, true]);
    }
    const named = new Set(dictionary.processes.flatMap(({ commands }) => commands.map(({ command }) => command)));
    const acts = paths.map((path) => path.replace(/.*\/commands\//, ''));
    expect(acts.filter((act) => named.has(act)).length).toBeGreaterThan(300);
  });

  it('explains each clause that it cites, in the words of the Regulation', () => {
    const texts = new Map(dictionary.clauses.map(({ clause, title, text }) => [clause, `${title} ${text}`]));
    const cited = [
      ...dictionary.processes.flatMap(({ clause, commands }) => [clause, ...commands.map((one) => one.clause)]),
      ...dictionary.problems.flatMap(({ clause }) => clause ?? []),
      ...Object.keys(dictionary.enumerations['breachClause'] ?? {}),
    ];
    expect(cited.filter((clause) => !texts.has(clause))).toEqual([]);
    expect(texts.get('22(1)')).toBe(
      '第二十二条第一款 政务数据提供部门应当自作出同意共享的答复之日起20个工作日内共享政务数据。',
    );
    expect(texts.get('39(4)')).toMatch(/^第三十九条第四项 .*：未按时答复政务数据共享申请或者未按时共享政务数据/);
    for (const { heading } of dictionary.clauses) expect(heading).toMatch(/^[A-Z]/);
    expect(new Set(dictionary.clauses.map(({ clause }) => clause.replace(/\(.*/, ''))).size).toBe(44);
  });

  it('says what a refusal on each ground needs', () => {
    const needs = Object.fromEntries(dictionary.refusalGrounds.map((one) => [one.code, one.needs]));
    expect(needs).toMatchObject({
      NO_SUCH_DATA: [['text']],
      ITEM_NON_SHAREABLE: [['text', 'basisId']],
      OTHER: [
        ['text', 'article'],
        ['text', 'basis'],
      ],
    });
    const codes = Object.keys(dictionary.enumerations['refusalGround'] ?? {});
    expect(Object.keys(needs)).toEqual(codes);
  });

  it('has the problems of /problems', async () => {
    const { items } = ProblemPage.parse((await ask(`${open.url}/problems`)).body);
    expect(dictionary.problems).toEqual(items);
  });

  it('needs no sign-in, and is not sent again to whom has it', async () => {
    const first = await ask(`${open.url}/api/v1/dictionary`);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[0-9a-f]{64}"$/)]);
    const same = await ask(`${open.url}/api/v1/dictionary`, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([same.status, same.text.length, same.headers.get('etag')]).toEqual([304, 0, etag]);
    const other = await ask(`${open.url}/api/v1/dictionary`, { headers: { 'if-none-match': '"other"' } });
    expect([other.status, other.text === first.text]).toEqual([200, true]);
  });
});
