import { z } from 'zod';
import type { DeskOfDepartment, LocalDate, ReaderScope } from '#libs/domain';
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

/** SQL of the desk that must act, which only the folded clock has. */
const DESK = `coalesce((
  SELECT one->>'desk' FROM jsonb_array_elements(m.folded->'clocks') AS one WHERE one->>'id' = c.clock_id), 'WORKING_BODY')`;

/** Lists the running clocks of the desks that end in these days, in matters that concern the reader, by day and kind. */
export function listDeadlines(
  db: Queryable,
  scope: ReaderScope,
  desks: readonly DeskOfDepartment[],
  { from, to, perDay }: DeadlineDays,
): Promise<Deadline[]> {
  const departments = desks.map(({ departmentId }) => departmentId);
  const where = new Conditions()
    .add(
      `c.state = 'RUNNING' AND c.responsible = ANY(?) AND c.last_day BETWEEN ?::date AND ?::date`,
      departments,
      from,
      to,
    )
    .add(...concernsReader(scope))
    .add(
      `(c.responsible, ${DESK}) IN (SELECT * FROM unnest(?::text[], ?::text[]))`,
      departments,
      desks.map(({ desk }) => desk),
    );
  return rows(
    db,
    deadline,
    `SELECT c.*, m.process, m.number, m.title, m.definition_version AS "definitionVersion", m.folded
     FROM (
       SELECT c.id, c.matter AS "matterId", c.clock_id AS "clockId", c.kind, c.clause, c.last_day AS "lastDay",
         c.due_at AS "dueAt", c.provisional, c.due_at <= platform_now() AS overdue,
         (count(*) OVER day)::int AS total, row_number() OVER (day ORDER BY c.due_at, c.id) AS place
       FROM clock c JOIN matter m ON m.id = c.matter WHERE ${where.toString()}
       WINDOW day AS (PARTITION BY c.last_day, c.kind)) c
     JOIN matter m ON m.id = c."matterId"
     WHERE c.place <= ${where.value(perDay)} ORDER BY c."lastDay", c.kind, c.place`,
    where.parameters,
  );
}
