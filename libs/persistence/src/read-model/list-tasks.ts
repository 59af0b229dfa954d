import { z } from 'zod';
import { ROLES } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import type { Inbox } from './list-alerts.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { byDue, dueKey, duePlace } from './due-order.js';

const item = z.object({
  id: z.string(),
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.string(),
  command: z.string(),
  departmentId: z.string(),
  roles: z.array(z.enum(ROLES)),
  assignees: z.array(z.string()),
  clockId: z.string().nullable(),
  dueAt: z.string().nullable(),
});
export type TaskItem = z.infer<typeof item>;

/**
 * Lists the tasks (待办) of a reader by due date: those of their offices and those assigned to them alone. Throws {@link
 * BadCursorError}.
 */
export async function listTasks(db: Queryable, { account, offices }: Inbox, page: Page): Promise<Listed<TaskItem>> {
  const where = new Conditions().add(
    `EXISTS (SELECT FROM unnest(?::text[], ?::text[]) AS office (department_id, role)
             WHERE office.department_id = t.department_id AND office.role = ANY(t.roles))
       OR (t.roles = '{}' AND ? = ANY(t.assignees))`,
    offices.map(({ departmentId }) => departmentId),
    offices.map(({ role }) => role),
    account,
  );
  where.add('t.department_id = ANY(?)', [...new Set(offices.map(({ departmentId }) => departmentId))]);
  const after = decodeCursor(page.cursor, byDue);
  if (after) where.add(`(${dueKey('t')}, t.id) > (?::timestamptz, ?::uuid)`, ...after);
  const found = await rows(
    db,
    item,
    `SELECT t.id, t.matter AS "matterId", m.process, m.number, m.title, m.state, t.command,
       t.department_id AS "departmentId", t.roles, t.assignees, t.clock_id AS "clockId", t.due_at AS "dueAt"
     FROM task t JOIN matter m ON m.id = t.matter
     WHERE ${where.toString()} ORDER BY ${dueKey('t')}, t.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, duePlace);
}
