import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { contentHash, entryContent, type EntryContent } from '#libs/domain';
import {
  contentsAhead,
  entryVersionEffective,
  lastEntryVersion,
  listEntryVersions,
  readEntryVersion,
  withTransaction,
} from '#libs/persistence';
import { putEntries, putVersions } from '../support/entry-rows.js';
import { openStore, type OpenStore } from '../support/store.js';
import { REGISTRY } from './store.fixture.js';
import { FIRST_PAGE, pages } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

const CODE = '3070990200002/000001';
const STARTS = ['2025-08-01T00:00:00.000Z', '2025-08-01T00:00:00.001Z', '2025-12-31T15:59:59.999Z'];
const VERSIONS = STARTS.map((effectiveAt, n) => ({ effectiveAt, content: named(`道路运输经营许可第${n + 1}版`) }));

function named(name: string): EntryContent {
  return entryContent.parse({
    catalogCode: CODE,
    name,
    abstract: '道路运输经营许可的证号、范围和有效期。',
    items: [{ itemId: 'i1', nameZh: '许可证号', itemLevel: 'G2', personalInfo: 'NONE' }],
    formatClass: 'DATABASE',
    formatType: 'mysql',
    updateFrequency: 'WEEKLY',
    shareAttribute: 'UNCONDITIONAL',
    shareModes: ['BATCH'],
    dataLevel: 'G2',
    containsPersonalInfo: false,
    dataCategory: { industry: 'TRANSPORT', businessAttribute: 'BUSINESS_FIELD', category: '道路运输' },
  });
}

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
  const [entry] = await putEntries(db, [{ provider: 'south.transport', version: 3, content: named('第3版') }]);
  if (entry) await putVersions(db, entry, VERSIONS);
});
afterAll(() => store?.close());

describe('the version of an instant', () => {
  const at = async (instant: string) => (await readEntryVersion(db, CODE, instant))?.version ?? null;

  it.each([
    ['2025-07-31T23:59:59.999Z', null],
    ['2025-08-01T00:00:00.000Z', 1],
    ['2025-08-01T00:00:00.001Z', 2],
    ['2025-12-31T15:59:59.998Z', 2],
    ['2025-12-31T15:59:59.999Z', 3],
    ['2199-01-01T00:00:00.000Z', 3],
  ])('at %s is %s', async (instant, version) => {
    expect(await at(instant)).toBe(version);
  });

  it('is at any instant the last one that had begun', async () => {
    const instants = fc.date({ min: new Date('2025-07-01'), max: new Date('2026-06-30'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(instants, async (date) => {
        const begun = STARTS.filter((start) => start <= date.toISOString());
        expect(await at(date.toISOString())).toBe(begun.length || null);
      }),
    );
  });

  it('has all its statements, and the view by which requests are judged', async () => {
    const [, second] = VERSIONS;
    expect(await readEntryVersion(db, CODE, STARTS[1] ?? '')).toMatchObject({
      catalogCode: CODE,
      provider: 'south.transport',
      version: 2,
      name: '道路运输经营许可第2版',
      effectiveAt: STARTS[1],
      supersededAt: STARTS[2],
      noticeNo: 'TG-990000-2026-000002',
      items: [{ itemId: 'i1', nameZh: '许可证号' }],
      stated: second?.content,
      contentHash: second && contentHash(second.content),
    });
  });

  it('does not exist for an unknown entry', async () => {
    expect(await readEntryVersion(db, 'unknown', STARTS[2] ?? '')).toBeNull();
  });
});

describe('the last version', () => {
  const last = (instant: string) => lastEntryVersion(db, CODE, instant);

  it('is the one that came into effect last', async () => {
    expect(await last('2025-07-31T23:59:59.999Z')).toBeNull();
    expect(await last(STARTS[1] ?? '')).toMatchObject({ entry: { version: 2 }, retiredFor: null, since: STARTS[1] });
    expect(await last('2199-01-01T00:00:00.000Z')).toMatchObject({ entry: { version: 3 }, retiredFor: null });
  });

  it('stays that of a retired entry, with the law for which it retired', async () => {
    const end = '2026-01-31T00:00:00.000Z';
    await withTransaction(db, 'READ COMMITTED', async (tx) => {
      await tx.query(`UPDATE catalog_entry SET state = 'RETIRED', retired_for = $2 WHERE catalog_code = $1`, [
        CODE,
        '国务院令第 800 号',
      ]);
      await tx.query(`UPDATE catalog_entry_version SET superseded_at = $1 WHERE superseded_at IS NULL`, [end]);
      const retired = { entry: { version: 3 }, retiredFor: '国务院令第 800 号', since: end };
      expect(await lastEntryVersion(tx, CODE, end)).toMatchObject(retired);
      expect(await readEntryVersion(tx, CODE, end)).toBeNull();
      throw new Error('undo');
    }).catch((error: unknown) => expect(error).toMatchObject({ message: 'undo' }));
  });
});

describe('a version that another replaced before its day', () => {
  it('is never in effect, nor the last one, and nothing builds on it', async () => {
    const [first, second, third] = STARTS;
    await withTransaction(db, 'READ COMMITTED', async (tx) => {
      await tx.query(
        `UPDATE catalog_entry_version SET superseded_at = effective_at
         WHERE version = 3 AND entry_id = (SELECT entry_id FROM catalog_entry WHERE catalog_code = $1)`,
        [CODE],
      );
      expect(await lastEntryVersion(tx, CODE, '2199-01-01T00:00:00.000Z')).toMatchObject({ entry: { version: 2 } });
      expect(await entryVersionEffective(tx, CODE, third ?? '')).toBeNull();
      const ahead = async (at = '') => (await contentsAhead(tx, CODE, at)).map(({ effectiveAt }) => effectiveAt);
      expect([await ahead(first), await ahead(third)]).toEqual([[first, second], []]);
      throw new Error('undo');
    }).catch((error: unknown) => expect(error).toMatchObject({ message: 'undo' }));
  });

  it('does not come before the others in the list of what is ahead', async () => {
    const ahead = await contentsAhead(db, CODE, STARTS[1] ?? '');
    expect(ahead.map(({ effectiveAt }) => effectiveAt)).toEqual([STARTS[1], STARTS[2]]);
  });
});

describe('the versions', () => {
  it('are listed from the latest to the first', async () => {
    const versions = await pages((page) => listEntryVersions(db, CODE, page), 2);
    expect(versions.map(({ version, effectiveAt, supersededAt }) => [version, effectiveAt, supersededAt])).toEqual([
      [3, STARTS[2], null],
      [2, STARTS[1], STARTS[2]],
      [1, STARTS[0], STARTS[1]],
    ]);
    expect(versions.map(({ updateId }) => updateId !== null)).toEqual([true, true, false]);
    expect((await listEntryVersions(db, 'unknown', FIRST_PAGE)).items).toEqual([]);
  });
});
