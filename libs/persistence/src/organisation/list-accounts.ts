import { z } from 'zod';
import { ROLES, type Instant, type Role } from '#libs/domain';
import { Conditions, type SqlCondition } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';

/** Accounts that a reader may see: all, or those that hold an office of these departments or divisions. */
export type AccountEyes = 'ALL' | { readonly departments: readonly string[]; readonly divisions: readonly string[] };

/** Offices are those held at `at`; the other filters are absent if a client does not give them. */
export interface AccountFilters {
  readonly at: Instant;
  readonly account?: string | undefined;
  readonly department?: string | undefined;
  readonly role?: Role | undefined;
}

const office = z.object({
  matterId: z.string().nullable(),
  role: z.enum(ROLES),
  departmentId: z.string(),
  department: z.string(),
  heldFrom: z.string(),
  heldTo: z.string().nullable(),
  auditedDivisions: z.array(z.string()),
  delegatedBy: z.string().nullable(),
});

const item = z.object({
  accountId: z.string(),
  matterId: z.string().nullable(),
  closedAt: z.string().nullable(),
  offices: z.array(office),
});
export type ListedAccount = z.infer<typeof item>;

/** SQL of an instant as the API writes it. */
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Lists accounts by their ids with the offices that they held at an instant. What ended since is listed as it was then:
 * an account that is closed now held offices before. Throws {@link BadCursorError}.
 */
export async function listAccounts(
  db: Queryable,
  eyes: AccountEyes,
  filters: AccountFilters,
  page: Page,
): Promise<Listed<ListedAccount>> {
  const { at, account, department, role } = filters;
  const where = new Conditions();
  const instantOfAll = where.value(at);
  const offices = `(
    SELECT matter, account_id, role, department_id, held_from, held_to, audited_divisions, NULL AS delegated_by
    FROM appointment WHERE account_id = a.id
    UNION ALL SELECT matter, account_id, role, department_id, held_from, held_to, '{}', delegated_by
    FROM delegation g WHERE account_id = a.id AND is_backed(g, ${instantOfAll})) p
    JOIN department d ON d.id = p.department_id`;
  const held = `p.held_from <= ${instantOfAll}
    AND coalesce(least(p.held_to, a.closed_at, d.ended_at) > ${instantOfAll}, true)`;
  const holds = ([sql, ...values]: SqlCondition): SqlCondition => [
    `EXISTS (SELECT FROM ${offices} WHERE ${held} AND (${sql}))`,
    ...values,
  ];
  if (eyes !== 'ALL')
    where.add(...holds(['p.department_id = ANY(?) OR d.division_code = ANY(?)', eyes.departments, eyes.divisions]));
  if (account !== undefined) where.add('a.id = ?', account);
  if (department !== undefined) where.add(...holds(['p.department_id = ?', department]));
  if (role !== undefined) where.add(...holds(['p.role = ?', role]));
  const after = decodeCursor(page.cursor, z.tuple([z.string()]));
  if (after) where.add('a.id > ?', ...after);
  const found = await rows(
    db,
    item,
    `SELECT a.id AS "accountId", a.matter AS "matterId", a.closed_at AS "closedAt", (
       SELECT coalesce(jsonb_agg(jsonb_build_object(
         'matterId', p.matter, 'role', p.role, 'departmentId', p.department_id, 'department', d.name,
         'heldFrom', ${instant('p.held_from')}, 'heldTo', ${instant('p.held_to')},
         'auditedDivisions', p.audited_divisions, 'delegatedBy', p.delegated_by) ORDER BY p.department_id, p.role), '[]')
       FROM ${offices} WHERE ${held}) AS offices
     FROM account a WHERE ${where.toString()} ORDER BY a.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ accountId }) => [accountId]);
}
