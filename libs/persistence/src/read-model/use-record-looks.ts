import { z } from 'zod';
import { ROLES, type Instant, type Office } from '#libs/domain';
import type { VisibleMatter } from '../store/visible-matters.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable, type Tx } from '../connection/sql.js';

/** A person's consultation of the use records of a request (Art 29(2)). */
export interface Look {
  readonly matterId: string;
  readonly accountId: string;
  /** Office in which the person consulted them. */
  readonly office: Office;
  readonly purpose: string;
  /** Platform time. */
  readonly at: Instant;
}

/**
 * Records a consultation in the transaction that loads the use records, so that none is shown without a record of it.
 */
export async function writeLook(tx: Tx, { matterId, accountId, office, purpose, at }: Look): Promise<void> {
  await tx.query(
    `INSERT INTO use_record_look (matter, account, department_id, role, purpose, at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [matterId, accountId, office.departmentId, office.role, purpose, at],
  );
}

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

/** Lists the consultations of a request's use records in order. Throws {@link BadCursorError}. */
export async function listUseRecordLooks(db: Queryable, matter: VisibleMatter, page: Page): Promise<Listed<LookItem>> {
  const [after] = decodeCursor(page.cursor, byId) ?? ['0'];
  const found = await rows(
    db,
    look,
    `SELECT id, account AS "accountId", department_id AS "departmentId", role, purpose, at FROM use_record_look
     WHERE matter = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [matter.id, Number(after), page.limit + 1],
  );
  return listed(found, page, ({ id }) => [String(id)]);
}
