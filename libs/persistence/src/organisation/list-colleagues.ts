import { z } from 'zod';
import { isBusinessRole, ROLES, type Actor } from '#libs/domain';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';

const colleague = z.object({
  accountId: z.string(),
  offices: z.array(
    z.object({
      role: z.enum(ROLES),
      departmentId: z.string(),
      department: z.string(),
      onBehalfOf: z.string().nullable(),
    }),
  ),
});

/** Another person with the offices that they hold now in the reader's departments. */
export type Colleague = z.infer<typeof colleague>;

/**
 * Lists, by account, the other people who hold an office now in one of the departments, or in the one that acts for it.
 * Programs are no people, and who audits or runs the platform handles nothing (SoD-9). Throws {@link BadCursorError}.
 */
export async function listColleagues(
  db: Queryable,
  { personId }: Actor,
  departments: readonly string[],
  page: Page,
): Promise<Listed<Colleague>> {
  const [after = ''] = decodeCursor(page.cursor, z.tuple([z.string()])) ?? [];
  const found = await rows(
    db,
    colleague,
    `SELECT o.account_id AS "accountId",
       jsonb_agg(jsonb_build_object('role', o.role, 'departmentId', d.id, 'department', d.name, 'onBehalfOf', o.delegated_by)
         ORDER BY o.delegated_by IS NOT NULL, d.id, array_position($5::text[], o.role)) AS offices
     FROM office_held o JOIN department d ON d.id = o.department_id
     WHERE o.department_id IN (SELECT acts_through(id) FROM unnest($1::text[]) AS id)
       AND o.person_id <> $2 AND o.client_kind IS NULL AND o.account_id > $3
       AND NOT EXISTS (SELECT FROM office_held x WHERE x.account_id = o.account_id AND x.role <> ALL($4::text[]))
     GROUP BY o.account_id ORDER BY o.account_id LIMIT $6`,
    [departments, personId, after, ROLES.filter(isBusinessRole), ROLES, page.limit + 1],
  );
  return listed(found, page, ({ accountId }) => [accountId]);
}
