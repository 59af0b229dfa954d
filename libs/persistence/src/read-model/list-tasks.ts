import { z } from 'zod';
import { ROLES, type Matter } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import type { Inbox } from './list-alerts.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { concernsReader } from '../store/visible-matters.js';
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

const waiting = item.extend({
  definitionVersion: z.number(),
  folded: z.custom<Matter>((value) => typeof value === 'object' && value !== null),
});

/** A task with the stored state of its matter, from which the rules tell if it is the reader's to do. */
export type WaitingTask = z.infer<typeof waiting>;

/**
 * Lists the tasks (待办) of a reader by due date: of those in matters that concern them, and that wait for their offices
 * or are assigned to them, the ones of which `isTheirs` is true. Throws {@link BadCursorError}.
 */
export async function listTasks(
  db: Queryable,
  inbox: Inbox,
  page: Page,
  isTheirs: (task: WaitingTask) => Promise<boolean>,
): Promise<Listed<TaskItem>> {
  const theirs: TaskItem[] = [];
  let cursor = page.cursor;
  do {
    const { items, nextCursor } = await waitingTasks(db, inbox, { ...page, cursor });
    for (const { folded, definitionVersion, ...task } of items)
      if (await isTheirs({ ...task, folded, definitionVersion })) theirs.push(task);
    cursor = nextCursor;
  } while (cursor !== null && theirs.length <= page.limit);
  return listed(theirs, page, duePlace);
}

async function waitingTasks(db: Queryable, { account, scope }: Inbox, page: Page): Promise<Listed<WaitingTask>> {
  const { offices } = scope;
  const where = new Conditions().add(...concernsReader(scope)).add(
    `EXISTS (SELECT FROM unnest(?::text[], ?::text[]) AS office (department_id, role)
             WHERE office.department_id = t.department_id AND office.role = ANY(t.roles))
       OR ? = ANY(t.assignees)`,
    offices.map(({ departmentId }) => departmentId),
    offices.map(({ role }) => role),
    account,
  );
  where.add('t.department_id = ANY(?)', [...new Set(offices.map(({ departmentId }) => departmentId))]);
  const after = decodeCursor(page.cursor, byDue);
  if (after) where.add(`(${dueKey('t')}, t.id) > (?::timestamptz, ?::uuid)`, ...after);
  const found = await rows(
    db,
    waiting,
    `SELECT t.id, t.matter AS "matterId", m.process, m.number, m.title, m.state, t.command,
       t.department_id AS "departmentId", t.roles, t.assignees, t.clock_id AS "clockId", t.due_at AS "dueAt",
       m.definition_version AS "definitionVersion", m.folded
     FROM task t JOIN matter m ON m.id = t.matter
     WHERE ${where.toString()} ORDER BY ${dueKey('t')}, t.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, duePlace);
}
