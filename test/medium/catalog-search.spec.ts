import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import {
  createOrganisation,
  DATA_LEVELS,
  SHARE_ATTRIBUTES,
  SHARE_MODES,
  UPDATE_FREQUENCIES,
  type Organisation,
  type ReaderScope,
} from '#libs/domain';
import {
  BadCursorError,
  countEntries,
  exportEntries,
  searchEntries,
  type EntryFilters,
  withTransaction,
  type Facet,
  type Page,
  type Queryable,
  type Tx,
} from '#libs/persistence';
import { putEntries, type EntryRow, type EntrySketch } from '../support/entry-rows.js';
import { openStore, type OpenStore } from '../support/store.js';
import { REGISTRY } from './store.fixture.js';
import { FIRST_PAGE, matterOf, pages } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;
const organisation: Organisation = createOrganisation(REGISTRY.divisions, REGISTRY.departments);
const ANYBODY: ReaderScope = { own: [], divisions: [] };

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store?.close());

/** Replaces the catalogue with these entries. */
async function catalogue(sketches: readonly EntrySketch[]): Promise<readonly EntryRow[]> {
  await db.query(`DELETE FROM catalog_entry`);
  return putEntries(db, sketches);
}

const read = <Result>(work: (tx: Tx) => Promise<Result>) => withTransaction(db, 'REPEATABLE READ', work);
const list = (filters: EntryFilters, page: Page, scope = ANYBODY) =>
  read((tx) => searchEntries(tx, scope, filters, page));
const count = (filters: EntryFilters, scope = ANYBODY) => read((tx) => countEntries(tx, organisation, scope, filters));
const found = (filters: EntryFilters, scope = ANYBODY) => pages((page) => list(filters, page, scope), 7);
const codes = async (filters: EntryFilters, scope = ANYBODY) =>
  (await found(filters, scope)).map(({ catalogCode }) => catalogCode);
const named = (...names: readonly string[]): EntrySketch[] =>
  names.map((name, n) => ({ provider: 'north.housing', content: { catalogCode: `3070990100/${n + 1}`, name } }));

describe('a search', () => {
  /** Few characters, so that they meet often, and all that LIKE or an index query could treat as special. */
  const character = fc.constantFrom(...`婚姻登记信息𠮷aZ1%_\\'":*&|!()<-/。`);
  const text = (maxLength: number) => fc.string({ unit: character, maxLength });
  const content = fc.record({
    name: text(6),
    abstract: text(20),
    catalogCode: text(8),
    items: fc.array(fc.record({ itemId: fc.constant('i'), nameZh: text(5) }), { maxLength: 3 }),
    conditions: fc.array(fc.record({ conditionId: fc.constant('c'), text: text(8) }), { maxLength: 2 }),
  });
  const query = fc.array(fc.string({ unit: character, minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 });

  it('finds the rows that LIKE finds, in any field', async () => {
    const [contents = []] = fc.sample(fc.array(content, { minLength: 300, maxLength: 300 }), { numRuns: 1, seed: 42 });
    await catalogue(
      contents.map((one, n) => ({
        provider: 'north.housing',
        content: { ...one, catalogCode: `${one.catalogCode}/${n}` },
      })),
    );
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(query, async (terms) => {
        const expected = await like(terms);
        hits += expected.length;
        expect((await found({ q: terms.join(' ') })).map(({ entryId }) => entryId).sort()).toEqual(expected);
        expect((await count({ q: terms.join(' ') })).total).toBe(expected.length);
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(hits).toBeGreaterThan(500);
  });

  /** Searches the pieces of the content with ILIKE, without the search's index, functions and columns. */
  async function like(terms: readonly string[]): Promise<string[]> {
    const each = terms.map(
      (_, n) => `EXISTS (SELECT FROM jsonb_array_elements_text(pieces) AS piece WHERE piece ILIKE $${n + 1})`,
    );
    const rows = await db.query<{ id: string }[]>(
      `SELECT entry_id AS id FROM (
         SELECT entry_id, jsonb_path_query_array(content, '$.catalogCode') || jsonb_path_query_array(content, '$.name')
           || jsonb_path_query_array(content, '$.abstract') || jsonb_path_query_array(content, '$.items[*].nameZh')
           || jsonb_path_query_array(content, '$.conditions[*].text') AS pieces FROM catalog_entry) AS e
       WHERE ${each.join(' AND ')} ORDER BY entry_id`,
      terms.map((term) => `%${term.replace(/[\\%_]/g, '\\$&')}%`),
    );
    return rows.map(({ id }) => id);
  }

  it.each([
    ['two characters', '婚姻', '婚姻登记信息', true],
    ['one character, the last one', '息', '婚姻登记信息', true],
    ['four characters', '登记信息', '婚姻登记信息', true],
    ['characters that do not touch', '婚登', '婚姻登记信息', false],
    ['pairs that meet in different words', '登记姻', '登记姓名婚姻记姻', false],
    ['two terms, of which one is missing', '婚姻 车辆', '婚姻登记信息', false],
    ['Chinese, Latin and digits', '登记ok2', '婚姻登记OK2025', true],
    ['full width', 'ＯＫ２', '婚姻登记ok2025', true],
    ['full width in the name', 'ok(2', '婚姻登记ＯＫ（２０２５）', true],
    ['a space between Chinese that nobody means', '婚姻登记', '婚姻 登\u3000记信息', true],
    ['a space between words that is meant', 'bigdata', 'big data', false],
    ['words on either side of a space', 'big data', 'data that is big', true],
    ['a sign that nobody sees', '婚姻', '婚\u200b姻', true],
    ['a sign that nobody sees, asked for', '婚\u200b姻', '婚姻', true],
    ['nothing but such signs', '\u200b', '婚姻', true],
    ['percent', '%', '婚姻登记信息', false],
    ['underscore', '婚_登', '婚姻登记信息', false],
    ['a character beyond the basic plane', '𠮷林', '𠮷林省', true],
  ])('for %s: %s in %s', async (_, q, name, isFound) => {
    await catalogue(named(name));
    expect(await found({ q })).toHaveLength(isFound ? 1 : 0);
    expect((await count({ q })).total).toBe(isFound ? 1 : 0);
  });

  it('does not find a term that begins in one field and ends in the next', async () => {
    const items = ['姓名', '性别'].map((nameZh, n) => ({ itemId: `i${n}`, nameZh }));
    await catalogue([{ provider: 'north.housing', content: { name: '登记', abstract: '摘要', items } }]);
    expect(await found({ q: '名性' })).toEqual([]);
    expect(await found({ q: '记姓' })).toEqual([]);
    expect(await found({ q: '姓名 摘要' })).toHaveLength(1);
  });

  it('ranks the nearest entries first', async () => {
    const [elsewhere = '', item = '', ...names] = ['1', '2', '3', '4', '5', '6'].map((n) => `3070990100/${n}`);
    await catalogue([
      { provider: 'north.housing', content: { catalogCode: elsewhere, name: '甲', abstract: '婚姻登记' } },
      {
        provider: 'north.housing',
        content: { catalogCode: item, name: '乙', items: [{ itemId: 'i', nameZh: '婚姻登记' }] },
      },
      ...['补领婚姻登记', '婚姻登记信息', '婚姻登记'].map((name, n) => ({
        provider: 'north.housing',
        content: { catalogCode: names[n] ?? '', name },
      })),
      { provider: 'north.housing', content: { catalogCode: '婚姻登记', name: '代码' } },
    ]);
    expect(await codes({ q: '婚姻登记' })).toEqual(['婚姻登记', names[2], names[1], names[0], item, elsewhere]);
    expect(await codes({ q: '登记 补领' })).toEqual([names[0]]);
    expect((await codes({}))[0]).toBe(elsewhere);
  });

  it('refuses a cursor of another order', async () => {
    await catalogue(named('婚姻', '婚姻登记'));
    const { nextCursor } = await list({}, { limit: 1, cursor: null });
    const ranked = list({ q: '婚姻' }, { limit: 1, cursor: nextCursor });
    await expect(ranked).rejects.toThrow(BadCursorError);
  });

  it('marks the places of the match', async () => {
    const abstract = `${'前'.repeat(40)}婚姻${'后'.repeat(40)}`;
    const items = ['婚姻状况', '姓名'].map((nameZh, n) => ({ itemId: `i${n}`, nameZh }));
    await catalogue([{ provider: 'north.housing', content: { name: '婚 姻登记ＯＫ', abstract, items } }]);
    const [entry] = await found({ q: '婚姻 ok' });
    expect(entry?.marks).toEqual({
      name: [
        { text: '婚 姻', hit: true },
        { text: '登记', hit: false },
        { text: 'ＯＫ', hit: true },
      ],
      abstract: [
        { text: `…${'前'.repeat(30)}`, hit: false },
        { text: '婚姻', hit: true },
        { text: `${'后'.repeat(30)}…`, hit: false },
      ],
      items: [
        [
          { text: '婚姻', hit: true },
          { text: '状况', hit: false },
        ],
      ],
      conditions: [],
    });
    expect((await found({}))[0]?.marks).toBeNull();
  });

  it('uses the index for two characters', async () => {
    const texts = Array.from({ length: 5000 }, (_, n) =>
      [3, 7, 11, 13].map((step) => String.fromCodePoint(0x4e00 + ((n * step) % 997))).join(''),
    );
    await catalogue(named(...texts));
    await store.owner.query('ANALYZE catalog_entry');
    const plans: string[] = [];
    const q = texts[1234]?.slice(0, 2) ?? '';
    const { items } = await read(async (tx) => {
      const explained: Queryable = {
        query: async (sql, parameters) => {
          if (sql.includes('FROM catalog_entry e'))
            plans.push(JSON.stringify(await tx.query(`EXPLAIN ${sql}`, parameters)));
          return tx.query<unknown>(sql, parameters);
        },
      };
      await countEntries(explained, organisation, ANYBODY, { q });
      return searchEntries(explained, ANYBODY, { q }, FIRST_PAGE);
    });
    expect(items.map(({ name }) => name)).toContain(texts[1234]);
    expect(plans).toHaveLength(2);
    for (const plan of plans) expect(plan).toContain('Bitmap Index Scan on catalog_entry_grams_idx');
  });
});

describe('what is added to a query', () => {
  const told = async (q: string, exact = false) => {
    const { items, expansions } = await list({ q, exact }, FIRST_PAGE);
    expect((await count({ q, exact })).total).toBe(items.length);
    const exported = await read((tx) => exportEntries(tx, ANYBODY, { q, exact }, null, 100));
    expect(exported.map(({ entryId }) => entryId).sort()).toEqual(items.map(({ entryId }) => entryId).sort());
    return { names: items.map(({ name }) => name), expansions };
  };

  it.each([
    ['低保', '最低生活保障对象', ['最低生活保障'], false],
    ['最低生活保障', '低保对象', ['低保'], false],
    ['城市低保', '城市最低生活保障', ['城市最低生活保障'], false],
    ['社保', '社会保险参保状态', ['社会保险'], false],
    ['房产', '不动产登记', ['不动产', '房屋'], false],
    ['婚姻登記', '婚姻登记', ['婚姻登记'], false],
    ['最低生活保障對象', '低保对象', ['最低生活保障对象', '低保对象'], false],
    ['ｚｄｓｈｂｚ', '最低生活保障对象', [], true],
    ['ZDSHBZ', '最低生活保障对象', [], true],
    ['yh', '银行账户', [], true],
    ['jhk', '婚姻登记', null, true],
  ])('%s finds %s', async (q, name, added, initials) => {
    await catalogue(named(name, '水质监测'));
    expect(await told(q)).toEqual({
      names: added === null ? [] : [name],
      expansions: [{ term: q, added: added ?? [], initials }],
    });
    expect(await told(q, true)).toEqual({ names: [], expansions: [] });
  });

  it('is nothing for a word that has no other, and for a letter alone', async () => {
    await catalogue(named('水质监测', '食品a类'));
    expect(await told('水质')).toEqual({ names: ['水质监测'], expansions: [] });
    expect(await told('a')).toEqual({ names: ['食品a类'], expansions: [] });
    expect(await told('s')).toEqual({ names: [], expansions: [] });
  });

  it('is nothing if the query is to be taken exactly, which still finds it as it is written', async () => {
    await catalogue(named('低保对象', '最低生活保障'));
    expect(await told('低保', true)).toEqual({ names: ['低保对象'], expansions: [] });
    expect((await told('低保')).names.sort()).toEqual(['低保对象', '最低生活保障'].sort());
  });

  it('finds a text in traditional characters by simplified ones, and marks it', async () => {
    await catalogue([{ provider: 'north.housing', content: { name: '甲', abstract: '臺灣居民婚姻登記' } }]);
    const [entry] = await found({ q: '台湾 hun' });
    expect(entry).toBeUndefined();
    const [marked] = await found({ q: '台湾居民' });
    expect(marked?.marks?.abstract).toEqual([
      { text: '臺灣居民', hit: true },
      { text: '婚姻登記', hit: false },
    ]);
    expect(await found({ q: '台湾', exact: true })).toEqual([]);
  });

  it('demands each term, and marks what stands for it', async () => {
    await catalogue(named('最低生活保障对象', '社会保险参保状态', '社保与低保'));
    expect((await told('低保 社保')).names).toEqual(['社保与低保']);
    const [entry] = await found({ q: 'dbdx' });
    expect(entry).toBeUndefined();
    expect((await found({ q: 'shbzdx' }))[0]?.marks?.name).toEqual([
      { text: '最低', hit: false },
      { text: '生活保障对象', hit: true },
    ]);
    expect((await found({ q: '低保对象' }))[0]?.marks?.name).toEqual([{ text: '最低生活保障对象', hit: true }]);
  });

  it('ranks initials of a name as the name, before those of an item', async () => {
    const item = (nameZh: string) => [{ itemId: 'i', nameZh }];
    const sketch = (n: number, content: EntrySketch['content']): EntrySketch => ({
      provider: 'north.housing',
      content: { ...content, catalogCode: `3070990100/${n}` },
    });
    await catalogue([
      sketch(1, { name: '甲', items: item('婚姻登记') }),
      sketch(2, { name: '补领婚姻登记' }),
      sketch(3, { name: '婚姻登记信息' }),
      sketch(4, { name: '婚姻登记' }),
    ]);
    expect(await codes({ q: 'hydj' })).toEqual(['4', '3', '2', '1'].map((n) => `3070990100/${n}`));
  });

  it('does not reach from one item into the next', async () => {
    const items = ['姓名', '性别'].map((nameZh, n) => ({ itemId: `i${n}`, nameZh }));
    await catalogue([{ provider: 'north.housing', content: { name: '登记', items } }]);
    expect(await found({ q: 'mx' })).toEqual([]);
    expect(await found({ q: 'djx' })).toEqual([]);
    expect(await found({ q: 'xb' })).toHaveLength(1);
  });

  it('comes from groups of which each is in force once, and that nobody changes', async () => {
    const insert = (words: string) =>
      db.query(`INSERT INTO catalog_synonym (id, words, made_at) VALUES (gen_random_uuid(), $1::text[], now())`, [
        words,
      ]);
    await expect(insert('{低保,最低生活保障}')).rejects.toThrow(/catalog_synonym_words_key/);
    await expect(insert('{低保}')).rejects.toThrow(/catalog_synonym_bounded/);
    await expect(db.query(`DELETE FROM catalog_synonym`)).rejects.toThrow(/permission denied/);
    await expect(db.query(`UPDATE catalog_synonym SET words = '{a,b}'`)).rejects.toThrow(/permission denied/);
  });
});

describe('facets', () => {
  const nullable = <Code extends string>(all: readonly Code[]) => fc.constantFrom(null, ...all.slice(0, 3));
  const sketch = fc.record({
    provider: fc.constantFrom(...REGISTRY.departments.map(({ id }) => id)),
    state: fc.constantFrom('PUBLISHED', 'UPDATE_DUE', 'RETIRED'),
    content: fc.record({
      name: fc.constantFrom('婚姻登记', '车辆登记', '车辆年检'),
      shareAttribute: nullable(SHARE_ATTRIBUTES),
      dataLevel: nullable(DATA_LEVELS),
      shareModes: fc.subarray([...SHARE_MODES]),
      containsPersonalInfo: fc.constantFrom(null, true, false),
      updateFrequency: nullable(UPDATE_FREQUENCIES),
    }),
  });
  const some = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 1 });
  const filters = fc.record({
    department: some(fc.constantFrom('north.housing', 'nobody')),
    division: some(fc.constantFrom('100000', '990100', '000000')),
    shareAttribute: some(fc.constantFrom(...SHARE_ATTRIBUTES)),
    dataLevel: some(fc.constantFrom('CORE' as const, 'IMPORTANT' as const)),
    shareMode: some(fc.constantFrom(...SHARE_MODES)),
    containsPersonalInfo: some(fc.boolean()),
    updateFrequency: some(fc.constantFrom('REALTIME' as const, 'DAILY' as const)),
    state: some(fc.constantFrom('PUBLISHED', 'RETIRED')),
    q: some(fc.constantFrom('登记', '车辆 登记')),
  });

  /** The values of an entry for each facet. */
  const VALUES: Readonly<Record<Facet, (entry: EntryRow) => readonly string[]>> = {
    department: ({ provider }) => [provider],
    division: ({ provider }) =>
      REGISTRY.divisions
        .map(({ code }) => code)
        .filter((code) => organisation.subtree(code).includes(organisation.department(provider).divisionCode)),
    shareAttribute: ({ content }) => (content.shareAttribute === null ? [] : [content.shareAttribute]),
    dataLevel: ({ content }) => (content.dataLevel === null ? [] : [content.dataLevel]),
    shareMode: ({ content }) => content.shareModes,
    containsPersonalInfo: ({ content }) =>
      content.containsPersonalInfo === null ? [] : [String(content.containsPersonalInfo)],
    updateFrequency: ({ content }) => (content.updateFrequency === null ? [] : [content.updateFrequency]),
    state: ({ state }) => [state],
  };
  const FACETS = Object.keys(VALUES) as Facet[];

  function passes(entry: EntryRow, asked: EntryFilters, facet: Facet): boolean {
    const value = asked[facet];
    if (value === undefined) return facet !== 'state' || entry.state !== 'RETIRED';
    return VALUES[facet](entry).includes(String(value));
  }
  const holds = ({ content }: EntryRow, q = ''): boolean => q.split(' ').every((term) => content.name.includes(term));

  it('equal a count by hand', async () => {
    const [sketches = []] = fc.sample(fc.array(sketch, { minLength: 400, maxLength: 400 }), { numRuns: 1, seed: 11 });
    const entries = await catalogue(sketches);
    await fc.assert(
      fc.asyncProperty(filters, async (asked) => {
        const under = (but: Facet | null) =>
          entries.filter(
            (entry) => holds(entry, asked.q) && FACETS.every((facet) => facet === but || passes(entry, asked, facet)),
          );
        const { total, facets } = await count(asked);
        expect(total).toBe(under(null).length);
        expect((await found(asked)).map(({ entryId }) => entryId).sort()).toEqual(
          under(null)
            .map(({ entryId }) => entryId)
            .sort(),
        );
        for (const facet of FACETS) {
          const counts = new Map<string, number>();
          for (const value of under(facet).flatMap(VALUES[facet])) counts.set(value, (counts.get(value) ?? 0) + 1);
          expect([facet, new Map(facets[facet].map(({ value, count }) => [value, count]))]).toEqual([facet, counts]);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('begin with the most frequent value, and end after a hundred', async () => {
    const states = Array.from({ length: 120 }, (_, n) => `S${n}`);
    await catalogue([...states, 'S119'].map((state) => ({ provider: 'north.data', state, content: {} })));
    const { facets } = await count({});
    expect(facets.state).toHaveLength(100);
    expect(facets.state[0]).toEqual({ value: 'S119', count: 2 });
  });
});

describe('an entry that was never published', () => {
  const READERS: readonly (readonly [string, ReaderScope, boolean])[] = [
    ['its own department', { own: ['north.housing'], divisions: [] }, true],
    ['another department', { own: ['south.transport'], divisions: [] }, false],
    ['an authority that it was not sent to', { own: ['north.data'], divisions: ['990100'] }, false],
    ['nobody', ANYBODY, false],
  ];
  it.each(READERS)('is for %s either both listed and counted or neither: %j', async (_, scope, isSeen) => {
    const entryId = await matterOf(db, { open: false, requester: 'north.housing' });
    await catalogue([
      ...named('婚姻登记'),
      { entryId, provider: 'north.housing', state: 'DRAFT', version: 0, content: { name: '婚姻草稿' } },
    ]);
    for (const q of [undefined, '婚姻', '草稿']) {
      const drafts = await found({ q, state: 'DRAFT' }, scope);
      expect(drafts.map((entry) => entry.entryId)).toEqual(isSeen ? [entryId] : []);
      const { total, facets } = await count({ q, state: 'DRAFT' }, scope);
      expect(total).toBe(isSeen ? 1 : 0);
      expect(facets.state.map(({ value }) => value).includes('DRAFT')).toBe(isSeen);
      expect(facets.department).toEqual(isSeen ? [{ value: 'north.housing', count: 1 }] : []);
    }
    expect((await found({ q: '婚姻' }, scope)).map(({ name }) => name)).toEqual(['婚姻登记']);
  });

  it('is visible to the overseers of its matter while it is submitted; returned or taken up, it is internal again', async () => {
    const entryId = await matterOf(db, { open: true, requester: 'north.housing' });
    const readers = [
      { own: ['north.data'], divisions: ['990100'] },
      { own: ['south.schools'], divisions: ['990200'] },
    ];
    for (const [state, seen] of Object.entries({ AUTHORITY_REVIEW: 1, RETURNED: 0, DRAFT: 0, ABANDONED: 0 })) {
      await catalogue([{ entryId, provider: 'north.housing', state, version: 0, content: { name: '草稿' } }]);
      for (const scope of readers) {
        expect([state, await found({ state }, scope)]).toEqual([state, Array(seen).fill(expect.anything())]);
        expect((await count({ state }, scope)).total).toBe(seen);
      }
      expect(await found({ state }, { own: ['north.housing'], divisions: [] })).toHaveLength(1);
      expect(await found({ state }, ANYBODY)).toHaveLength(0);
    }
  });
});

describe('an entry that grows', () => {
  it('is found by its present content', async () => {
    const [entry] = await catalogue(named('婚姻登记'));
    await db.query(
      `UPDATE catalog_entry SET content = jsonb_set(content, '{name}', '"车辆登记"') WHERE entry_id = $1`,
      [entry?.entryId],
    );
    expect(await found({ q: '婚姻' })).toEqual([]);
    expect(await found({ q: '车辆' })).toHaveLength(1);
  });

  it('is stored whatever its size', async () => {
    const texts = fc.sample(
      fc.string({
        unit: fc.nat(20_000).map((n) => String.fromCodePoint(0x4e00 + n)),
        minLength: 1000,
        maxLength: 1000,
      }),
      { numRuns: 100, seed: 3 },
    );
    const conditions = texts.map((text, n) => ({ conditionId: `c${n}`, text }));
    const items = Array.from({ length: 500 }, (_, n) => ({
      itemId: `i${n}`,
      nameZh: texts[n % 100]?.slice(n, n + 200) ?? '',
    }));
    await catalogue([{ provider: 'north.housing', content: { name: '婚姻登记', items, conditions } }]);
    expect(await found({ q: items[499]?.nameZh.slice(0, 50) })).toHaveLength(1);
  });
});
