import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource, migrate, readActor, verify } from '#libs/persistence';
import { Trouble } from '../../infra/dev/trouble.js';
import { bootstrap } from '../../infra/operations/found.js';
import { projectStream } from '../../infra/operations/refold.js';
import { startDatabase, type ThrowawayDatabase } from '../support/database.js';

const ADMINISTRATORS = ['zhang@example.gov.cn', 'oidc|li'];

let database: ThrowawayDatabase;
let app: DataSource;
beforeAll(async () => {
  database = await startDatabase();
  await migrate({ ...database, mode: 'production' });
  app = await createDataSource(database.appUrl).initialize();
});
afterAll(async () => {
  await app?.destroy();
  await database?.stop();
});

it.each([
  ['nobody', []],
  ['one', ['zhang@example.gov.cn']],
  ['one twice', ['zhang@example.gov.cn', 'zhang@example.gov.cn']],
  ['three', [...ADMINISTRATORS, 'wang']],
  ['a name that is none', ['zhang@example.gov.cn', '李 四']],
])('an empty production database does not begin with %s', async (_, administrators) => {
  await expect(bootstrap(app, administrators)).rejects.toThrow(Trouble);
  expect(await readActor(app, 'zhang@example.gov.cn')).toBeNull();
});

it('it begins with two administrators of the body that runs it, as the running role and once', async () => {
  await bootstrap(app, ADMINISTRATORS);
  for (const accountId of ADMINISTRATORS)
    expect(await readActor(app, accountId)).toMatchObject({
      accountId,
      offices: [{ role: 'SYSADMIN', departmentId: 'PLATFORM' }],
    });
  await expect(bootstrap(app, ['wang', 'zhao'])).rejects.toThrow(/administrators already/);
  expect(await readActor(app, 'wang')).toBeNull();
});

it('verify finds six records and no fault', async () => {
  const { streams, findings } = await verify(app, projectStream);
  expect([streams, findings]).toEqual([6, []]);
});

it('verify names an office that was written past the rules', async () => {
  await app.query(`INSERT INTO appointment (account_id, role, department_id, valid_from, held_from)
    VALUES ('oidc|li', 'AUDITOR', 'PLATFORM', '2026-01-01', now())`);
  const { findings } = await verify(app, projectStream);
  expect(findings).toMatchObject([{ stream: 'oidc|li AUDITOR PLATFORM', seq: null, what: 'appointment' }]);
});
