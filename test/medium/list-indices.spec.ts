import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  countMatters,
  countUnread,
  listAccess,
  listAlerts,
  listDeadlines,
  listDrafts,
  listEvents,
  listMatters,
  listOverdue,
  listSynonyms,
  listTasks,
  listUnheldTasks,
  searchEntries,
  type Inbox,
  type Queryable,
} from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { dueOn, REGISTRY } from './store.fixture.js';
import { FIRST_PAGE, matterOf } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;
beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
  for (let n = 0; n < 5; n++) await matterOf(db, { ...dueOn('2026-03-02'), title: `婚姻登记信息${n}` });
  await db.query(`
    INSERT INTO catalog_synonym (id, words, made_at)
    SELECT gen_random_uuid(), ARRAY['词' || n, '字' || n], now() FROM generate_series(1, 3000) AS n`);
  await store.owner.query('ANALYZE catalog_synonym');
});
afterAll(() => store?.close());

/**
 * Runs the list with table scans forbidden, and sorting (or, for a search, walking in order), and answers the plans of its statements: an index that can serve
 * then does, however few rows there are.
 */
async function plansOf(index: string, list: (db: Queryable) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const runner = db.createQueryRunner();
  try {
    await runner.query('BEGIN');
    await runner.query('SET LOCAL enable_seqscan = off');
    await runner.query(`SET LOCAL ${index.includes('grams') ? 'enable_indexscan' : 'enable_sort'} = off`);
    await list({
      async query(sql, parameters) {
        if (/^\s*(SELECT|WITH)/.test(sql)) {
          const lines = (await runner.query(`EXPLAIN ${sql}`, parameters)) as { 'QUERY PLAN': string }[];
          plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
        }
        return (await runner.query(sql, parameters)) as unknown;
      },
    });
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
  }
  return plans.join('\n');
}

const scope = { own: ['north.housing'], divisions: 'ALL' as const };
const offices = [{ departmentId: 'north.housing', role: 'WB_LEAD' as const }];
const inbox: Inbox = { account: 'a', scope: { ...scope, offices } };
const mine = { own: ['north.housing'], divisions: [] };

const all = <One>(found: readonly One[]): Promise<readonly One[]> => Promise.resolve(found);
const SUBMITTED = [['share-request', 'SUBMITTED']] as const;

const LISTS: readonly (readonly [string, string, (db: Queryable) => Promise<unknown>])[] = [
  ['matters by date', 'matter_due_idx', (on) => listMatters(on, mine, {}, FIRST_PAGE)],
  ['matters by id', 'matter_pkey', (on) => listMatters(on, mine, {}, FIRST_PAGE, 'id')],
  [
    'matters in a state',
    'matter_state_idx',
    (on) => listMatters(on, mine, { states: { shown: SUBMITTED, searched: SUBMITTED } }, FIRST_PAGE),
  ],
  [
    'matters that a department holds',
    'task_department_idx',
    (on) => listMatters(on, mine, { holder: 'north.housing' }, FIRST_PAGE),
  ],
  [
    'matters that the rules judge before they are counted',
    'matter_outer_state_idx',
    (on) => countMatters(on, mine, {}, () => Promise.resolve([])),
  ],
  ['overdue clocks', 'clock_overdue_idx', (on) => listOverdue(on, mine, {}, FIRST_PAGE)],
  [
    'overdue clocks of a department',
    'clock_overdue_of_idx',
    (on) => listOverdue(on, mine, { department: 'south.transport' }, FIRST_PAGE),
  ],
  ['candidates of overdue clocks', 'breach_standing_late_idx', (on) => listOverdue(on, mine, {}, FIRST_PAGE)],
  ['matters by two characters', 'matter_grams_idx', (on) => listMatters(on, mine, { q: '婚姻' }, FIRST_PAGE)],
  ['tasks', 'task_department_idx', (on) => listTasks(on, inbox, FIRST_PAGE, () => Promise.resolve(true))],
  [
    'tasks that nobody can do',
    'task_department_idx',
    (on) => listUnheldTasks(on, inbox, { departments: ['north.housing'], divisions: ['990100'] }, FIRST_PAGE),
  ],
  ['alerts', 'inbox_item_order_idx', (on) => listAlerts(on, inbox, 'ALL', FIRST_PAGE)],
  ['unread alerts', 'inbox_item_order_idx', (on) => countUnread(on, inbox)],
  ['entries by code', 'catalog_entry_order_idx', (on) => searchEntries(on, mine, {}, FIRST_PAGE)],
  ['the access log by time', '_pkey', (on) => listAccess(on, 'ALL', {}, FIRST_PAGE)],
  ['the access log by account', '_account_id_day_seq_idx', (on) => listAccess(on, 'ALL', { account: 'a' }, FIRST_PAGE)],
  [
    'the access log by department',
    '_department_id_day_seq_idx',
    (on) => listAccess(on, 'ALL', { department: 'a' }, FIRST_PAGE),
  ],
  ['the access log by kind', '_kind_day_seq_idx', (on) => listAccess(on, 'ALL', { kind: 'REFUSED' }, FIRST_PAGE)],
  [
    'the access log by matter',
    '_resource_id_day_seq_idx',
    (on) => listAccess(on, 'ALL', { matter: '00000000-0000-4000-8000-000000000000' }, FIRST_PAGE),
  ],
  [
    'what a person did',
    'event_account_idx',
    (on) => listEvents(on, inbox.scope, { account: 'a', acts: true }, FIRST_PAGE, all),
  ],
  [
    'limits by day',
    'clock_day_idx',
    (on) =>
      listDeadlines(on, mine, [{ departmentId: 'north.housing', desk: 'WORKING_BODY' }], {
        from: '2026-02-01',
        to: '2026-02-28',
        perDay: 50,
      }),
  ],
  [
    'what was done, by time',
    'event_recorded_idx',
    (on) => listEvents(on, inbox.scope, { from: '2026-01-01T00:00:00.000Z' }, FIRST_PAGE, all),
  ],
  [
    'what was done, by type',
    'event_type_idx',
    (on) => listEvents(on, inbox.scope, { type: 'replied' }, FIRST_PAGE, all),
  ],
  ['what a person began', 'event_begun_idx', (on) => listDrafts(on, mine, 'a', FIRST_PAGE)],
  [
    'entries by a word and its synonyms',
    'catalog_entry_grams_idx',
    (on) => searchEntries(on, mine, { q: '房产' }, FIRST_PAGE),
  ],
  ['entries by initials', 'catalog_entry_grams_idx', (on) => searchEntries(on, mine, { q: 'hydj' }, FIRST_PAGE)],
  ['the synonyms of a query', 'catalog_synonym_words_idx', (on) => searchEntries(on, mine, { q: '房产' }, FIRST_PAGE)],
  ['all synonyms', 'catalog_synonym_order_idx', (on) => listSynonyms(on, FIRST_PAGE)],
  ['entries by two characters', 'catalog_entry_grams_idx', (on) => searchEntries(on, mine, { q: '婚姻' }, FIRST_PAGE)],
];

describe('an index serves the list of', () => {
  it.each(LISTS)('%s: %s', async (_, index, list) => {
    expect(await plansOf(index, list)).toContain(index);
  });
});

it('no index is of trigrams, which the C locale of the embedded server has not of Chinese', async () => {
  const found = await db.query(`SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'`);
  expect(found).toEqual([]);
});
