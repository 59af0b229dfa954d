import { z } from 'zod';
import { canonicalText } from '#libs/domain';
import { firstOf, rows, type Tx } from '../connection/sql.js';
import { readCounting } from '../rules/counting-rules.js';
import { spansOf } from './keep-figures.js';

const kept = z.object({
  department_id: z.string(),
  from_at: z.string(),
  until_at: z.string().nullable(),
  is_party: z.boolean(),
  cases: z.unknown(),
});
type Kept = z.infer<typeof kept>;

/** True if the kept figures of a matter are those that its events give, or it is due to be counted again. */
export async function areFiguresKept(tx: Tx, matter: string, process: string): Promise<boolean> {
  const due = await firstOf(tx, z.object({ seq: z.int() }), `SELECT seq FROM figure_due WHERE matter = $1`, [matter]);
  if (due) return true;
  const stored = await rows(
    tx,
    kept,
    `SELECT s.department_id, s.from_at, nullif(s.until_at, 'infinity') AS until_at, s.is_party, p.cases
     FROM figure_span s JOIN figure_pattern p ON p.id = s.pattern WHERE s.matter = $1`,
    [matter],
  );
  const counted = await spansOf(tx, { matter, process }, await readCounting(tx));
  return (
    textOf(stored) ===
    textOf(counted.map(({ until_at, ...one }) => ({ ...one, until_at: until_at === 'infinity' ? null : until_at })))
  );
}

const textOf = (spans: readonly Kept[]): string =>
  spans
    .map(({ department_id, from_at, until_at, is_party, cases }) =>
      canonicalText({ department_id, from_at, until_at, is_party, cases }),
    )
    .sort()
    .join('\n');
