import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { canonicalText, figureSpans, processNamed, type Counting, type FigureSpan } from '#libs/domain';
import { change, rows, type Tx } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';
import { isTransient } from '../connection/transient-errors.js';
import { readCounting } from '../rules/counting-rules.js';
import { loadEvents } from '../store/events.js';

const due = z.object({ matter: z.uuid(), process: z.string(), seq: z.int() });
type Due = z.infer<typeof due>;

/** Namespace of patterns; each is identified by its cases. */
const PATTERNS = uuidv5('zhengshu:figure-pattern', uuidv5.URL);

/** What became of the matters that were due. */
export interface KeptFigures {
  readonly kept: number;
  /** Those whose events cannot be counted; they stay due, and figures tell them from the events as before. */
  readonly failed: readonly { readonly matter: string; readonly error: unknown }[];
}

/**
 * Counts up to so many matters again whose events have moved on since they were counted, and keeps what each department
 * has in them. One in which somebody acts meanwhile stays due. Throws where a retry may help.
 */
export async function keepFigures(database: DataSource, most: number): Promise<KeptFigures> {
  const all = await rows(
    database,
    due,
    `SELECT f.matter, m.process, f.seq FROM figure_due f JOIN matter m ON m.id = f.matter ORDER BY f.matter LIMIT $1`,
    [most],
  );
  const failed: { matter: string; error: unknown }[] = [];
  if (all.length > 0) {
    const counting = await withTransaction(database, 'REPEATABLE READ', readCounting);
    for (const one of all)
      await withTransaction(database, 'REPEATABLE READ', (tx) => keep(tx, one, counting)).catch((error: unknown) => {
        if (isTransient(error)) throw error;
        failed.push({ matter: one.matter, error });
      });
  }
  return { kept: all.length - failed.length, failed };
}

async function keep(tx: Tx, { matter, process, seq }: Due, counting: Counting): Promise<void> {
  const spans = spanRows(matter, figureSpans(processNamed(process), matter, await loadEvents(tx, matter), counting));
  await change(tx, `DELETE FROM figure_span WHERE matter = $1`, [matter]);
  if (spans.length > 0) await insert(tx, spans);
  await change(tx, `DELETE FROM figure_due WHERE matter = $1 AND seq = $2`, [matter, seq]);
}

/** A row of `figure_span` with the cases of its pattern. */
export interface SpanRow extends Pick<FigureSpan, 'cases'> {
  readonly matter: string;
  readonly department_id: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly pattern: string;
  readonly is_party: boolean;
}

/** Makes the rows of a matter's spans. */
export const spanRows = (matter: string, spans: readonly FigureSpan[]): readonly SpanRow[] =>
  spans.map(({ departmentId, isParty, cases, from, until }) => ({
    matter,
    department_id: departmentId,
    from_at: from,
    until_at: until ?? 'infinity',
    pattern: patternId(canonicalText(cases)),
    is_party: isParty,
    cases,
  }));

/** Id of a pattern by the canonical text of its cases. */
export const patternId = (cases: string): string => uuidv5(cases, PATTERNS);

async function insert(tx: Tx, spans: readonly SpanRow[]): Promise<void> {
  await tx.query(
    `WITH given AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS s (matter uuid, department_id text, from_at timestamptz,
         until_at timestamptz, pattern uuid, is_party boolean, cases jsonb)),
     patterns AS (
       INSERT INTO figure_pattern (id, cases) SELECT DISTINCT ON (pattern) pattern, cases FROM given ON CONFLICT (id) DO NOTHING)
     INSERT INTO figure_span (matter, department_id, from_at, until_at, pattern, is_party)
     SELECT matter, department_id, from_at, until_at, pattern, is_party FROM given`,
    [JSON.stringify(spans)],
  );
}
