import { z } from 'zod';
import { ROLES, type Instant } from '#libs/domain';
import { only, rows, type Queryable, type Tx } from '../connection/sql.js';
import { loadEventsSince, type StoredEvent } from '../store/events.js';
import { MATTER_COLUMNS, matterRow, type StoredMatter } from '../store/matters.js';

const keyRow = z.object({ stream: z.string(), seq: z.number(), recordedAt: z.string() });

/** Place of an event, and the platform time at which it was recorded. */
export type EventKey = z.infer<typeof keyRow>;

const toldRow = z.object({ matterId: z.string(), departmentId: z.string(), role: z.enum(ROLES) });

/** An office to which an alert or a notice of a matter was sent; its holders may open the matter. */
export type ToldOffice = z.infer<typeof toldRow>;

const taskRow = z.object({
  matterId: z.string(),
  command: z.string(),
  departmentId: z.string(),
  roles: z.array(z.enum(ROLES)),
  assignees: z.array(z.string()),
});

/** A task of a matter that moved. */
export type MovedTask = z.infer<typeof taskRow>;

/** Matters that were moved, each with the events in question, the offices that were told of them, and their tasks now. */
export interface Moved {
  readonly matters: readonly StoredMatter[];
  readonly events: readonly StoredEvent[];
  readonly told: readonly ToldOffice[];
  readonly tasks: readonly MovedTask[];
}

/**
 * Returns an instant of platform time before which no event will be recorded any more: the time at which the oldest
 * transaction that runs now began. Events are not recorded in the order of their commits, so that a reader who goes on from
 * the latest event that it saw would miss some. Ask this before the snapshot in which the events are read.
 */
export async function recordedUntil(db: Queryable): Promise<Instant> {
  const { until } = await only(
    db,
    z.object({ until: z.string() }),
    `SELECT platform_now() - (clock_timestamp() - coalesce(
       (SELECT min(a.xact_start) FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.usename = current_user AND a.pid <> pg_backend_pid()),
       clock_timestamp())) AS until`,
  );
  return until;
}

/** Lists the places of events that were recorded at an instant or later, at most `limit` of them. */
export const eventKeysSince = (db: Queryable, since: Instant, limit: number): Promise<EventKey[]> =>
  rows(
    db,
    keyRow,
    `SELECT stream, seq, recorded_at AS "recordedAt" FROM event WHERE recorded_at >= $1
     ORDER BY recorded_at, stream LIMIT $2`,
    [since, limit],
  );

/** Loads the matters of these events, of all readers: callers must ask for each reader what they may see. */
export async function readMoved(tx: Tx, keys: readonly EventKey[]): Promise<Moved> {
  const [first] = keys;
  if (!first) return { matters: [], events: [], told: [], tasks: [] };
  const ids = [...new Set(keys.map(({ stream }) => stream))];
  const asked = new Set(keys.map(placeOf));
  const since = keys.reduce((least, { recordedAt }) => (recordedAt < least ? recordedAt : least), first.recordedAt);
  const events = (await loadEventsSince(tx, ids, since)).filter((event) => asked.has(placeOf(event)));
  const matters = await rows(tx, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE m.id = ANY($1)`, [ids]);
  return { matters, events, told: await toldOffices(tx, ids), tasks: await tasksOf(tx, ids) };
}

/** Name of the place of an event, to compare places. */
export const placeOf = ({ stream, seq }: Pick<EventKey, 'stream' | 'seq'>): string => `${stream} ${String(seq)}`;

const toldOffices = (tx: Tx, ids: readonly string[]): Promise<ToldOffice[]> =>
  rows(
    tx,
    toldRow,
    `SELECT DISTINCT a.matter AS "matterId", r.department_id AS "departmentId", r.role
     FROM alert a JOIN alert_recipient r ON r.alert = a.id WHERE a.matter = ANY($1) AND a.withdrawn_at IS NULL`,
    [ids],
  );

const tasksOf = (tx: Tx, ids: readonly string[]): Promise<MovedTask[]> =>
  rows(
    tx,
    taskRow,
    `SELECT matter AS "matterId", command, department_id AS "departmentId", roles, assignees FROM task WHERE matter = ANY($1)`,
    [ids],
  );
