import { z } from 'zod';
import { ROLES } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

const look = z.object({
  id: z.number(),
  accountId: z.string(),
  departmentId: z.string(),
  role: z.enum(ROLES),
  purpose: z.string(),
  at: z.string(),
});
export type LookItem = z.infer<typeof look>;

const byId = z.tuple([z.string().regex(/^\d{1,15}$/)]);

/** Who has consulted the use records of a request, in order. Throws {@link BadCursorError}. */
export async function listUseRecordLooks(db: Queryable, matterId: string, page: Page): Promise<Listed<LookItem>> {
  const [after] = decodeCursor(page.cursor, byId) ?? ['0'];
  const found = await rows(
    db,
    look,
    `SELECT id, account AS "accountId", department_id AS "departmentId", role, purpose, at FROM use_record_look
     WHERE matter = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [matterId, Number(after), page.limit + 1],
  );
  return listed(found, page, ({ id }) => [String(id)]);
}
