import { z } from 'zod';
import { only, type Queryable } from './sql.js';

/**
 * Throws if the running role could change or delete events: as superuser, as owner of the table, or by a grant to
 * itself or to a role that it can assume (architecture §6.7).
 */
export async function assertRunningRole(db: Queryable): Promise<void> {
  const { role, could } = await only(
    db,
    z.object({ role: z.string(), could: z.boolean() }),
    `SELECT current_user::text AS role, EXISTS (
       SELECT FROM pg_roles r
       WHERE pg_has_role(current_user, r.oid, 'MEMBER')
         AND (r.rolsuper
           OR r.oid = (SELECT relowner FROM pg_class WHERE oid = 'event'::regclass)
           OR has_any_column_privilege(r.oid, 'event', 'UPDATE')
           OR has_table_privilege(r.oid, 'event', 'DELETE')
           OR has_table_privilege(r.oid, 'event', 'TRUNCATE'))
     ) AS could`,
  );
  if (could) {
    throw new Error(
      `the role ${role} of DATABASE_URL may change or delete events: ` +
        `run as a role without that right, and use the owner's role in DATABASE_OWNER_URL only`,
    );
  }
}
