import { z } from 'zod';
import { canonicalText, type FigureSpan } from '#libs/domain';
import { firstOf, rows, type Tx } from '../connection/sql.js';

const kept = z.object({
  departmentId: z.string(),
  isParty: z.boolean(),
  cases: z.custom<FigureSpan['cases']>(Array.isArray),
  from: z.string(),
  until: z.string().nullable(),
});

/** True if a matter is due to be counted again, or its kept figures are the spans that its events give. */
export async function areFiguresKept(tx: Tx, matter: string, spans: () => readonly FigureSpan[]): Promise<boolean> {
  const due = await firstOf(tx, z.object({ seq: z.int() }), `SELECT seq FROM figure_due WHERE matter = $1`, [matter]);
  if (due) return true;
  const stored = await rows(
    tx,
    kept,
    `SELECT s.department_id AS "departmentId", s.is_party AS "isParty", p.cases, s.from_at AS "from",
       nullif(s.until_at, 'infinity') AS until
     FROM figure_span s JOIN figure_pattern p ON p.id = s.pattern WHERE s.matter = $1`,
    [matter],
  );
  return textOf(stored) === textOf(spans());
}

const textOf = (spans: readonly FigureSpan[]): string => spans.map(canonicalText).sort().join('\n');
