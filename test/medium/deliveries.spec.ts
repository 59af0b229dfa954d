import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { CHINA_CALENDAR, deliveryPlan, EVERY_DEPARTMENT, type Instant, type Recipient, type Role } from '#libs/domain';
import {
  addWebhook,
  appendEvents,
  changing,
  beginTry,
  disableWebhook,
  EMPTY_HEAD,
  listDeliveries,
  lockMatter,
  markUnderWay,
  noteFailure,
  postDeliveries,
  readDelivery,
  readDeliveredAlerts,
  rebuild,
  reviveDelivery,
  saveProjection,
  savePreference,
  settleDelivery,
  startRehearsalAt,
  takeDeliveries,
  withTransaction,
  type EventDraft,
  type Head,
  type Tx,
  type Registry,
} from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { drafted, projectionOf, refold, REGISTRY } from './store.fixture.js';
import { FIRST_PAGE, pages } from './transition.fixture.js';

const HANDLER = { departmentId: 'south.transport', role: 'WB_HANDLER' } as const;
const LEAD = { departmentId: 'south.transport', role: 'WB_LEAD' } as const;
const EVERYBODY = { departmentId: EVERY_DEPARTMENT, role: 'WB_HANDLER' } as const;

const holder = (accountId: string, ...offices: readonly Recipient[]): Registry['accounts'][number] => ({
  accountId,
  personId: randomUUID(),
  auditedDivisions: [],
  offices: offices.map(({ departmentId, role }) => ({ departmentId, role })),
});
const PEOPLE: Registry = {
  ...REGISTRY,
  accounts: [
    holder('at.once', HANDLER),
    holder('by.digest', HANDLER, LEAD),
    holder('without.address', HANDLER),
    holder('unsaid', HANDLER),
    holder('elsewhere', { departmentId: 'north.schools', role: 'WB_HANDLER' }),
  ],
};

/** Friday before the office opens; that day's digest is still ahead. */
const FRIDAY = '2026-01-23T00:30:00.000Z';
const FRIDAYS = '2026-01-23T01:10:00.000Z';
const AFTER_WORK = '2026-01-23T10:00:00.000Z';
const MONDAYS = '2026-01-26T01:10:00.000Z';

let store: OpenStore;
let db: DataSource;
beforeAll(async () => {
  store = await openStore(PEOPLE);
  db = store.app;
  await inTransaction((tx) => startRehearsalAt(tx, FRIDAY));
  await savePreference(db, 'at.once', { email: 'at.once@example.org', delivery: 'AT_ONCE' });
  await savePreference(db, 'by.digest', { email: 'by.digest@example.org', delivery: 'DIGEST' });
  await savePreference(db, 'without.address', { email: null, delivery: 'AT_ONCE' });
  await savePreference(db, 'elsewhere', { email: 'elsewhere@example.org', delivery: 'AT_ONCE' });
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.owner.query(`TRUNCATE delivery_item, delivery, webhook_secret, webhook`);
});

type Work<Result> = Parameters<typeof withTransaction<Result>>[2];
const inTransaction = <Result>(work: Work<Result>): Promise<Result> => withTransaction(db, 'READ COMMITTED', work);

const notice = (...to: readonly Recipient[]): EventDraft =>
  drafted(randomUUID(), {}, { notices: [{ to, text: '收到共享申请。' }] });
const alert = (rung: string, ...to: readonly Recipient[]): EventDraft => ({
  ...drafted(randomUUID()),
  type: 'alertRaised',
  payload: {
    clockId: 'reply',
    rung,
    instant: FRIDAY,
    late: false,
    dueAt: '2026-02-09T16:00:00.000Z',
    breachClause: null,
    to,
  },
});

/** Records events with notices, as a transition does; returns the matter's id. */
async function tell(now: Instant, ...drafts: readonly EventDraft[]): Promise<string> {
  const matterId = randomUUID();
  await tellOf(matterId, now, ...drafts);
  return matterId;
}

const tellOf = (matterId: string, now: Instant, ...drafts: readonly EventDraft[]): Promise<void> =>
  inTransaction(async (tx) => {
    const before = await lockMatter(tx, matterId);
    const head = before ? { seq: before.seq, hash: before.headHash } : EMPTY_HEAD;
    await append(tx, matterId, head, [...drafts, drafted(randomUUID())], now);
  });

/** Appends, projects and posts like a transition that holds the lock of the matter. */
async function append(
  tx: Tx,
  matterId: string,
  head: Head,
  drafts: readonly EventDraft[],
  now: Instant,
): Promise<void> {
  const projection = await changing(tx, (changes) => {
    const { seq, hash, events } = appendEvents(changes, matterId, head, drafts, now);
    const projected = projectionOf(matterId, seq, events);
    saveProjection(changes, { projection: projected, headHash: hash });
    return projected;
  });
  await postDeliveries(tx, matterId, deliveryPlan(projection, now, CHINA_CALENDAR), now);
}

/** Returns all deliveries, the oldest first. */
const posted = async () => [...(await listDeliveries(db, 'ALL', {}, FIRST_PAGE)).items].reverse();
const summary = async (): Promise<string[]> =>
  (await posted()).map(({ channel, accountId, state, alerts, releaseAt }) =>
    [channel, accountId, state, alerts, releaseAt].filter((part) => part !== null).join(' '),
  );
const take = () => takeDeliveries(db, ['EMAIL', 'WEBHOOK'], 50);
async function theOnly() {
  const [one, ...others] = await posted();
  if (!one || others.length > 0) throw new Error(`there are ${others.length + 1} deliveries`);
  return one;
}

describe('a notice of a transition', () => {
  it('goes to each person once, at once or in their digest, whatever their offices', async () => {
    await tell(FRIDAY, notice(HANDLER, LEAD));
    expect((await summary()).sort()).toEqual([`EMAIL at.once PENDING 1`, `EMAIL by.digest HELD 1 ${FRIDAYS}`]);
  });

  it('is collected in one digest for each working day', async () => {
    for (const now of [FRIDAY, FRIDAY, AFTER_WORK, '2026-01-24T12:00:00.000Z', MONDAYS])
      await tell(now, notice(LEAD), alert('L2', LEAD));
    expect(await summary()).toEqual([
      `EMAIL by.digest HELD 4 ${FRIDAYS}`,
      `EMAIL by.digest HELD 4 ${MONDAYS}`,
      `EMAIL by.digest HELD 2 2026-01-27T01:10:00.000Z`,
    ]);
  });

  it('goes out at once on the last day of a limit of the law', async () => {
    await tell(FRIDAY, alert('L2', LEAD), alert('L3', LEAD), alert('L4', LEAD));
    expect((await summary()).sort()).toEqual([
      'EMAIL by.digest HELD 1 ' + FRIDAYS,
      'EMAIL by.digest PENDING 1',
      'EMAIL by.digest PENDING 1',
    ]);
  });

  it('goes to every holder of the role if all departments are addressed', async () => {
    await tell(FRIDAY, notice(EVERYBODY));
    const readers = (await posted()).map(({ accountId }) => accountId);
    expect(readers.sort()).toEqual(['at.once', 'by.digest', 'elsewhere']);
  });

  it.each([
    ['that has no account', { departmentId: 'south.transport', role: 'DEPT_HEAD' }],
    ['of another department', { departmentId: 'north.data', role: 'WB_HANDLER' }],
  ] satisfies [string, { departmentId: string; role: Role }][])('goes to no person for an office %s', async (_, to) => {
    await tell(FRIDAY, notice(to));
    expect(await posted()).toEqual([]);
  });

  it('does not go to a former holder of the office', async () => {
    const until = (day: string | null) =>
      store.owner.query(`UPDATE appointment SET held_to = $1 WHERE account_id = 'at.once'`, [day]);
    await until('2026-01-23');
    await tell(FRIDAY, notice(HANDLER));
    await until(null);
    expect((await posted()).map(({ accountId }) => accountId)).toEqual(['by.digest']);
  });

  it('of a department that has ended goes to the people and webhooks of its successor', async () => {
    const [ended, successor] = [randomUUID(), randomUUID()];
    await inTransaction(async (tx) => {
      for (const [webhookId, departmentId] of [
        [ended, 'south.transport'],
        [successor, 'north.schools'],
      ] as const)
        await addWebhook(tx, { webhookId, departmentId, url: 'https://a.example/', sealed: webhookId });
    });
    const end = (at: string | null, to: string | null): Promise<unknown> =>
      store.owner.query(`UPDATE department SET ended_at = $1, successor = $2 WHERE id = 'south.transport'`, [at, to]);
    await end('2026-01-22T01:00:00.000Z', 'north.schools');
    await tell(FRIDAY, notice(HANDLER));
    await tell(FRIDAY, notice(EVERYBODY));
    await end(null, null);
    expect((await posted()).flatMap(({ accountId, webhookId }) => accountId ?? webhookId ?? []).sort()).toEqual(
      ['elsewhere', 'elsewhere', successor, successor].sort(),
    );
  });

  it('goes once to each active webhook of an addressed department, however many of its offices are addressed', async () => {
    const [one, other, former, elsewhere] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await inTransaction(async (tx) => {
      for (const webhookId of [one, other, former])
        await addWebhook(tx, {
          webhookId,
          departmentId: 'south.transport',
          url: 'https://a.example/',
          sealed: webhookId,
        });
      await addWebhook(tx, {
        webhookId: elsewhere,
        departmentId: 'north.schools',
        url: 'https://b.example/',
        sealed: 's',
      });
      await disableWebhook(tx, former);
    });
    const hooked = async () => (await posted()).flatMap(({ webhookId }) => webhookId ?? []).sort();
    await tell(FRIDAY, alert('L4', HANDLER, LEAD));
    expect(await hooked()).toEqual([one, other].sort());
    await tell(FRIDAY, notice(EVERYBODY));
    expect(await hooked()).toEqual([one, other, one, other, elsewhere].sort());
  });

  it('is stored with the transition, or not at all', async () => {
    const id = randomUUID();
    const broken = inTransaction(async (tx) => {
      await append(tx, id, EMPTY_HEAD, [notice(HANDLER)], FRIDAY);
      throw new Error('power cut');
    });
    await expect(broken).rejects.toThrow('power cut');
    expect(await posted()).toEqual([]);
  });

  it('is not sent again by a rebuild', async () => {
    await tell(FRIDAY, notice(HANDLER), alert('L4', LEAD));
    const before = await posted();
    await rebuild(store.owner, refold);
    expect(await posted()).toEqual(before);
    const told = await Promise.all(before.map(({ id }) => readDeliveredAlerts(db, id)));
    expect(told.map((alerts) => alerts.length)).toEqual(before.map(({ alerts }) => alerts));
  });

  it('of many simultaneous transitions is in one digest, and none waits for ever', async () => {
    await Promise.all(Array.from({ length: 20 }, () => tell(FRIDAY, notice(HANDLER, LEAD), alert('L1', HANDLER))));
    const digests = (await posted()).filter(({ state }) => state === 'HELD');
    expect(digests.map(({ alerts }) => alerts)).toEqual([40]);
    expect((await pages((page) => listDeliveries(db, 'ALL', { state: 'PENDING' }, page), 7)).length).toBe(40);
  });
});

describe('taking', () => {
  it('takes each pending delivery once, unless its worker is known to be lost', async () => {
    await tell(FRIDAY, alert('L3', HANDLER));
    const taken = await take();
    expect(taken.map(({ id }) => id)).toEqual((await posted()).map(({ id }) => id));
    expect(await take()).toEqual([]);
    for (const due of taken) await markUnderWay(db, due);
    expect(await take()).toEqual([]);
    await db.query(`UPDATE delivery SET not_before = clock_timestamp()`);
    expect(await take()).toEqual(taken);
  });

  it('leaves mail pending while there is no mail server', async () => {
    await tell(FRIDAY, alert('L3', HANDLER));
    expect(await takeDeliveries(db, ['WEBHOOK'], 50)).toEqual([]);
    expect((await posted()).every(({ tries, state }) => tries === 0 && state === 'PENDING')).toBe(true);
  });
});

describe('the content of a delivery', () => {
  it('omits alerts that were withdrawn or that the reader may no longer see', async () => {
    const matterId = await tell(FRIDAY, notice(LEAD), alert('L1', LEAD));
    const { id } = await theOnly();
    expect((await readDeliveredAlerts(db, id)).map(({ level }) => level).sort()).toEqual(['L1', 'NOTICE']);
    await store.owner.query(`UPDATE alert SET withdrawn_at = at WHERE matter = $1 AND level = 'L1'`, [matterId]);
    expect((await readDeliveredAlerts(db, id)).map(({ level }) => level)).toEqual(['NOTICE']);
    await store.owner.query(`UPDATE appointment SET held_to = '2026-01-23' WHERE account_id = 'by.digest'`);
    expect(await readDeliveredAlerts(db, id)).toEqual([]);
    await store.owner.query(`UPDATE appointment SET held_to = NULL WHERE account_id = 'by.digest'`);
  });
});

describe('the end of a delivery', () => {
  it('is recorded once, and a dead delivery can be sent again as the same one', async () => {
    await tell(FRIDAY, alert('L4', LEAD));
    const [due] = await take();
    if (!due) throw new Error('nothing is due');
    expect(await beginTry(db, due)).toMatchObject({
      channel: 'EMAIL',
      account: 'by.digest',
      releaseAt: null,
      tries: 1,
    });
    await noteFailure(db, due, 'SMTP 451 DATA');
    expect(await reviveDelivery(db, due.id)).toBe(false);
    await settleDelivery(db, due, 'DEAD');
    await settleDelivery(db, due, 'DELIVERED');
    expect(await theOnly()).toMatchObject({ state: 'DEAD', lastError: 'SMTP 451 DATA', settledAt: expect.any(String) });
    expect(await take()).toEqual([]);
    expect(await beginTry(db, due)).toBeNull();

    expect(await reviveDelivery(db, due.id)).toBe(true);
    const [again] = await take();
    expect(again).toEqual({ id: due.id, generation: 2 });
    expect(await beginTry(db, due)).toBeNull();
    expect(await beginTry(db, { id: due.id, generation: 2 })).toMatchObject({ tries: 1 });
    await settleDelivery(db, { id: due.id, generation: 2 }, 'DELIVERED');
    expect(await readDelivery(db, due.id)).toMatchObject({ state: 'DELIVERED', generation: 2, lastError: null });
  });
});

describe('the list', () => {
  it('shows accounts their own deliveries, and operators all', async () => {
    const webhookId = randomUUID();
    const ours = { webhookId, departmentId: 'south.transport', url: 'https://a.example/', sealed: 's' };
    await inTransaction((tx) => addWebhook(tx, ours));
    await tell(FRIDAY, alert('L3', HANDLER));
    const seen = async (account: string, ...departments: readonly string[]) =>
      (await pages((page) => listDeliveries(db, { account, departments }, {}, page), 1))
        .map(({ accountId, webhookId: hook }) => accountId ?? hook)
        .sort();
    expect(await seen('at.once', 'south.transport')).toEqual(['at.once', webhookId].sort());
    expect(await seen('by.digest')).toEqual(['by.digest']);
    expect(await seen('elsewhere', 'north.schools')).toEqual([]);
    const mails = await pages((page) => listDeliveries(db, 'ALL', { channel: 'EMAIL', state: 'PENDING' }, page), 1);
    expect(mails.map(({ accountId }) => accountId).sort()).toEqual(['at.once', 'by.digest']);
  });
});

describe('a digest whose time has come on the platform', () => {
  beforeAll(() => inTransaction((tx) => startRehearsalAt(tx, FRIDAYS)));

  it('is taken, and no other; later alerts are in another digest', async () => {
    await tell(AFTER_WORK, notice(LEAD));
    expect(await take()).toEqual([]);
    await tell(FRIDAY, notice(LEAD));
    expect(await take()).toHaveLength(1);
    await tell(FRIDAY, notice(LEAD));
    expect(await summary()).toEqual([
      `EMAIL by.digest HELD 1 ${MONDAYS}`,
      `EMAIL by.digest PENDING 1 ${FRIDAYS}`,
      `EMAIL by.digest HELD 1 ${FRIDAYS}`,
    ]);
  });

  it('is not taken while a transition adds to it', async () => {
    await tell(FRIDAY, notice(LEAD));
    await inTransaction(async (tx) => {
      const id = randomUUID();
      await append(tx, id, EMPTY_HEAD, [notice(LEAD)], FRIDAY);
      expect(await take()).toEqual([]);
    });
    const [due] = await take();
    expect(await readDeliveredAlerts(db, due?.id ?? '')).toHaveLength(2);
  });
});
