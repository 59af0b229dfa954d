import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createOrganisation, type Department, type Division } from '#libs/domain';
import { countEntries, searchEntries, withTransaction, type Queryable, type Tx } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';

/*
 * `npm run bench -- search`: searches a catalogue of 100,000 entries of some 190 characters each, and prints of each query
 * how many entries it finds, whether LIKE finds the same, how long both take and by what plan, and how long the first
 * page and its counts take. Times are medians of some runs, with all in memory.
 */
const ENTRIES = 100_000;
const RUNS = 7;
const ANYBODY = { own: [], divisions: [] } as const;
const FIRST = { limit: 50, cursor: null };

/** Words of the generated entries; the first ones occur far more often than the last. */
const WORDS =
  `婚姻 登记 不动产 机动车 社会保险 参保 状态 查询 企业 法人 营业执照 许可 经营 道路 运输 出生 医学 证明 学历 学位 住房
  公积金 缴存 贷款 低保 救助 残疾人 证件 户籍 人口 死亡 火化 护照 出入境 税务 发票 纳税 信用 处罚 行政 审批 项目 工程 规划 用地
  环境 监测 排污 水质 气象 预警 地震 应急 物资 消防 验收 食品 药品 检验 特种 设备 计量 标准 商标 专利 版权 农业 补贴 种子 林权
  草原 水利 河道 渔业 船舶 港口 航道 铁路 民航 邮政 快递 电信 频率 广播 文物 旅游 体育 彩票 慈善 社团 律师 公证 司法 鉴定 监狱
  矫正 退役 军人 优抚 就业 失业 职称 技能 培训 劳动 仲裁 工伤 养老 医保 生育 疫苗 接种 献血 医院 医师 护士`.split(
    /\s+/,
  );

const QUERIES = [
  '婚姻',
  '护士',
  '民航',
  '师护',
  '婚姻登记',
  '医师护士',
  '公积金缴存',
  '护士 医师',
  '监狱 矫正',
  '婚姻 护士',
  '士',
  '信息',
  '3070990100007/012007',
  '012007',
  '飞碟',
];

const city = (n: number): string => String(990_100 + n * 100);
const divisions: readonly Division[] = [
  { code: '990000', name: '省', level: 'PROVINCIAL', parentCode: null },
  ...Array.from({ length: 20 }, (_, n): Division => ({
    code: city(n),
    name: `市${n}`,
    level: 'MUNICIPAL',
    parentCode: '990000',
  })),
];
const departments = Array.from({ length: 500 }, (_, n): Department => ({
  id: `D${n}`,
  name: `部门${n}`,
  divisionCode: city(n % 20),
  uscc: null,
  frontCode: null,
  kind: 'DEPT',
  hasWorkingBody: false,
}));
const organisation = createOrganisation(divisions, departments);

let store: OpenStore;
let db: DataSource;
beforeAll(async () => {
  store = await openStore({ divisions, departments, accounts: [], validFrom: '2025-08-01' });
  db = store.app;
});
afterAll(() => store?.close());

it('searches a big catalogue', async () => {
  const { time: filling } = await timed(fill);
  await store.owner.query('VACUUM ANALYZE catalog_entry');
  print(`${ENTRIES} entries in ${(filling / 1000).toFixed(0)} s; ${await sizes()}`);
  print('| query | rows | as LIKE | LIKE ms | index ms | first page ms | counts ms | plan |');
  print('|---|---|---|---|---|---|---|---|');
  for (const q of QUERIES) print(await measured(q));
  const list = await median(() => read((tx) => searchEntries(tx, ANYBODY, {}, FIRST)));
  const counts = await median(() => read((tx) => countEntries(tx, organisation, ANYBODY, {})));
  print(`without a query: first page ${list.time.toFixed(1)} ms, counts ${counts.time.toFixed(1)} ms`);
  print(`one more entry: ${(await median(write)).time.toFixed(1)} ms`);
});

async function measured(q: string): Promise<string> {
  const terms = q.split(' ');
  const scanned = await median(() => read((tx) => idsBy(tx, LIKE, terms)));
  const found = await median(() => read((tx) => idsBy(tx, PAIRS, terms)));
  expect(found.value).toEqual(scanned.value);
  const page = await median(() => read((tx) => searchEntries(tx, ANYBODY, { q }, FIRST)));
  const counts = await median(() => read((tx) => countEntries(tx, organisation, ANYBODY, { q })));
  expect(counts.value.total).toBe(scanned.value.length);
  const times = [scanned, found, page, counts].map(({ time }) => time.toFixed(1));
  return `| ${[q, scanned.value.length, 'same', ...times, await planOf(q)].join(' | ')} |`;
}

const read = <Result>(work: (tx: Tx) => Promise<Result>) => withTransaction(db, 'REPEATABLE READ', work);

/** Condition on the n-th term: LIKE as it would be without an index, PAIRS as a search uses it. */
const LIKE = (n: number): string => `e.searched LIKE '%' || $${n} || '%'`;
const PAIRS = (n: number): string => `strpos(e.searched, $${n}) > 0 AND e.grams @@ search_query($${n})`;

async function idsBy(tx: Tx, condition: typeof LIKE, terms: readonly string[]): Promise<readonly string[]> {
  if (condition === PAIRS) await tx.query('SET LOCAL enable_seqscan = off');
  const where = terms.map((_, n) => condition(n + 1)).join(' AND ');
  const rows = await tx.query<{ id: string }[]>(`SELECT entry_id AS id FROM catalog_entry e WHERE ${where}`, [
    ...terms,
  ]);
  return rows.map(({ id }) => id).sort();
}

/** Returns the scans by which the database reads the catalogue for one page of a search. */
function planOf(q: string): Promise<string> {
  return read(async (tx) => {
    const scans: string[] = [];
    const explained: Queryable = {
      query: async (sql, parameters) => {
        const lines = sql.startsWith('SET') ? [] : await tx.query<object[]>(`EXPLAIN ${sql}`, parameters);
        scans.push(
          ...lines.flatMap((line) => /\w[\w ]* Scan on catalog_entry(_\w+)?/.exec(JSON.stringify(line))?.[0] ?? []),
        );
        return tx.query<unknown>(sql, parameters);
      },
    };
    await searchEntries(explained, ANYBODY, { q }, FIRST);
    return scans.join(' ← ');
  });
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly time: number }> {
  const begins = performance.now();
  const value = await work();
  return { value, time: performance.now() - begins };
}

/** Returns the median time of the runs; a first run warms up and does not count. */
async function median<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly time: number }> {
  const { value } = await timed(work);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push((await timed(work)).time);
  return { value, time: times.sort((a, b) => a - b)[RUNS >> 1] ?? NaN };
}

function fill(): Promise<unknown> {
  return entries(store.owner, 1, ENTRIES);
}

let next = ENTRIES;
function write(): Promise<unknown> {
  next += 1;
  return entries(db, next, next);
}

/** Generates entries inside the database; they are the same in each run. */
async function entries(into: Queryable, from: number, to: number): Promise<unknown> {
  const word = (salt: string): string =>
    `($3::text[])[1 + floor(pow(abs(hashint8(i * 1000 + ${salt})) / 2147483648.0, 2) * ${WORDS.length})::int]`;
  const words = (salt: number, many: number): string =>
    `(SELECT string_agg(${word(`${salt} + k`)}, '') FROM generate_series(1, ${many}) AS k)`;
  return into.query(
    `INSERT INTO catalog_entry (entry_id, catalog_code, provider, state, name, version, content)
     SELECT gen_random_uuid(), '3070990100' || lpad((i % 500)::text, 3, '0') || '/' || lpad(i::text, 6, '0'), 'D' || i % 500,
       'PUBLISHED', i::text, 1, jsonb_build_object(
         'name', ${words(0, 3)} || '信息', 'abstract', ${words(100, 25)} || '。',
         'items', (SELECT jsonb_agg(jsonb_build_object('itemId', 'i' || n, 'nameZh', ${word('200 + 2 * n')} || ${word('201 + 2 * n')} || '编号',
           'description', repeat('数据项的含义和取值', 5))) FROM generate_series(1, 10) AS n),
         'conditions', jsonb_build_array(jsonb_build_object('conditionId', 'c1', 'text', ${words(300, 8)})),
         'shareAttribute', ('{UNCONDITIONAL,CONDITIONAL,NON_SHAREABLE}'::text[])[1 + i % 3], 'shareModes', '["API", "BATCH"]'::jsonb,
         'dataLevel', ('{CORE,IMPORTANT,G4,G3,G2,G1}'::text[])[1 + i % 6], 'containsPersonalInfo', i % 2 = 0,
         'updateFrequency', ('{REALTIME,DAILY,WEEKLY,MONTHLY}'::text[])[1 + i % 4])
     FROM generate_series($1::bigint, $2::bigint) AS i`,
    [from, to, WORDS],
  );
}

async function sizes(): Promise<string> {
  const [row] = await db.query<{ entries: string; index: string }[]>(
    `SELECT pg_size_pretty(pg_table_size('catalog_entry')) AS entries,
       pg_size_pretty(pg_relation_size('catalog_entry_grams_idx')) AS index`,
  );
  return `table ${row?.entries}, index ${row?.index}`;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
