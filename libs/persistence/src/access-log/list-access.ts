import { z } from 'zod';
import { ACCESS_KINDS, type AccessKind, type Divisions, type Instant } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';

const item = z.object({
  day: z.string(),
  seq: z.number(),
  at: z.string(),
  kind: z.enum(ACCESS_KINDS),
  accountId: z.string().nullable(),
  departmentId: z.string().nullable(),
  roles: z.array(z.string()),
  method: z.string().nullable(),
  route: z.string().nullable(),
  resourceId: z.string().nullable(),
  code: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  leftOut: z.number(),
  hash: z.string(),
});
export type AccessItem = z.infer<typeof item>;

export interface AccessFilters {
  readonly account?: string | undefined;
  readonly kind?: AccessKind | undefined;
  readonly department?: string | undefined;
  readonly matter?: string | undefined;
  /** The first instant, and the first one after. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

const byPlace = z.tuple([z.iso.date(), z.string().regex(/^\d{1,9}$/)]);

/**
 * Lists the access log, the latest first: the rows of the departments in the divisions, or all rows, among them those of
 * which no department is known. Throws {@link BadCursorError}.
 */
export async function listAccess(
  db: Queryable,
  divisions: Divisions,
  filters: AccessFilters,
  page: Page,
): Promise<Listed<AccessItem>> {
  const where = filtered(filters);
  if (divisions !== 'ALL')
    where.add('l.department_id IN (SELECT id FROM department WHERE division_code = ANY(?))', divisions);
  const after = decodeCursor(page.cursor, byPlace);
  if (after) where.add('(l.day, l.seq) < (?::date, ?::int)', ...after);
  const found = await rows(
    db,
    item,
    `SELECT l.day, l.seq, l.at, l.kind, l.account_id AS "accountId", l.department_id AS "departmentId", l.roles, l.method,
       l.route, l.resource_id AS "resourceId", l.code, l.address, l.request_id AS "requestId", l.left_out AS "leftOut",
       l.hash
     FROM access_log l WHERE ${where.toString()} ORDER BY l.day DESC, l.seq DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ day, seq }) => [day, String(seq)]);
}

/** The day beside the instant leads to the months that hold it. */
function filtered({ account, kind, department, matter, from, to }: AccessFilters): Conditions {
  const where = new Conditions();
  if (account !== undefined) where.add('l.account_id = ?', account);
  if (kind !== undefined) where.add('l.kind = ?', kind);
  if (department !== undefined) where.add('l.department_id = ?', department);
  if (matter !== undefined) where.add('l.resource_id = ?', matter);
  if (from !== undefined)
    where.add(`l.at >= ? AND l.day >= (?::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`, from, from);
  if (to !== undefined) where.add(`l.at < ? AND l.day <= (?::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`, to, to);
  return where;
}
