import { z } from 'zod';
import { ROLES, type Watch } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import type { Inbox } from './list-alerts.js';
import { movingPage, siftedPage, type PlacedPage } from '../connection/moving-page.js';
import type { Listed, Page } from '../connection/page.js';
import { concernsReader } from '../store/visible-matters.js';
import { dueOrder } from './due-order.js';
import { foldedMatter } from './list-matters.js';

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
  targetDueAt: z.string().nullable(),
});
export type TaskItem = z.infer<typeof item>;

const waiting = item.extend({
  definitionVersion: z.number(),
  folded: foldedMatter,
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
): Promise<Listed<WaitingTask>> {
  const read = (part: Page): Promise<PlacedPage<WaitingTask>> => waitingTasks(db, inbox, part);
  return siftedPage(page, read, async (tasks) => {
    const theirs = [];
    for (const task of tasks) if (await isTheirs(task)) theirs.push(task);
    return theirs;
  });
}

const waitingTasks = (db: Queryable, inbox: Inbox, page: Page): Promise<PlacedPage<WaitingTask>> =>
  movingPage(
    db,
    () => waitingFor(inbox),
    dueOrder<WaitingTask>('t'),
    page,
    (...select) => selectTasks(db, ...select),
  );

/**
 * Lists, by due date, the tasks in matters that concern the reader, of departments that they watch, whose offices nobody
 * holds: nobody in the department, or in the one that acts for it. Throws {@link BadCursorError}.
 */
export function listUnheldTasks(
  db: Queryable,
  { scope }: Inbox,
  watch: Watch,
  page: Page,
): Promise<Listed<WaitingTask>> {
  const unheld = (): Conditions =>
    new Conditions()
      .add(...concernsReader(scope))
      .add(
        `t.department_id = ANY(ARRAY(SELECT id FROM department WHERE id = ANY(?) OR division_code = ANY(?)))`,
        watch.departments,
        watch.divisions,
      ).add(`t.roles <> '{}' AND NOT EXISTS (
        SELECT FROM office_held o WHERE o.department_id = acts_through(t.department_id) AND o.role = ANY(t.roles))`);
  const read = (part: Page): Promise<PlacedPage<WaitingTask>> =>
    movingPage(db, unheld, dueOrder<WaitingTask>('t'), part, (...select) => selectTasks(db, ...select));
  return siftedPage(page, read, (tasks) => Promise.resolve(tasks));
}

function waitingFor({ account, scope }: Inbox): Conditions {
  const { offices } = scope;
  const where = new Conditions().add(...concernsReader(scope)).add(
    `EXISTS (SELECT FROM unnest(?::text[], ?::text[]) AS office (department_id, role)
             WHERE office.department_id = t.department_id AND office.role = ANY(t.roles))
       OR ? = ANY(t.assignees)`,
    offices.map(({ departmentId }) => departmentId),
    offices.map(({ role }) => role),
    account,
  );
  return where.add('t.department_id = ANY(?)', [...new Set(offices.map(({ departmentId }) => departmentId))]);
}

const selectTasks = (db: Queryable, where: Conditions, order: string, limit: string): Promise<WaitingTask[]> =>
  rows(
    db,
    waiting,
    `SELECT t.id, t.matter AS "matterId", m.process, m.number, m.title, m.state, t.command,
       t.department_id AS "departmentId", t.roles, t.assignees, t.clock_id AS "clockId", t.due_at AS "dueAt",
       t.target_due_at AS "targetDueAt",
       m.definition_version AS "definitionVersion", m.folded
     FROM task t JOIN matter m ON m.id = t.matter
     WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit}`,
    where.parameters,
  );
