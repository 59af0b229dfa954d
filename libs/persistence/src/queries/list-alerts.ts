import { z } from 'zod';
import { EVERY_DEPARTMENT, type Office } from '#libs/domain';
import { rows, type Queryable } from '../sql.js';
import { Conditions } from './conditions.js';
import { byDue, decodeCursor, dueKey, duePlace, listed, type Listed, type Page } from './page.js';

const item = z.object({
  id: z.string(),
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  clockId: z.string().nullable(),
  clause: z.string().nullable(),
  level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'NOTICE']),
  text: z.string(),
  at: z.string(),
  dueAt: z.string().nullable(),
  late: z.boolean(),
  breachClause: z.string().nullable(),
});
export type AlertItem = z.infer<typeof item>;

/** Alerts and notices sent to these offices and not withdrawn, by due date. Throws {@link BadCursorError}. */
export async function listAlerts(db: Queryable, offices: readonly Office[], page: Page): Promise<Listed<AlertItem>> {
  const where = new Conditions().add('a.withdrawn_at IS NULL').add(
    `EXISTS (SELECT FROM alert_recipient r
             JOIN unnest(?::text[], ?::text[]) AS office (department_id, role)
               ON r.role = office.role AND r.department_id IN (office.department_id, ?)
             WHERE r.alert = a.id)`,
    offices.map(({ departmentId }) => departmentId),
    offices.map(({ role }) => role),
    EVERY_DEPARTMENT,
  );
  const after = decodeCursor(page.cursor, byDue);
  if (after) where.add(`(${dueKey('a')}, a.id) > (?::timestamptz, ?::uuid)`, ...after);
  const found = await rows(
    db,
    item,
    `SELECT a.id, a.matter AS "matterId", m.process, m.number, m.title, a.clock_id AS "clockId", c.clause, a.level,
       a.text, a.at, a.due_at AS "dueAt", a.late, a.breach_clause AS "breachClause"
     FROM alert a JOIN matter m ON m.id = a.matter
     LEFT JOIN clock c ON c.matter = a.matter AND c.clock_id = a.clock_id
     WHERE ${where.toString()} ORDER BY ${dueKey('a')}, a.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, duePlace);
}
