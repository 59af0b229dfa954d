import { z } from 'zod';
import { ROLES, type Outage, type Touch } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const found = z.object({
  n: z.number(),
  outageId: z.string(),
  finder: z.object({ departmentId: z.string(), role: z.enum(ROLES).nullable() }),
  confirmedBy: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  affected: z.string(),
});

/**
 * Answers for each department and period, in the given order, the recorded failures of the platform that overlap the
 * period and were found by an authority whose division contains the department's (regulation.md §3.5.3). Revoked
 * findings do not count.
 */
export async function outagesTouching(
  db: Queryable,
  touches: readonly Touch[],
): Promise<readonly (readonly Outage[])[]> {
  if (touches.length === 0) return [];
  const asked = touches.map((touch, n) => ({ n, responsible: touch.responsible, begins: touch.from, ends: touch.to }));
  const all = await rows(
    db,
    found,
    `WITH RECURSIVE asked AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS asked (n int, responsible text, begins text, ends text)),
     above AS (
       SELECT a.n, d.division_code AS code FROM asked a JOIN department d ON d.id = a.responsible
       UNION SELECT above.n, v.parent_code FROM above JOIN division v USING (code) WHERE v.parent_code IS NOT NULL)
     SELECT asked.n, o.matter AS "outageId", o.began_at AS "from", o.ended_at AS "to", o.reason, o.affected,
       json_build_object('departmentId', o.authority, 'role', o.finder_role) AS finder, o.confirmed_by AS "confirmedBy"
     FROM asked JOIN above USING (n) JOIN department d ON d.division_code = above.code
       JOIN outage o ON o.authority = d.id
     WHERE o.began_at < asked.ends::timestamptz AND o.ended_at > asked.begins::timestamptz
     ORDER BY o.began_at, o.matter`,
    [JSON.stringify(asked)],
  );
  return touches.map((_, place) => all.flatMap(({ n, ...outage }) => (n === place ? [outage] : [])));
}
