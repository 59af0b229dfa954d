import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { readActor, readCounting, withTransaction } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { REGISTRY } from './store.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

/** SQL that writes an office from a day, until another one if given. */
const appointment = (account: string, role: string, department: string, from: string, until?: string): string =>
  `INSERT INTO appointment (account_id, role, department_id, valid_from, held_from, held_to)
   VALUES ('${account}', '${role}', '${department}', '${from}', '${from}', ${until ? `'${until}'` : 'NULL'})`;

describe('the registry of accounts', () => {
  it('returns an account with its present offices', async () => {
    await store.owner.query(appointment('n.handler', 'ASSESSOR', 'north.housing', '2020-01-01', '2020-02-01'));
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

  it('loads the organisation again only after a change; a working body needs a lead', async () => {
    const read = () => withTransaction(db, 'READ COMMITTED', async (tx) => (await readCounting(tx)).organisation);
    const first = await read();
    expect(first.department('north.housing').hasWorkingBody).toBe(true);
    expect(first.department('north.schools').hasWorkingBody).toBe(false);
    expect(await read()).toBe(first);
    await store.owner.query(appointment('n.handler', 'WB_LEAD', 'north.schools', '2020-01-01'));
    const second = await read();
    expect(second).not.toBe(first);
    expect(second.department('north.schools').hasWorkingBody).toBe(true);
  });

  it('refuses two working bodies of one department at the same time', async () => {
    const second = store.owner.query(`INSERT INTO working_body VALUES ('north.housing', '又一个', '2026-01-01')`);
    await expect(second).rejects.toThrow(/working_body_one_active/);
  });
});
