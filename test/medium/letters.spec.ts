import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { RehearsalClockActivitiesService } from '#activities/rehearsal-clock';
import { MatterActivitiesService } from '#activities/matter';
import {
  beginAdvance,
  hasPendingLetters,
  lockCalendarExclusive,
  changing,
  lockMatter,
  parkedLetters,
  post,
  readPlatform,
  settleLetter,
  startRehearsalAt,
  takeLetters,
  unparkLetter,
  withTransaction,
  type Letter,
  type Tx,
} from '#libs/persistence';
import { letterMessage } from '../../apps/worker/src/relay/letter-message.js';
import { OutboxService } from '../../apps/worker/src/relay/outbox.service.js';
import { entries } from '../../infra/rehearsal/data/index.js';
import { openStore, type OpenStore } from '../support/store.js';
import { until } from '../support/until.js';
import { REGISTRY } from './store.fixture.js';

const START = '2025-11-03T01:00:00.000Z';

let store: OpenStore;
let db: DataSource;
let transition: MatterActivitiesService;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
  transition = new MatterActivitiesService(db);
  await underExclusiveLock((tx) => startRehearsalAt(tx, START));
});
afterAll(() => store?.close());

const underExclusiveLock = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  withTransaction(db, 'READ COMMITTED', async (tx) => {
    await lockCalendarExclusive(tx);
    return work(tx);
  });

const update = { updateId: randomUUID(), kind: 'CHANGE', trigger: 'LEGAL_CHANGE', eventDate: '2025-11-03' };
const letterTo = (target: string, reaction: string, payload: Letter['message']): Letter => {
  const id = randomUUID();
  return { id, process: 'catalog-entry', target, message: { kind: 'reaction', id, reaction, payload } };
};

/** Delivers letters as the relay does. */
async function deliver(letters: readonly Letter[]): Promise<readonly unknown[]> {
  const outcomes = [];
  for (const { process, target, message } of letters)
    outcomes.push(await transition.transition(process, target, letterMessage.parse(message)));
  return outcomes;
}

it('a parked letter is listed, and delivered again after its cause was repaired', async () => {
  const [source, entry] = [randomUUID(), randomUUID()];
  const letter = letterTo(entry, 'update-opened', update);
  await changing(db, (changes) => {
    post(changes, source, [letter]);
  });
  const [taken] = await takeLetters(db, 10);
  const [refused] = await deliver(taken ? [taken] : []);
  expect(refused).toMatchObject({ outcome: 'REFUSED', answer: { refusal: { code: 'WRONG_STATE' } } });
  await settleLetter(db, letter.id, 'PARKED', (refused as { answer: unknown }).answer);
  expect(await parkedLetters(db)).toEqual([
    {
      id: letter.id,
      source,
      process: 'catalog-entry',
      target: entry,
      reaction: 'update-opened',
      why: expect.stringMatching(/update-opened/),
    },
  ]);
  expect(await takeLetters(db, 10)).toEqual([]);

  const taking = { version: 1, effectiveAt: START, provider: 'north.housing', content: entries()[0]?.content };
  expect(await deliver([letterTo(entry, 'take-over', taking)])).toMatchObject([{ outcome: 'DONE' }]);
  expect(await unparkLetter(db, letter.id)).toBe(true);
  expect(await unparkLetter(db, letter.id)).toBe(false);
  expect(await parkedLetters(db)).toEqual([]);
  const again = await takeLetters(db, 10);
  expect(again).toMatchObject([{ id: letter.id, tries: 1 }]);
  expect(await deliver(again)).toMatchObject([{ outcome: 'DONE', now: { state: 'UPDATE_DUE' } }]);
  expect(await deliver(again)).toMatchObject([{ outcome: 'REPEATED', answer: { ok: true } }]);
  await settleLetter(db, letter.id, 'DONE', null);
  expect(await hasPendingLetters(db)).toBe(false);
});

it('the rehearsal clock does not leave an instant while an act with effects on others is under way', async () => {
  const rehearsal = new RehearsalClockActivitiesService(db, {
    send: () => Promise.reject(new Error('nothing is due')),
  });
  const advanceId = randomUUID();
  await underExclusiveLock((tx) => beginAdvance(tx, advanceId, '2025-11-04T01:00:00.000Z'));
  const { heldAt } = await readPlatform(db);
  const letter = letterTo(randomUUID(), 'update-opened', update);
  const advancing = await withTransaction(db, 'READ COMMITTED', async (tx) => {
    await lockMatter(tx, randomUUID());
    await changing(tx, (changes) => {
      post(changes, randomUUID(), [letter]);
    });
    const advanced = rehearsal.advance(advanceId);
    await until('the clock waits for the act', waitsForTheCalendar);
    return { advanced };
  });
  expect(await advancing.advanced).toEqual({ kind: 'MOVED', heldAt });
  expect(await readPlatform(db)).toMatchObject({ heldAt });
  await settleLetter(db, letter.id, 'DONE', null);
  expect(await rehearsal.advance(advanceId)).toEqual({ kind: 'ARRIVED' });
});

async function waitsForTheCalendar(): Promise<boolean> {
  const found = await db.query<unknown[]>(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
  return found.length > 0;
}

describe('a letter that was sent many times before', () => {
  it.each([
    { what: 'is sent again soon where nobody answers', send: () => Promise.reject(new Error('down')), seconds: 15 },
    { what: 'is sent again within the hour where its target has a defect', send: () => DEFECT, seconds: 3_600 },
  ])('$what', async ({ send, seconds }) => {
    const letter = letterTo(randomUUID(), 'update-opened', update);
    await changing(db, (changes) => {
      post(changes, randomUUID(), [letter]);
    });
    await db.query(`UPDATE outbox SET tries = 30 WHERE id = $1`, [letter.id]);
    const outbox = new OutboxService(db, { send });
    outbox.start();
    await until('it was sent', async () => (await waitOf(letter)).tries === 31);
    await outbox.onApplicationShutdown();
    const { pause } = await waitOf(letter);
    expect(pause).toBeLessThanOrEqual(seconds);
    expect(pause).toBeGreaterThan(seconds / 2);
    await settleLetter(db, letter.id, 'DONE', null);
  });

  const DEFECT = Promise.resolve({ outcome: 'DEFECT', answer: null, now: null } as const);

  /** Returns the number of attempts, and the seconds until the next one. */
  async function waitOf({ id }: Letter): Promise<{ readonly tries: number; readonly pause: number }> {
    const seconds = 'extract(epoch FROM not_before - clock_timestamp())::float';
    const sql = `SELECT tries, ${seconds} AS pause FROM outbox WHERE id = $1`;
    const [row] = await db.query<{ tries: number; pause: number }[]>(sql, [id]);
    if (!row) throw new Error('the letter is gone');
    return row;
  }
});
