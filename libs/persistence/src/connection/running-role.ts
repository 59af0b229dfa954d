import { z } from 'zod';
import { only, type Queryable } from './sql.js';

/**
 * Throws if the running role could change or delete events or rows of the access log: as superuser, as owner of a table,
 * or by a grant to itself or to a role that it can assume (architecture §6.7).
 */
export async function assertRunningRole(db: Queryable): Promise<void> {
  const { role, could } = await only(
    db,
    z.object({ role: z.string(), could: z.boolean() }),
    `SELECT current_user::text AS role, EXISTS (
       SELECT FROM pg_roles r, pg_class t
       WHERE pg_has_role(current_user, r.oid, 'MEMBER')
         AND (t.oid = 'event'::regclass OR t.oid IN (SELECT relid FROM pg_partition_tree('access_log')))
         AND (r.rolsuper
           OR r.oid = t.relowner
           OR has_any_column_privilege(r.oid, t.oid, 'UPDATE')
           OR has_table_privilege(r.oid, t.oid, 'DELETE')
           OR has_table_privilege(r.oid, t.oid, 'TRUNCATE'))
     ) AS could`,
  );
  if (could) {
    throw new Error(
      `the role ${role} of DATABASE_URL may change or delete events or the access log: ` +
        `run as a role without that right, and use the owner's role in DATABASE_OWNER_URL only`,
    );
  }
}
