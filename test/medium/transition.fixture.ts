import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  appendEvents,
  changing,
  EMPTY_HEAD,
  lockMatter,
  saveProjection,
  withTransaction,
  type EventDraft,
  type Listed,
  type Page,
} from '#libs/persistence';
import { drafted, projectionOf, type Sketch } from './store.fixture.js';

export const NOW = '2026-01-26T01:00:05.123Z';

/** Locks, appends and projects like a transition; returns the matter's sequence number. */
export const transition = (
  db: DataSource,
  matterId: string,
  sketch: Sketch,
  drafts: readonly EventDraft[],
): Promise<number> =>
  withTransaction(db, 'READ COMMITTED', async (tx) => {
    const before = await lockMatter(tx, matterId);
    const head = before ? { seq: before.seq, hash: before.headHash } : EMPTY_HEAD;
    return changing(tx, (changes) => {
      const { seq, hash, events } = appendEvents(changes, matterId, head, drafts, NOW);
      saveProjection(changes, { projection: projectionOf(matterId, seq, events, sketch), headHash: hash });
      return seq;
    });
  });

/** Creates a matter with the projection of the sketch. */
export async function matterOf(db: DataSource, sketch: Sketch, payload: object = {}): Promise<string> {
  const id = randomUUID();
  await transition(db, id, sketch, [drafted(randomUUID(), sketch, payload)]);
  return id;
}

/** Returns a list's items through all of its pages. */
export async function pages<Item>(
  list: (page: Page) => Promise<Listed<Item>>,
  limit: number,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const { items, nextCursor } = await list({ limit, cursor });
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

export const FIRST_PAGE: Page = { limit: 50, cursor: null };
