import { z } from 'zod';
import { outageFinding, type Outage, type Touch } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const found = z.object({
  n: z.number(),
  outageId: z.string(),
  authority: z.string(),
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
       UNION SELECT above.n, v.parent_code FROM above JOIN division v USING (code) WHERE v.parent_code IS NOT NULL),
     outage AS (
       SELECT m.id, d.division_code AS code, m.authority, m.folded -> 'data' AS data
       FROM matter m JOIN department d ON d.id = m.authority WHERE m.process = $2 AND m.state = 'RECORDED')
     SELECT asked.n, o.id AS "outageId", o.authority, data ->> 'from' AS from, data ->> 'to' AS to,
       data ->> 'reason' AS reason, data ->> 'affected' AS affected
     FROM asked JOIN above USING (n) JOIN outage o USING (code)
     WHERE (data ->> 'from')::timestamptz < asked.ends::timestamptz
       AND (data ->> 'to')::timestamptz > asked.begins::timestamptz
     ORDER BY data ->> 'from' COLLATE "C", o.id`,
    [JSON.stringify(asked), outageFinding.process],
  );
  return touches.map((_, place) => all.flatMap(({ n, ...outage }) => (n === place ? [outage] : [])));
}
