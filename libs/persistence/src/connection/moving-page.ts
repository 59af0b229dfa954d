import { z } from 'zod';
import type { Conditions } from './conditions.js';
import { decodeCursor, encodeCursor, type Listed, type Page, type PagePosition } from './page.js';
import { only, type Queryable } from './sql.js';

/**
 * Order of a list whose keys may change while its pages are read. The table keeps in `moved_by` the transaction that last
 * changed a key of the row.
 */
export interface MovingOrder<Item> {
  readonly alias: string;
  /** SQL of the keys, each with its type for a cursor. The last one is the id, which never changes. */
  readonly keys: readonly (readonly [sql: string, type: string])[];
  readonly schema: z.ZodType<PagePosition>;
  readonly placeOf: (item: Item) => PagePosition;
}

/** An item with the cursor of the page that follows it. */
export interface Placed<Item> {
  readonly item: Item;
  readonly cursor: string;
}
export interface PlacedPage<Item> {
  readonly placed: readonly Placed<Item>[];
  readonly nextCursor: string | null;
}

/** Reads rows that meet the conditions, in this order and at most that many. */
type Select<Item> = (where: Conditions, order: string, limit: string) => Promise<Item[]>;

const snapshotText = z.string().regex(/^\d{1,20}:\d{1,20}:(\d{1,20}(,\d{1,20})*)?$/);
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Reads a page. After the last one in order come the rows whose keys have changed since the first page was read, by id:
 * one that has moved to a place before the cursor is in no other page. A row that moved forward is listed twice, and the
 * later one is its present state. Must run in a REPEATABLE READ transaction. Throws {@link BadCursorError}.
 */
export async function movingPage<Item>(
  db: Queryable,
  where: () => Conditions,
  order: MovingOrder<Item>,
  page: Page,
  select: Select<Item>,
): Promise<PlacedPage<Item>> {
  const inOrder = z.tuple([z.literal('ORDER'), snapshotText], z.string());
  const cursor = decodeCursor<readonly string[]>(
    page.cursor,
    z.union([inOrder, z.tuple([z.literal('MOVED'), snapshotText, z.uuid()])]),
  );
  const [phase = 'ORDER', since = '', ...after] = cursor ?? [];
  const placed: Placed<Item>[] = [];
  if (phase === 'ORDER') {
    const place = cursor && decodeCursor(encodeCursor(after), order.schema);
    const found = await select(...inPlace(where(), order, place, page.limit + 1));
    const hasMore = found.length > page.limit;
    const snapshot = hasMore && !cursor ? await presentSnapshot(db) : since;
    placed.push(...found.slice(0, page.limit).map((item) => at('ORDER', snapshot, item, order.placeOf(item))));
    if (hasMore) return { placed, nextCursor: placed.at(-1)?.cursor ?? null };
    if (!cursor) return { placed, nextCursor: null };
  }
  const room = page.limit - placed.length;
  const from = phase === 'MOVED' ? (after[0] ?? NO_ID) : NO_ID;
  const moved = await select(...movedSince(where(), order, since, from, room + 1));
  const rest = moved.slice(0, room).map((item) => at('MOVED', since, item, order.placeOf(item).slice(-1)));
  const last = rest.at(-1)?.cursor ?? encodeCursor(['MOVED', since, from]);
  return { placed: [...placed, ...rest], nextCursor: moved.length > room ? last : null };
}

/**
 * Reads a page of those rows that `sift` keeps, as full as they are, so that neither its length nor its cursor tells of the
 * others. Throws {@link BadCursorError}.
 */
export async function siftedPage<Item>(
  page: Page,
  read: (page: Page) => Promise<PlacedPage<Item>>,
  sift: (items: readonly Item[]) => Promise<readonly Item[]>,
): Promise<Listed<Item>> {
  const kept: Placed<Item>[] = [];
  let { cursor } = page;
  do {
    const { placed, nextCursor } = await read({ ...page, cursor });
    const items = new Set(await sift(placed.map(({ item }) => item)));
    kept.push(...placed.filter(({ item }) => items.has(item)));
    cursor = nextCursor;
  } while (cursor !== null && kept.length <= page.limit);
  const shown = kept.slice(0, page.limit);
  return {
    items: shown.map(({ item }) => item),
    nextCursor: kept.length > page.limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

export const itemsOf = <Item>({ placed, nextCursor }: PlacedPage<Item>): Listed<Item> => ({
  items: placed.map(({ item }) => item),
  nextCursor,
});

const at = <Item>(phase: string, snapshot: string, item: Item, place: PagePosition): Placed<Item> => ({
  item,
  cursor: encodeCursor([phase, snapshot, ...place]),
});

const sqlOf = <Item>({ keys }: MovingOrder<Item>): string => keys.map(([sql]) => sql).join(', ');

function inPlace<Item>(
  where: Conditions,
  order: MovingOrder<Item>,
  place: PagePosition | null,
  limit: number,
): Parameters<Select<Item>> {
  if (place) after(where, order, place);
  return [where, sqlOf(order), where.value(limit)];
}

/**
 * Adds that a row comes after the place. Nothing comes after what has no date, so there the date is equal: the planner takes
 * later ones for none, and most rows have none.
 */
function after<Item>(where: Conditions, { keys }: MovingOrder<Item>, place: PagePosition): void {
  const dated = keys.findIndex(([, type], n) => type !== 'timestamptz' || place[n] !== 'infinity');
  for (const [sql] of keys.slice(0, dated)) where.add(`${sql} = 'infinity'::timestamptz`);
  const rest = keys.slice(dated);
  const given = rest.map(([, type]) => `?::${type}`).join(', ');
  where.add(`(${rest.map(([sql]) => sql).join(', ')}) > (${given})`, ...place.slice(dated));
}

/** A transaction of another database, from which this one was restored, is none that moved a row meanwhile. */
function movedSince<Item>(
  where: Conditions,
  { alias, keys }: MovingOrder<Item>,
  snapshot: string,
  after: string,
  limit: number,
): Parameters<Select<Item>> {
  const id = keys.at(-1)?.[0] ?? '';
  where.add(
    `${alias}.moved_by >= pg_snapshot_xmin(?::pg_snapshot) AND ${alias}.moved_by < pg_snapshot_xmax(pg_current_snapshot())
     AND NOT pg_visible_in_snapshot(${alias}.moved_by, ?::pg_snapshot) AND ${id} > ?::uuid`,
    ...[snapshot, snapshot, after],
  );
  return [where, id, where.value(limit)];
}

async function presentSnapshot(db: Queryable): Promise<string> {
  const { snapshot } = await only(
    db,
    z.object({ snapshot: z.string() }),
    'SELECT pg_current_snapshot()::text AS snapshot',
  );
  return snapshot;
}
