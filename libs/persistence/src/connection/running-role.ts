import { z } from 'zod';
import { only, type Queryable } from './sql.js';

/**
 * Refuses a start whose role could change or delete event rows: as superuser, as owner, or by a grant, its own or that
 * of a role which it could take on (architecture §6.7).
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
        `run as a role without that right, and give the owner's only as DATABASE_OWNER_URL`,
    );
  }
}
