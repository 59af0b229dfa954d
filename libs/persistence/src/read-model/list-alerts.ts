import { z } from 'zod';
import { ALERT_LEVELS, EVERY_DEPARTMENT, PROCESSES, type Process, type Reader } from '#libs/domain';
import { only, rows, type Queryable } from '../connection/sql.js';
import { Conditions, type SqlCondition } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { foldedMatter } from './list-matters.js';
import { concernsReader } from '../store/visible-matters.js';
import { alertOrder } from './due-order.js';

const item = z.object({
  id: z.string(),
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  clockId: z.string().nullable(),
  clause: z.string().nullable(),
  level: z.enum(ALERT_LEVELS),
  text: z.string(),
  at: z.string(),
  dueAt: z.string().nullable(),
  targetDueAt: z.string().nullable(),
  /** Null if the matter does not concern the reader, who was only told of it. */
  folded: foldedMatter.nullable(),
  late: z.boolean(),
  breachClause: z.string().nullable(),
  readAt: z.string().nullable(),
});
export type AlertItem = z.infer<typeof item>;

/** Account and rights of a reader; the inbox holds the alerts and notices to their offices that were not withdrawn. */
export interface Inbox {
  readonly account: string;
  readonly scope: Reader;
}

/** Dates of an alert never change, so that no page loses one that was there when the first was read. */
const ORDER = alertOrder<AlertItem>('i');

/** Lists alerts by due date; of a matter that does not concern the reader without its clocks. Throws {@link BadCursorError}. */
export async function listAlerts(
  db: Queryable,
  inbox: Inbox,
  unread: 'UNREAD' | 'ALL',
  page: Page,
): Promise<Listed<AlertItem>> {
  const where = new Conditions();
  const limit = where.value(page.limit + 1);
  if (unread === 'UNREAD') where.add(...unreadBy(inbox));
  const after = decodeCursor(page.cursor, ORDER.schema);
  if (after) where.add(`(${ORDER.keys}) > (?::timestamptz, ?::timestamptz, ?::timestamptz, ?::uuid)`, ...after);
  const concerned = where.numbered(...concernsReader(inbox.scope));
  const found = await rows(
    db,
    item,
    // Of each office so many as the page holds: an index has them in order.
    `WITH listed AS MATERIALIZED (
       SELECT DISTINCT ${ORDER.keys} FROM ${where.numbered(...officesOf(inbox))} CROSS JOIN LATERAL (
         SELECT ${ORDER.keys} FROM inbox_item i WHERE ${OF_OFFICE} AND ${where.toString()}
         ORDER BY ${ORDER.keys} LIMIT ${limit}) AS i
       ORDER BY ${ORDER.keys} LIMIT ${limit})
     SELECT a.id, a.matter AS "matterId", m.process, m.number, m.title, a.clock_id AS "clockId", c.clause, a.level,
       a.text, a.at, a.due_at AS "dueAt", a.target_due_at AS "targetDueAt", a.late, a.breach_clause AS "breachClause", r.at AS "readAt",
       CASE WHEN ${concerned} THEN m.folded END AS folded
     FROM listed i JOIN alert a ON a.id = i.alert JOIN matter m ON m.id = a.matter
     LEFT JOIN clock c ON c.matter = a.matter AND c.clock_id = a.clock_id
     LEFT JOIN alert_read r ON r.alert = a.id AND r.account = ${where.value(inbox.account)}
     ORDER BY ${ORDER.keys}`,
    where.parameters,
  );
  return listed(found, page, ORDER.placeOf);
}

export async function countUnread(db: Queryable, inbox: Inbox): Promise<number> {
  const where = new Conditions().add(...unreadBy(inbox));
  const count = z.object({ unread: z.number() });
  const sql = `SELECT count(*)::int AS unread FROM (
    SELECT DISTINCT i.alert FROM ${where.numbered(...inInbox(inbox))} WHERE ${where.toString()}) AS alerts`;
  return (await only(db, count, sql, where.parameters)).unread;
}

/** Counts the unread alerts of several readers, by their accounts; those who have none are left out. */
export async function countUnreadOf(db: Queryable, inboxes: readonly Inbox[]): Promise<ReadonlyMap<string, number>> {
  const readers = inboxes.flatMap(({ account, scope }) =>
    scope.offices.map(({ departmentId, role }) => ({ account, departmentId, role })),
  );
  const counted = await rows(
    db,
    z.object({ account: z.string(), unread: z.number() }),
    `SELECT o.account, count(DISTINCT i.alert)::int AS unread
     FROM jsonb_to_recordset($1) AS o (account text, "departmentId" text, role text)
     JOIN inbox_item i ON i.role = o.role AND i.department_id IN (o."departmentId", $2)
     WHERE ${unreadByAccount('o.account')} GROUP BY o.account`,
    [JSON.stringify(readers), EVERY_DEPARTMENT],
  );
  return new Map(counted.map(({ account, unread }) => [account, unread]));
}

/** Marks one alert or all as read; an earlier time of reading stays. False if none of them is in the inbox. */
export async function markRead(db: Queryable, inbox: Inbox, which: { readonly id: string } | 'ALL'): Promise<boolean> {
  const where = new Conditions();
  if (which !== 'ALL') where.add('i.alert = ?', which.id);
  const account = where.value(inbox.account);
  const { found } = await only(
    db,
    z.object({ found: z.boolean() }),
    `WITH mine AS (SELECT DISTINCT i.alert FROM ${where.numbered(...inInbox(inbox))} WHERE ${where.toString()}),
       marked AS (INSERT INTO alert_read (account, alert, at) SELECT ${account}, alert, platform_now() FROM mine
                  ON CONFLICT DO NOTHING)
     SELECT EXISTS (SELECT FROM mine) AS found`,
    where.parameters,
  );
  return found;
}

/** SQL of the offices, and of that of every department, in whose inboxes the reader looks. */
const officesOf = ({ scope: { offices } }: Inbox): SqlCondition => [
  `(SELECT DISTINCT among.department_id, held.role FROM unnest(?::text[], ?::text[]) AS held (department_id, role)
    CROSS JOIN LATERAL (VALUES (held.department_id), (?)) AS among (department_id)) AS office`,
  offices.map(({ departmentId }) => departmentId),
  offices.map(({ role }) => role),
  EVERY_DEPARTMENT,
];

const OF_OFFICE = 'i.department_id = office.department_id AND i.role = office.role';

/**
 * SQL of the items `i` that were sent to the offices of the reader. Whoever is told of a matter may open it: `sentTo` is
 * part of the right to open.
 */
function inInbox(inbox: Inbox): SqlCondition {
  const [offices, ...values] = officesOf(inbox);
  return [`${offices} JOIN inbox_item i ON ${OF_OFFICE}`, ...values];
}

/**
 * End states of all processes, and the states in which a matter looks ended from outside. `closed` is no measure here: an
 * act inside the other side may open a matter again.
 */
const ENDED = PROCESSES.flatMap(({ process, endStates, inner = {} }: Process) => {
  const within = Object.keys(inner).filter((state) => inner[state]?.every((outer) => endStates.includes(outer)));
  return [...endStates, ...within].map((state) => `'${process} ${state}'`);
});

/** SQL condition on `alert a` and `matter m`: the matter has not ended, or the clock of the alert runs nevertheless. */
const GOES_ON = `m.process || ' ' || m.state <> ALL (ARRAY[${ENDED.join(', ')}])
   OR EXISTS (SELECT FROM clock c WHERE c.matter = a.matter AND c.clock_id = a.clock_id AND c.state IN ('RUNNING', 'PAUSED'))`;

/** The account, as SQL, has not read the item `i`, and it still matters. */
const unreadByAccount = (account: string): string =>
  `i.standing <> 'PAST' AND NOT EXISTS (SELECT FROM alert_read seen WHERE seen.account = ${account} AND seen.alert = i.alert)
   AND (i.standing = 'LASTING'
     OR EXISTS (SELECT FROM alert a JOIN matter m ON m.id = a.matter WHERE a.id = i.alert AND (${GOES_ON})))`;

/**
 * A reminder ends with its matter, read or not. A missed limit of the Regulation and a notice remain until they are read.
 */
const unreadBy = ({ account }: Inbox): SqlCondition => [unreadByAccount('?'), account];
