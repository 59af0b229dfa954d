import { addDays, type LocalDate } from '#libs/domain';
import { LARGEST } from './country.js';

/** Who reads, and some matters that they see. */
export interface Reader {
  readonly account: string;
  readonly departmentId: string;
  readonly matterIds: readonly string[];
}

/** Kinds of reads with the limits of the 95th percentile in ms; the database may take so much more than the bare SQL. */
export const LIMITS = { list: 50, count: 50, figure: 1000, one: 50 } as const;
export const MOST_TIMES = 1.2;

/** SQL that gives the same rows or the same number and nothing else. */
type Bare = (reader: Reader, answer: Answer) => readonly [sql: string, ...parameters: unknown[]];

/** What is used of an answer. */
export interface Answer {
  readonly items?: readonly Readonly<Record<string, unknown>>[];
}

export interface Read {
  readonly name: string;
  readonly kind: keyof typeof LIMITS;
  /** Path and query of the n-th request; each asks for something else. */
  readonly path: (n: number, reader: Reader) => string;
  /** Roles that do not read this. */
  readonly not?: readonly string[];
  readonly bare?: Bare;
}

const DAY: LocalDate = '2025-09-01';
const period = (n: number): string => `openedFrom=${addDays(DAY, 10 * n)}&openedTo=${addDays(DAY, 10 * n + 30)}`;
const of = <Item>(list: readonly Item[], n: number): Item => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
};
const STATES = ['UNDER_REVIEW', 'AGREED', 'IN_USE', 'CLOSED', 'REFUSED', 'DISPOSING', 'DELIVERED', 'WITHDRAWN'];
const WORDS = [
  '不动产',
  '社会保险',
  '预防接种',
  '低保',
  '学校',
  '行政区域',
  '驾驶证',
  '农村土地',
  '医疗机构',
  '建筑业',
];
const limit = (n: number): string => `limit=${20 + n}`;

const ids = ({ items = [] }: Answer, field: string): readonly unknown[] => items.map((item) => item[field]);
const matters: Bare = (_, answer) => [`SELECT * FROM matter WHERE id = ANY($1::uuid[])`, ids(answer, 'matterId')];
const withMatter =
  (table: string): Bare =>
  (_, answer) => [
    `SELECT t.*, m.* FROM ${table} t JOIN matter m ON m.id = t.matter WHERE t.id = ANY($1::uuid[])`,
    ids(answer, 'id'),
  ];

/** What the pages of the console read. */
export const READS: readonly Read[] = [
  { name: '/me', kind: 'one', path: () => '/me' },
  { name: '/tasks', kind: 'list', path: (n) => `/tasks?${limit(n)}`, bare: withMatter('task') },
  { name: '/alerts', kind: 'list', path: (n) => `/alerts?${limit(n)}`, bare: withMatter('alert') },
  { name: '/alerts unread', kind: 'list', path: (n) => `/alerts?unread=true&${limit(n)}`, bare: withMatter('alert') },
  { name: '/me/acts', kind: 'list', path: (n) => `/me/acts?${limit(n)}` },
  { name: '/me/drafts', kind: 'list', path: (n) => `/me/drafts?${limit(n)}` },
  { name: '/me/deadlines', kind: 'list', path: (n) => `/me/deadlines?from=${addDays('2026-11-01', n)}` },
  { name: '/matters', kind: 'list', path: (n) => `/matters?${limit(n)}`, bare: matters },
  {
    name: '/matters by state',
    kind: 'list',
    path: (n) => `/matters?process=share-request&state=${of(STATES, n)}&${limit(n)}`,
    bare: matters,
  },
  { name: '/matters of a period', kind: 'list', path: (n) => `/matters?${period(n)}`, bare: matters },
  { name: '/matters overdue', kind: 'list', path: (n) => `/matters?overdue=true&${limit(n)}`, bare: matters },
  {
    name: '/matters by words',
    kind: 'list',
    path: (n) => `/matters?q=${encodeURIComponent(of(WORDS, n))}`,
    bare: matters,
  },
  {
    name: '/matters held by me',
    kind: 'list',
    path: (n, { departmentId }) => `/matters?holder=${departmentId}&${limit(n)}`,
    bare: matters,
  },
  { name: '/matters by level', kind: 'list', path: (n) => `/matters?level=L${4 + (n % 3)}&${limit(n)}`, bare: matters },
  { name: '/matters/counts', kind: 'count', path: () => '/matters/counts', bare: plainCount },
  { name: '/matters/counts of a period', kind: 'count', path: (n) => `/matters/counts?${period(n)}` },
  { name: '/overdue', kind: 'list', path: (n) => `/overdue?${limit(n)}`, bare: overdue },
  {
    name: '/overdue by clause',
    kind: 'list',
    path: (n) => `/overdue?clause=${of(['21(1)', '22(1)'], n)}&${limit(n)}`,
    bare: overdue,
  },
  { name: '/lateness', kind: 'figure', path: (n) => `/lateness?from=${addDays(DAY, n)}` },
  {
    name: '/lateness by department',
    kind: 'figure',
    path: (n) => `/lateness?by=DEPARTMENT,LIMIT&from=${addDays(DAY, n)}`,
  },
  { name: '/indicators', kind: 'figure', path: (n) => `/indicators?cutOff=${addDays('2026-11-29', -n)}` },
  { name: '/matters/{id}', kind: 'one', path: (n, { matterIds }) => `/matters/${of(matterIds, n)}` },
  { name: '/matters/{id}/holding', kind: 'one', path: (n, { matterIds }) => `/matters/${of(matterIds, n)}/holding` },
  { name: '/matters/{id}/history', kind: 'one', path: (n, { matterIds }) => `/matters/${of(matterIds, n)}/history` },
  { name: '/events', kind: 'list', path: (n) => `/events?${limit(n)}`, not: ['handler', 'lead', 'supervisor'] },
  {
    name: '/events of a division and type',
    kind: 'list',
    path: (n) => `/events?division=${LARGEST}&type=replied&from=${addDays(DAY, 10 * n)}T00:00:00%2B08:00`,
    not: ['handler', 'lead', 'supervisor'],
  },
  {
    name: '/catalog/entries',
    kind: 'list',
    path: (n) => `/catalog/entries?q=${encodeURIComponent(of(WORDS, n))}&${limit(n)}`,
  },
  {
    name: '/organisation/departments',
    kind: 'list',
    path: (n) => `/organisation/departments?q=${encodeURIComponent(of(['民政', '教育', '水利'], n))}`,
  },
];

function overdue(_: Reader, answer: Answer): readonly [string, ...unknown[]] {
  const sql = `SELECT c.*, m.* FROM clock c JOIN matter m ON m.id = c.matter WHERE m.id = ANY($1::uuid[]) AND c.state = 'RUNNING'`;
  return [sql, ids(answer, 'matterId')];
}

/** The number of the matters of the reader's departments: own ones, those of the province, or all. */
function plainCount({ account, departmentId }: Reader): readonly [string, ...unknown[]] {
  if (account.startsWith('auditor')) return [`SELECT count(*) FROM matter WHERE open_to_parties`];
  const isProvince = account.endsWith('.supervisor');
  const departments = isProvince ? `SELECT id FROM department WHERE division_code LIKE $1` : `VALUES ($1)`;
  const sides = ['requester', 'provider', 'responsible'].map((side) => `${side} IN (${departments})`).join(' OR ');
  return [`SELECT count(*) FROM matter WHERE ${sides}`, isProvince ? `${LARGEST.slice(0, 2)}%` : departmentId];
}
