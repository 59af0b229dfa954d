import { z } from 'zod';
import type { Desk, DeskOfDepartment, LocalDate, ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { rows, type Queryable } from '../connection/sql.js';
import { concernsReader } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';

const deadline = z.object({
  /** Id of the clock, which stays while its date moves. */
  id: z.string(),
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  clockId: z.string(),
  kind: z.enum(['STATUTORY', 'SOFT']),
  clause: z.string(),
  lastDay: z.string(),
  dueAt: z.string(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  /** Number of clocks of this kind that end on this day, with those that are not listed. */
  total: z.number(),
  definitionVersion: z.number(),
  folded: foldedMatter,
});

/** A running clock on its last day. */
export type Deadline = z.infer<typeof deadline>;

/** Days of a list, both included, and the maximum number of clocks of each kind on one day. */
export interface DeadlineDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly perDay: number;
}

/** A running clock of a department, whatever its desk. */
type Found = Omit<Deadline, 'total'>;

/** Lists the running clocks of the desks that end in these days, in matters that concern the reader, by day and kind. */
export async function listDeadlines(
  db: Queryable,
  scope: ReaderScope,
  desks: readonly DeskOfDepartment[],
  days: DeadlineDays,
): Promise<Deadline[]> {
  const found = await clocksOf(db, scope, [...new Set(desks.map(({ departmentId }) => departmentId))], days);
  const places = new Map<string, Found[]>();
  for (const { responsible, ...one } of found) {
    if (!desks.some(({ departmentId, desk }) => departmentId === responsible && desk === deskOf(one))) continue;
    const place = `${one.lastDay} ${one.kind}`;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return [...places.values()].flatMap((ofDay) =>
    ofDay.slice(0, days.perDay).map((one) => ({ ...one, total: ofDay.length })),
  );
}

/** The desk that must act, which only the folded clock has. */
const deskOf = ({ folded, clockId }: Found): Desk =>
  folded.clocks.find(({ id }) => id === clockId)?.desk ?? 'WORKING_BODY';

function clocksOf(
  db: Queryable,
  scope: ReaderScope,
  departments: readonly string[],
  { from, to }: DeadlineDays,
): Promise<readonly (Found & { readonly responsible: string })[]> {
  const where = new Conditions()
    .add(`c.state = 'RUNNING' AND c.responsible = ANY(?)`, departments)
    .add(`c.last_day BETWEEN ?::date AND ?::date`, from, to)
    .add(...concernsReader(scope));
  return rows(
    db,
    deadline.omit({ total: true }).extend({ responsible: z.string() }),
    `SELECT c.id, c.matter AS "matterId", m.process, m.number, m.title, c.clock_id AS "clockId", c.kind, c.clause,
       c.last_day AS "lastDay", c.due_at AS "dueAt", c.provisional, c.due_at <= platform_now() AS overdue, c.responsible,
       m.definition_version AS "definitionVersion", m.folded
     FROM clock c JOIN matter m ON m.id = c.matter WHERE ${where.toString()}
     ORDER BY c.last_day, c.kind, c.due_at, c.id`,
    where.parameters,
  );
}
