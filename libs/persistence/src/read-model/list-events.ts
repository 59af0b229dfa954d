import { z } from 'zod';
import { SHARED_EVENTS, type Instant, type Reader } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { siftedPage, type PlacedPage } from '../connection/moving-page.js';
import { decodeCursor, encodeCursor, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';
import { eventRow, toEvent } from '../store/events.js';
import { visibleTo } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';

/** Filters on events of all matters; an event must meet all that are given. */
export interface EventFilters {
  /** Platform time of recording: not earlier than `from`, earlier than `to`. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly account?: string | undefined;
  /** Divisions in one of whose departments somebody acted. */
  readonly divisions?: readonly string[] | undefined;
  readonly type?: string | undefined;
  readonly process?: string | undefined;
  /** One event of each act: the first that the command itself made. */
  readonly acts?: true | undefined;
}

const item = eventRow
  .extend({
    process: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    definitionVersion: z.number(),
    folded: foldedMatter,
  })
  .transform(({ process, number, title, definitionVersion, folded, ...row }) => ({
    event: toEvent(row),
    matter: { id: row.stream, process, number, title, definitionVersion, folded },
  }));

/** An event, with its matter as it was folded last. */
export type ListedEvent = z.output<typeof item>;

const ORDER = `e.recorded_at DESC, e.stream DESC, e.seq DESC`;
const place = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid(), z.string().regex(/^\d{1,9}$/)]);
const cursorOf = ({ event: { recordedAt, stream, seq } }: ListedEvent): string =>
  encodeCursor([recordedAt, stream, String(seq)]);

/**
 * Lists the events of the matters that the reader may open, the last recorded first, those of them that `sift` keeps.
 * Throws {@link BadCursorError}.
 */
export const listEvents = (
  db: Queryable,
  reader: Reader,
  filters: EventFilters,
  page: Page,
  sift: (events: readonly ListedEvent[]) => Promise<readonly ListedEvent[]>,
): Promise<Listed<ListedEvent>> => siftedPage(page, (part) => placedEvents(db, reader, filters, part), sift);

async function placedEvents(
  db: Queryable,
  reader: Reader,
  filters: EventFilters,
  { limit, cursor }: Page,
): Promise<PlacedPage<ListedEvent>> {
  const where = new Conditions().add(...visibleTo(reader));
  filterEvents(where, filters);
  const after = decodeCursor(cursor, place);
  if (after) where.add('(e.recorded_at, e.stream, e.seq) < (?::timestamptz, ?::uuid, ?::int)', ...after);
  const columns = Object.keys(eventRow.shape).map((column) => `e.${column}`);
  const found = await rows(
    db,
    item,
    `SELECT ${columns.join(', ')}, m.process, m.number, m.title, m.definition_version AS "definitionVersion", m.folded
     FROM event e JOIN matter m ON m.id = e.stream WHERE ${where.toString()}
     ORDER BY ${ORDER} LIMIT ${where.value(limit + 1)}`,
    where.parameters,
  );
  const placed = found.slice(0, limit).map((one) => ({ item: one, cursor: cursorOf(one) }));
  return { placed, nextCursor: found.length > limit ? (placed.at(-1)?.cursor ?? null) : null };
}

function filterEvents(where: Conditions, filters: EventFilters): void {
  const { from, to, account, divisions, type, process, acts } = filters;
  if (from !== undefined) where.add('e.recorded_at >= ?', from);
  if (to !== undefined) where.add('e.recorded_at < ?', to);
  if (account !== undefined) where.add('e.actor_account = ?', account);
  if (divisions !== undefined)
    where.add('e.actor_department = ANY(ARRAY(SELECT id FROM department WHERE division_code = ANY(?)))', divisions);
  if (type !== undefined) where.add('e.type = ?', type);
  if (process !== undefined) where.add('m.process = ?', process);
  if (acts) where.add(...FIRST_OF_ACT);
}

/** What every process records besides, such as a number that was assigned, is no act by itself. */
const BESIDES = Object.keys(SHARED_EVENTS);
const FIRST_OF_ACT = [
  `e.type <> ALL(?) AND NOT EXISTS (
     SELECT FROM event f WHERE f.stream = e.stream AND f.command_id = e.command_id AND f.seq < e.seq
       AND f.actor_account IS NOT NULL AND f.type <> ALL(?))`,
  BESIDES,
  BESIDES,
] as const;
