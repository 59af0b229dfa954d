import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { History, MatterPage, Receipt } from '#libs/http';
import { createDataSource, readActor, startRehearsalAt, verify, withTransaction } from '#libs/persistence';
import { migrate } from '../../infra/dev/steps.js';
import { reviewAll } from '../../infra/operations/review.js';
import { projectStream } from '../../infra/operations/refold.js';
import { accounts, departments, divisions, entries } from '../../infra/rehearsal/data/index.js';
import { sqlAs, startDatabase, type ThrowawayDatabase } from '../support/database.js';
import { ShareRequestView } from '../support/share-request-view.js';
import { ask, boot, rehearsal, signIn } from './api.fixture.js';

const FIXTURE = new URL('../fixtures/previous-release.jsonl.gz', import.meta.url);
/** The last migration of the release that made the fixture. */
const LAST_OF_BEFORE = 'SigningKey1764547200005';
/** The rehearsal was stopped shortly before this instant and continues from here. */
const GOES_ON_AT = '2026-02-02T01:05:00.000Z';
/** Id of a request of P6 to P5 for 不动产登记信息查询, with a supplement. */
const UNDER_REVIEW = '342e2215-a8da-531a-a665-6c3d7df63cbd';

/** Divisions, departments, working bodies, accounts and offices of the sample country, one matter each. */
const ORGANISATION =
  divisions.length +
  departments.length +
  departments.filter(({ hasWorkingBody }) => hasWorkingBody).length +
  2 * accounts.length;

const VERSIONS = 'SELECT DISTINCT process, definition_version AS version FROM matter ORDER BY process';

const line = z.object({
  table: z.string().regex(/^[a-z_]+$/),
  row: z.record(z.string().regex(/^[a-z_0-9]+$/), z.unknown()),
});
type Line = z.infer<typeof line>;

let database: ThrowawayDatabase;
let owner: DataSource;
let app: NestExpressApplication | undefined;

beforeAll(async () => {
  database = await startDatabase();
  await asBefore(database.ownerUrl);
  await takeOver();
  owner = await createDataSource(database.ownerUrl).initialize();
});
afterAll(async () => {
  await app?.close();
  await owner?.destroy();
  await database?.stop();
});

/** Restores the database as the previous release left it. */
async function asBefore(url: string): Promise<void> {
  const { options } = createDataSource(url);
  const all = Object.values(options.migrations ?? {});
  const last = all.findIndex((one) => typeof one === 'function' && one.name === LAST_OF_BEFORE);
  const before = await new DataSource({ ...options, migrations: all.slice(0, last + 1) }).initialize();
  try {
    await before.runMigrations();
    await withTransaction(before, 'READ COMMITTED', async (tx) => {
      for (const [table, rows] of tables(await lines())) {
        await tx.query(...insertion(table, rows));
        // The time at which the fixture was made is not the time of this machine.
        if (table === 'platform') await startRehearsalAt(tx, GOES_ON_AT);
      }
    });
  } finally {
    await before.destroy();
  }
}

async function lines(): Promise<readonly Line[]> {
  const text = gunzipSync(await readFile(FIXTURE)).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((one) => line.parse(JSON.parse(one)));
}

/** Rows by table, in the order of the file: referenced rows come first. */
function tables(all: readonly Line[]): ReadonlyMap<string, Line['row'][]> {
  const found = new Map<string, Line['row'][]>();
  for (const { table, row } of all) found.set(table, [...(found.get(table) ?? []), row]);
  return found;
}

function insertion(table: string, rows: readonly Line['row'][]): [sql: string, parameters: unknown[]] {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`;
  return [sql, [JSON.stringify(rows)]];
}

/** Does what a start does to an existing database. */
const takeOver = (): Promise<void> => migrate({ ...database, mode: 'rehearsal' });

const everything = (): Promise<readonly unknown[]> =>
  sqlAs(database.ownerUrl, 'SELECT id, seq, head_hash, state, definition_version FROM matter ORDER BY id');

/** Returns the address of an API of the present release, started once. */
async function url(): Promise<string> {
  app ??= await boot(rehearsal(database.appUrl));
  return `${await app.getUrl()}/api/v1`;
}
async function see(account: string, path: string): Promise<unknown> {
  const token = await signIn((await url()).replace('/api/v1', ''), account);
  return (await ask(`${await url()}${path}`, { token })).body;
}

describe('a database of the previous release', () => {
  it('is migrated, and verify finds no fault', async () => {
    const { streams, findings } = await verify(owner, projectStream);
    expect(findings).toEqual([]);
    expect(streams).toBe(5 + 43 + ORGANISATION);
    expect(await sqlAs(database.ownerUrl, VERSIONS)).toEqual([
      { process: 'account', version: 6 },
      { process: 'catalog-entry', version: 8 },
      { process: 'department', version: 6 },
      { process: 'division', version: 6 },
      { process: 'office-grant', version: 6 },
      { process: 'share-request', version: 8 },
      { process: 'working-body', version: 6 },
    ]);
  });

  it('has its organisation as matters, and each account the offices that it had', async () => {
    const kept = `SELECT id FROM account a WHERE NOT EXISTS (SELECT FROM matter m WHERE m.id = a.matter)`;
    expect(await sqlAs(database.ownerUrl, kept)).toEqual([]);
    for (const { accountId, offices, auditedDivisions } of accounts)
      expect(await readActor(owner, accountId)).toMatchObject({ offices, auditedDivisions });
    const [office] = await sqlAs(
      database.ownerUrl,
      `SELECT DISTINCT type, held_from::text AS since FROM event JOIN appointment p ON p.matter = stream`,
    );
    expect(office).toEqual({ type: 'officeRecorded', since: expect.stringMatching(/^2025-0[78]-(31 16|01 00):00/) });
  });

  it('lists no lateness that its rules made otherwise than the present ones', async () => {
    const latenesses = await sqlAs<{ n: number }>(
      database.ownerUrl,
      `SELECT count(*)::int AS n FROM event WHERE type = 'deadlinePassed'`,
    );
    expect(latenesses[0]?.n).toBeGreaterThan(0);
    expect(await reviewAll(owner)).toEqual([]);
  });

  it('gives each department the front code by which its entries are numbered', async () => {
    const found = await sqlAs(
      database.ownerUrl,
      `SELECT id, front_code AS "frontCode" FROM department ORDER BY id COLLATE "C"`,
    );
    const expected = departments.map(({ id, frontCode }) => ({ id, frontCode }));
    expect(found).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    const strange = `SELECT e.catalog_code FROM catalog_entry e JOIN department d ON d.id = e.provider
      WHERE split_part(e.catalog_code, '/', 1) IS DISTINCT FROM d.front_code`;
    expect(await sqlAs(database.ownerUrl, strange)).toEqual([]);
  });

  it('publishes the grants of the requests that were agreed to', async () => {
    const grants = `SELECT m.state, g.active FROM entry_grant g JOIN matter m ON m.id = g.matter ORDER BY m.state`;
    expect(await sqlAs(database.ownerUrl, grants)).toEqual([
      { state: 'AGREED', active: true },
      { state: 'IN_USE', active: true },
    ]);
  });

  it('has its entries as matters, with their ids, versions and instants', async () => {
    const rows = await sqlAs(
      database.ownerUrl,
      `SELECT m.id, e.catalog_code AS code, m.state, m.seq::int, ev.type, v.version, v.effective_from::text AS since
       FROM matter m JOIN event ev ON ev.stream = m.id JOIN catalog_entry e ON e.entry_id = m.id
         JOIN catalog_entry_version v ON v.entry_id = m.id
       WHERE m.process = 'catalog-entry' ORDER BY code`,
    );
    const expected = entries().map(({ entryId: id, content: { catalogCode: code } }) => ({ id, code }));
    const taken = { state: 'PUBLISHED', seq: 1, type: 'entryImported', version: 1, since: '2025-08-01' };
    expect(rows).toEqual(expected.sort((a, b) => (a.code < b.code ? -1 : 1)).map((one) => ({ ...one, ...taken })));
  });

  it('shows its requests as the present release does, with their whole history', async () => {
    const { items } = MatterPage.parse(await see('auditor.1', '/matters?process=share-request'));
    expect(items.map(({ state }) => state).sort()).toEqual([
      'AGREED',
      'IN_USE',
      'UNDER_REVIEW',
      'UNDER_REVIEW',
      'UNDER_REVIEW',
    ]);
    const inUse = items.find(({ state }) => state === 'IN_USE')?.matterId ?? '';
    expect(await see('auditor.1', `/matters/${inUse}`)).toMatchObject({ useRecords: [], disposal: null });
    const told = History.parse(await see('auditor.1', `/matters/${inUse}/history`)).items;
    expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining(['requestDrafted', 'deliveryAccepted']));
  });

  it('is not changed by a second start', async () => {
    const before = await everything();
    await takeOver();
    expect(await everything()).toEqual(before);
  });

  it('goes on: a command on one of its requests is carried out', async () => {
    const decisions = ['i1', 'i2', 'i3'].map((itemId) => ({ itemId, agree: true }));
    const words = { disposalInstruction: '用后删除', responsibilityMatrix: '各负其责' };
    const path = `${await url()}/share-requests/${UNDER_REVIEW}/commands/propose-reply`;
    const token = await signIn((await url()).replace('/api/v1', ''), 'p5.handler');
    const init = { method: 'POST', token, headers: { 'idempotency-key': 'goes-on' } };
    const { body } = await ask(path, { ...init, body: JSON.stringify({ decisions, ...words }) });
    expect(Receipt.parse(body)).toMatchObject({ state: 'PROVIDER_LEAD_REVIEW' });
    const { proposal } = ShareRequestView.parse(await see('p5.lead', `/matters/${UNDER_REVIEW}`));
    expect(proposal).toMatchObject({ revision: 1 });
    expect((await verify(owner, projectStream)).findings).toEqual([]);
  });
});
