import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentHash } from './content-hash.js';
import { changed, CONTENT } from './content.fixture.js';
import { entryContent } from './content.js';
import { judgedBy } from './judged-by.js';
import { normaliseName } from './names.js';
import { changesNeedReassessment } from './reassessment.js';

/** Returns the same value with the keys of each object in another order. */
function withKeysReordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, withKeysReordered(one)]),
  );
}

/** Returns the paths of all values that are neither lists nor objects. */
function leafPaths(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [path.join('.')];
  return Object.entries(value).flatMap(([key, one]) => leafPaths(one, [...path, key]));
}

describe('the hash of a content', () => {
  it('is one text in hex that other programs compute as well', () => {
    expect(contentHash(CONTENT)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(entryContent.parse({}))).toBe(
      '30e806457306ee4f64b8d9f683347bd12378d7a3029a72bc3c209a463f5f1487',
    );
  });

  it('does not depend on the order of keys', () => {
    expect(Object.keys(withKeysReordered(CONTENT) as object)).not.toEqual(Object.keys(CONTENT));
    expect(contentHash(entryContent.parse(withKeysReordered(CONTENT)))).toBe(contentHash(CONTENT));
    expect(contentHash(withKeysReordered(CONTENT) as typeof CONTENT)).toBe(contentHash(CONTENT));
  });

  it('is the same for an empty statement and a missing one', () => {
    expect(contentHash(entryContent.parse({ openConditions: ' ', items: [], recordCount: null }))).toBe(
      contentHash(entryContent.parse({})),
    );
  });

  it('changes with every leaf', () => {
    const hash = contentHash(CONTENT);
    const paths = leafPaths(CONTENT);
    expect(paths.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ minLength: 1 }), (path, value) => {
        const other = structuredClone(CONTENT);
        const keys = path.split('.');
        const last = keys.pop() ?? '';
        const place = keys.reduce<object>((at, key) => Reflect.get(at, key) as object, other);
        fc.pre(Reflect.get(place, last) !== value);
        Reflect.set(place, last, value);
        expect(contentHash(other)).not.toBe(hash);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a change needs new assessments (§2.2)', () => {
  const [first, ...others] = CONTENT.items;
  it.each<[string, Record<string, unknown>, boolean]>([
    ['no change', {}, false],
    ['the name', { name: '驾驶证核验' }, false],
    ['the frequency', { updateFrequency: 'DAILY' }, false],
    ['the order of the items', { items: [...others, first] }, false],
    ['the order of the conditions', { conditions: CONTENT.conditions.toReversed() }, false],
    ['an item’s name', { 'items.1.nameZh': '车型' }, true],
    ['what an item holds', { 'items.1.personalInfo': 'PI' }, true],
    ['an item less', { items: others }, true],
    ['the attribute', { shareAttribute: 'UNCONDITIONAL' }, true],
    ['a condition’s text', { 'conditions.0.text': '人社' }, true],
    ['a condition less', { conditions: [] }, true],
  ])('%s: %#', (_, changes, expected) => {
    expect(changesNeedReassessment(CONTENT, changed(changes))).toBe(expected);
    expect(changesNeedReassessment(changed(changes), CONTENT)).toBe(expected);
  });
});

describe('the view of an entry for share requests', () => {
  const id = '7c03e322-cdeb-5852-a2df-2be12db884ae';
  it('contains the fields by which requests are judged', () => {
    expect(judgedBy(id, 'P2', 3, '2026-03-02', CONTENT)).toEqual({
      entryId: id,
      catalogCode: CONTENT.catalogCode,
      version: 3,
      effectiveFrom: '2026-03-02',
      name: CONTENT.name,
      provider: 'P2',
      shareAttribute: 'CONDITIONAL',
      shareModes: ['API'],
      items: [
        { itemId: 'i1', nameZh: '驾驶证号(掩码)' },
        { itemId: 'i2', nameZh: '准驾车型' },
        { itemId: 'i3', nameZh: '状态' },
      ],
      conditions: [
        { conditionId: 'c1', kind: 'SCOPE', text: '交通运输、人力资源社会保障部门' },
        { conditionId: 'c2', kind: 'PURPOSE', text: '从业资格审核' },
      ],
      nonShareReason: null,
      legalBases: [],
      dataLevel: 'G3',
      containsPersonalInfo: true,
      updateFrequency: 'REALTIME',
      dataFormat: 'API',
      dataCategory: '公共安全',
    });
  });

  it.each(['shareAttribute', 'dataLevel', 'updateFrequency', 'formatClass', 'containsPersonalInfo'])(
    'throws for a draft without %s',
    (field) => {
      expect(() => judgedBy(id, 'P2', 1, '2026-03-02', changed({ [field]: null }))).toThrow();
    },
  );
});

describe('names are compared', () => {
  it.each([
    ['人口信息（省级）', '人口信息(省级)'],
    ['人口　信息', '人口信息'],
    [' 人口 信息 ', '人口信息'],
    ['ＡＰＩ  调用', 'API调用'],
    ['open  data', 'open data'],
    ['人口\u200b信息', '人口信息'],
    ['ABC 表', 'ABC表'],
  ])('%j as %j', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it('in one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('人', 'A', 'Ａ', ' ', '　', '（', '\u200b', '1', '\t') }), (name) =>
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name)),
      ),
    );
  });
});
