import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Effects, EntryVersionPage, EntryView, MatterPage, PlatformClock } from '#libs/http';
import { hasPendingLetters } from '#libs/persistence';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { catalogue } from '../../infra/rehearsal/data/catalogue.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { hold, holding, letterLock, matterLock } from './hold.js';
import { Ledger } from './ledger.js';
import { expectSoundStore, withStore } from './proof.js';
import {
  CARE_HOMES,
  CAUSE,
  FOOD,
  INSTITUTIONS,
  INSURED,
  LAND,
  LICENCES,
  pass,
  publication,
  published,
  submit,
  VEHICLES,
  type Entry,
} from './updates.js';

const AUDITOR = 'auditor.1';

let platform: Platform;
let api: RehearsalApi;
let updates: Ledger;

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2025-10-20T09:00:00+08:00' });
  api = new RehearsalApi(platform.url);
  updates = new Ledger(platform.url, 'catalog-update');
});
afterAll(() => platform?.stop());
afterEach(() => inStore((db) => expectSoundStore(db, updates)));

const inStore = <Result>(work: (db: DataSource) => Promise<Result>): Promise<Result> => withStore(platform, work);
const administer = (sql: string) => sqlAs(platform.database.administratorUrl, sql);
const pending = (): Promise<boolean> => inStore(hasPendingLetters);
const allArrive = (): Promise<void> => until('all letters arrive', async () => !(await pending()));
const letterOf = (update: string) => inStore((db) => publication(db, update));

const versionsOf = async ({ catalogCode }: Entry) =>
  EntryVersionPage.parse((await api.get(AUDITOR, `/catalog/entries/${encodeURIComponent(catalogCode)}/versions`)).body)
    .items;

/** Returns the version that is in effect at an instant, as the API answers. */
const effectiveAt = async ({ catalogCode }: Entry, at: string) =>
  EntryView.parse(
    (await api.get(AUDITOR, `/catalog/entries/${encodeURIComponent(catalogCode)}?at=${encodeURIComponent(at)}`)).body,
  );

async function restartWorker(): Promise<void> {
  await platform.worker.end('SIGKILL');
  platform.worker.start();
}

/** Expects the entry to have these updates as its versions 2, 3 and so on, in events and catalogue alike. */
async function expectVersions(entry: Entry, ...made: readonly string[]): Promise<void> {
  const told = made.map((update, n) => [n + 2, update]);
  expect(await inStore((db) => published(db, made[0] ?? ''))).toEqual(told);
  const listed = (await versionsOf(entry)).map(({ version, updateId }) => [version, updateId]).reverse();
  expect(listed).toEqual([[1, null], ...told]);
}

describe('an update that was passed reaches its entry once', () => {
  const change = { recordCount: 1_000 };

  it('even if the worker is killed as soon as the command is acknowledged', async () => {
    const update = await submit(updates, LICENCES, change);
    await pass(updates, LICENCES, update);
    await restartWorker();
    await allArrive();
    await expectVersions(LICENCES, update);
  });

  it('even if the worker is killed during the delivery', async () => {
    const update = await submit(updates, VEHICLES, change);
    await allArrive();
    const { target } = await inStore((db) => entryOf(db, VEHICLES));
    await holding(platform.database.ownerUrl, matterLock(target), async () => {
      await pass(updates, VEHICLES, update);
      await until('it is under way', async () => (await letterOf(update)).tries > 0);
      await platform.worker.end('SIGKILL');
    });
    expect(await letterOf(update)).toMatchObject({ state: 'PENDING' });
    platform.worker.start();
    await allArrive();
    await expectVersions(VEHICLES, update);
  });

  it('even if the worker is killed after the delivery and before recording it', async () => {
    const update = await submit(updates, FOOD, change);
    await allArrive();
    const { target } = await inStore((db) => entryOf(db, FOOD));
    await withLetterUnsettled(target, update, () => platform.worker.end('SIGKILL'));
    expect(await letterOf(update)).toMatchObject({ state: 'PENDING', tries: 1 });
    platform.worker.start();
    await allArrive();
    expect(await letterOf(update)).toMatchObject({ state: 'DONE', tries: 2 });
    await expectVersions(FOOD, update);
  });

  it('even if it is delivered again much later', async () => {
    const update = await submit(updates, INSURED, change);
    await pass(updates, INSURED, update);
    await allArrive();
    const { id } = await letterOf(update);
    await administer(`UPDATE outbox SET state = 'PENDING', not_before = clock_timestamp() WHERE id = '${id}'`);
    await allArrive();
    expect(await letterOf(update)).toMatchObject({ state: 'DONE', tries: 2 });
    await expectVersions(INSURED, update);
  });
});

const entryOf = async (db: DataSource, { catalogCode }: Entry): Promise<{ target: string }> => {
  const [row] = await db.query<{ target: string }[]>(
    `SELECT entry_id AS target FROM catalog_entry WHERE catalog_code = $1`,
    [catalogCode],
  );
  if (!row) throw new Error(`there is no entry ${catalogCode}`);
  return row;
};

/**
 * Passes an update and runs `work` when the entry has taken it and the relay waits to record that, which it never does.
 */
async function withLetterUnsettled(target: string, update: string, work: () => Promise<void>): Promise<void> {
  const { ownerUrl } = platform.database;
  const freeEntry = await hold(ownerUrl, matterLock(target));
  await pass(updates, FOOD, update);
  await until('it is under way', async () => (await letterOf(update)).tries > 0);
  const { id } = await letterOf(update);
  await holding(ownerUrl, letterLock(id), async () => {
    await freeEntry();
    await until('it waits to be settled', async () => (await settling('pid')).length > 0);
    expect(await inStore((db) => published(db, update))).toHaveLength(1);
    await work();
    // The server would still carry out what a client that is gone has asked for.
    await settling('pg_terminate_backend(pid)');
  });
}

const settling = (what: string) =>
  administer(
    `SELECT ${what} FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE outbox SET state%'`,
  );

it('two updates of one entry passed at once become two versions, one after the other', async () => {
  const abstract = '不动产登记信息的查询结果，供资格核验使用。';
  const [one, two] = [await submit(updates, LAND, { abstract }), await submit(updates, LAND, { recordCount: 7 })];
  await Promise.all([pass(updates, LAND, one), pass(updates, LAND, two)]);
  await allArrive();
  const versions = [...(await versionsOf(LAND))].reverse();
  const made = versions.flatMap(({ updateId }) => updateId ?? []);
  expect([...made].sort()).toEqual([one, two].sort());
  await expectVersions(LAND, ...made);
  expect((await effectiveAt(LAND, versions[2]?.effectiveAt ?? '')).stated).toMatchObject({ abstract, recordCount: 7 });
  for (const { version, effectiveAt: from, supersededAt } of versions) {
    expect((await effectiveAt(LAND, from)).version).toBe(version);
    if (!supersededAt) continue;
    const last = new Date(Date.parse(supersededAt) - 1).toISOString();
    expect((await effectiveAt(LAND, last)).version).toBe(version);
    expect(versions[version]?.effectiveAt).toBe(supersededAt);
  }
});

describe('a burst', () => {
  const ENTRIES = [LICENCES, VEHICLES, FOOD, INSURED, CARE_HOMES, INSTITUTIONS];
  const FAULTS = {
    'the worker is killed': restartWorker,
    'PostgreSQL is killed': async () => {
      await platform.database.crash();
      await platform.database.restart();
    },
  };

  it.each([
    ['the worker is killed', 2_001],
    ['PostgreSQL is killed', 2_002],
  ] as const)('arrives without loss or repetition while %s', async (fault, recordCount) => {
    const made = await Promise.all(ENTRIES.map((entry) => submit(updates, entry, { recordCount })));
    const passing = Promise.all(ENTRIES.map((entry, n) => pass(updates, entry, made[n] ?? '')));
    await until('something is under way', pending);
    await FAULTS[fault]();
    await passing;
    await allArrive();
    for (const [n, entry] of ENTRIES.entries()) {
      const update = made[n] ?? '';
      expect(await letterOf(update)).toMatchObject({ state: 'DONE' });
      const told = await inStore((db) => published(db, update));
      expect(told.map(([version]) => version)).toEqual(told.map((_, before) => before + 2));
      expect(told.filter(([, by]) => by === update)).toHaveLength(1);
      expect((await versionsOf(entry))[0]).toMatchObject({ updateId: update, supersededAt: null });
    }
  });
});

it('a bulk trigger opens one update of every entry, even if the worker is killed in the middle', async () => {
  const catalogCodes = [...catalogue.matchAll(/^307\S+/gm)].map(([code]) => code);
  const triggers = new Ledger(platform.url, 'update-trigger');
  const wish = { account: 'p1.supervisor', matterId: null, command: 'open-trigger' };
  const { matterId } = await triggers.give({ ...wish, payload: { ...CAUSE, catalogCodes } });
  const progress = async () => Effects.parse((await api.get(AUDITOR, `/matters/${matterId}/effects?limit=200`)).body);
  await until('some are open', async () => ((await progress()).counts['DONE'] ?? 0) > 0);
  await restartWorker();
  expect((await progress()).counts['PENDING']).toBeGreaterThan(0);
  await allArrive();

  const { counts, items } = await progress();
  expect(counts).toEqual({ PENDING: 0, DONE: catalogCodes.length, REFUSED: 0, PARKED: 0 });
  const page = await api.get(AUDITOR, '/matters?process=catalog-update&state=OPEN&limit=200');
  const open = MatterPage.parse(page.body).items;
  expect(open.map(({ matterId: update }) => update).sort()).toEqual(items.map((item) => item.matterId).sort());
  expect(open.map(({ catalogCode }) => catalogCode).sort()).toEqual([...catalogCodes].sort());
  for (const [given] of [triggers.acknowledged]) expect(given && (await triggers.repeat(given)).status).toBe(201);
  await inStore((db) => expectSoundStore(db, triggers));
});

it('an effect of unknown shape is parked and logged for operators, and delays no other', async () => {
  const before = await parkedByWorker();
  const update = await submit(updates, LICENCES, { recordCount: 3_001 });
  await allArrive();
  const { target } = await inStore((db) => entryOf(db, LICENCES));
  const [unknown, homeless] = [randomUUID(), randomUUID()];
  await holding(platform.database.ownerUrl, matterLock(target), async () => {
    await postAs(unknown, target, 'turn-to-stone');
    await postAs(homeless, randomUUID(), 'update-dismissed');
    await pass(updates, LICENCES, update);
  });
  await allArrive();
  for (const id of [unknown, homeless]) {
    expect(await administer(`SELECT state FROM outbox WHERE id = '${id}'`)).toEqual([{ state: 'PARKED' }]);
    await until('operators are told', async () => (await platform.worker.logged({ level: 50, letter: id })).length > 0);
  }
  expect(await parkedByWorker()).toBe(before + 2);
  expect((await versionsOf(LICENCES))[0]).toMatchObject({ updateId: update, supersededAt: null });
});

const postAs = (id: string, target: string, reaction: string) =>
  sqlAs(
    platform.database.ownerUrl,
    `INSERT INTO outbox (id, source, process, target, message) VALUES ('${id}', '${randomUUID()}', 'catalog-entry',
       '${target}', '${JSON.stringify({ kind: 'reaction', id, reaction, payload: {} })}')`,
  );

async function parkedByWorker(): Promise<number> {
  const metrics = await (await fetch(platform.metricsUrl)).text();
  return Number(/^letters_parked (\d+)$/m.exec(metrics)?.[1]);
}

it('the rehearsal clock stands still while a letter is pending, and resumes after its arrival', async () => {
  const to = '2025-10-21T09:00:00+08:00';
  const clock = async () => PlatformClock.parse((await api.get(AUDITOR, '/platform-clock')).body);
  const update = await submit(updates, CARE_HOMES, { recordCount: 3_002 });
  await allArrive();
  const { target } = await inStore((db) => entryOf(db, CARE_HOMES));
  let heldAt = '';
  await holding(platform.database.ownerUrl, matterLock(target), async () => {
    await pass(updates, CARE_HOMES, update);
    const key = randomUUID();
    const begin = () => api.post('operator.1', '/platform-clock/advance', { to }, key);
    await until('the advance begins', async () => (await begin()).status === 202);
    heldAt = (await clock()).now;
    const { tries } = await letterOf(update);
    await until('the letter is tried again', async () => (await letterOf(update)).tries > tries + 1);
    expect(await clock()).toMatchObject({ now: heldAt, advancing: { heldAt } });
  });
  await until('the clock arrives', async () => (await clock()).advancing === null);
  expect(Date.parse((await clock()).now)).toBeGreaterThanOrEqual(Date.parse(to));
  expect((await versionsOf(CARE_HOMES))[0]).toMatchObject({ updateId: update, effectiveAt: heldAt });
});
