import { z } from 'zod';
import type { Instant, ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { rows, type Queryable } from '../connection/sql.js';
import { eventRow, toEvent, type StoredEvent } from '../store/events.js';
import { concernsReader } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';

const AT_A_TIME = 500;

const row = z.object({
  id: z.string(),
  process: z.string(),
  definitionVersion: z.number(),
  folded: foldedMatter,
  /** True if an event was recorded after the instant asked for. */
  moved: z.boolean(),
});

/** A matter for figures as of an instant, in groups of the same size as they are read. */
export interface MatterAsOf extends Omit<z.infer<typeof row>, 'moved'> {
  /** Events recorded up to the instant, if others came later; null if the stored state is that of the instant. */
  readonly events: readonly StoredEvent[] | null;
}

/**
 * Yields the matters that meet conditions on `matter m`, in the order of their ids, with what was recorded up to an instant of
 * platform time. One that began later is left out.
 */
export async function* readAsOf(db: Queryable, which: () => Conditions, until: Instant): AsyncGenerator<MatterAsOf> {
  for (let after: string | null = null; ;) {
    const page = await pageAfter(db, which(), until, after);
    const earlier = await eventsUntil(
      db,
      page.flatMap(({ id, moved }) => (moved ? [id] : [])),
      until,
    );
    for (const { moved, ...matter } of page) {
      const events = moved ? (earlier.get(matter.id) ?? []) : null;
      if (events?.length !== 0) yield { ...matter, events };
    }
    const last = page.at(-1);
    if (!last || page.length < AT_A_TIME) return;
    after = last.id;
  }
}

function pageAfter(
  db: Queryable,
  where: Conditions,
  until: Instant,
  after: string | null,
): Promise<z.infer<typeof row>[]> {
  if (after !== null) where.add('m.id > ?', after);
  return rows(
    db,
    row,
    `SELECT m.id, m.process, m.definition_version AS "definitionVersion", m.folded,
       (SELECT e.recorded_at FROM event e WHERE e.stream = m.id AND e.seq = m.seq) > ${where.value(until)} AS moved
     FROM matter m WHERE ${where.toString()} ORDER BY m.id LIMIT ${where.value(AT_A_TIME)}`,
    where.parameters,
  );
}

async function eventsUntil(
  db: Queryable,
  streams: readonly string[],
  until: Instant,
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  if (streams.length === 0) return new Map();
  const found = await rows(
    db,
    eventRow,
    `SELECT ${Object.keys(eventRow.shape).join(', ')} FROM event
     WHERE stream = ANY($1) AND recorded_at <= $2 ORDER BY stream, seq`,
    [streams, until],
  );
  const byStream = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
  for (const event of found) byStream.get(event.stream)?.push(toEvent(event));
  return byStream;
}

const named = z.object({ id: z.string(), number: z.string().nullable(), title: z.string(), process: z.string() });
/** What a row of a list calls its matter. */
export type NamedMatter = z.infer<typeof named>;

/** Returns what these matters are called now, those of them that concern the reader, by their ids. */
export async function matterNames(
  db: Queryable,
  scope: ReaderScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedMatter>> {
  const where = new Conditions().add('m.id = ANY(?)', ids).add(...concernsReader(scope));
  const found = await rows(
    db,
    named,
    `SELECT m.id, m.number, m.title, m.process FROM matter m WHERE ${where.toString()}`,
    where.parameters,
  );
  return new Map(found.map((one) => [one.id, one]));
}
