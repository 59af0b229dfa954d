import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  BadCursorError,
  entryVersionEffective,
  listEntries,
  publishEntryVersion,
  readActor,
  readOrganisation,
  withTransaction,
} from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { ENTRY, REGISTRY } from './store.fixture.js';
import { FIRST_PAGE, pages } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

describe('the catalogue', () => {
  const again = { ...ENTRY, version: 2, effectiveFrom: '2025-12-01', name: '道路运输许可' };

  it('has exactly one effective version on any day', async () => {
    await publishEntryVersion(store.owner, ENTRY);
    await publishEntryVersion(store.owner, again);
    const on = async (day: string): Promise<unknown> => entryVersionEffective(db, ENTRY.catalogCode, day);
    expect(await on('2025-07-31')).toBeNull();
    expect(await on('2025-08-01')).toEqual(ENTRY);
    expect(await on('2025-11-30')).toEqual(ENTRY);
    expect(await on('2025-12-01')).toEqual(again);
    expect(await on('2099-01-01')).toEqual(again);
    expect(await entryVersionEffective(db, 'unknown', '2026-01-01')).toBeNull();
    await expect(
      store.owner.query(
        `INSERT INTO catalog_entry_version (entry_id, version, effective_from, effective_to, content)
         SELECT entry_id, 3, '2025-11-01', '2025-12-02', content FROM catalog_entry_version WHERE version = 1`,
      ),
    ).rejects.toThrow(/catalog_entry_version_one_effective/);
  });

  it('is listed as it is effective today, by code', async () => {
    const codes = ['3070990200002/000003', '3070990200002/000002'];
    for (const catalogCode of codes) {
      await publishEntryVersion(store.owner, {
        ...ENTRY,
        catalogCode,
        entryId: randomUUID(),
        shareAttribute: 'CONDITIONAL',
      });
    }
    const entries = await pages((page) => listEntries(db, {}, page), 1);
    expect(entries.map(({ catalogCode }) => catalogCode)).toEqual([ENTRY.catalogCode, ...codes.reverse()]);
    expect((await listEntries(db, { shareAttribute: 'UNCONDITIONAL' }, FIRST_PAGE)).items).toEqual([again]);
    expect((await listEntries(db, { q: '运输许可' }, FIRST_PAGE)).items).toEqual([again]);
    expect((await listEntries(db, { provider: 'north.data' }, FIRST_PAGE)).items).toEqual([]);
    await expect(listEntries(db, {}, { limit: 1, cursor: 'WzFd' })).rejects.toThrow(BadCursorError);
  });
});

describe('who is who', () => {
  it('knows an account with the offices of today', async () => {
    await store.owner.query(
      `INSERT INTO appointment VALUES ('n.handler', 'ASSESSOR', 'north.housing', '2020-01-01', '2020-02-01')`,
    );
    expect(await readActor(db, 'n.handler')).toEqual({
      accountId: 'n.handler',
      personId: '00000000-0000-4000-8000-0000000000a1',
      offices: [
        { role: 'WB_HANDLER', departmentId: 'north.housing' },
        { role: 'WB_LEAD', departmentId: 'north.housing' },
      ],
      auditedDivisions: [],
    });
    expect(await readActor(db, 'auditor')).toMatchObject({ auditedDivisions: ['*'] });
    expect(await readActor(db, 'nobody')).toBeNull();
  });

  it('reads the organisation again only after it changed; a working body needs a lead', async () => {
    const read = () => withTransaction(db, 'READ COMMITTED', readOrganisation);
    const first = await read();
    expect(first.department('north.housing').hasWorkingBody).toBe(true);
    expect(first.department('north.schools').hasWorkingBody).toBe(false);
    expect(await read()).toBe(first);
    await store.owner.query(`INSERT INTO appointment VALUES ('n.handler', 'WB_LEAD', 'north.schools', '2020-01-01')`);
    const second = await read();
    expect(second).not.toBe(first);
    expect(second.department('north.schools').hasWorkingBody).toBe(true);
  });

  it('refuses two working bodies of one department at a time', async () => {
    const second = store.owner.query(`INSERT INTO working_body VALUES ('north.housing', '又一个', '2026-01-01')`);
    await expect(second).rejects.toThrow(/working_body_one_active/);
  });
});
