import type { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  canonicalText,
  figureSpans,
  processNamed,
  type Counting,
  type FigureSpan,
  type StepProjection,
} from '#libs/domain';
import { readCounting } from '../rules/counting-rules.js';
import { firstBreak } from '../store/event-hash.js';
import { loadEventRows, toEvent, type StoredEvent } from '../store/events.js';
import { allStreams } from '../store/all-streams.js';
import { projectionRows, type Projected } from '../read-model/projection-rows.js';
import type { ReadRow, ReadRows, ReadTable } from '../read-model/tables.js';
import { sameRows } from './same-rows.js';
import { isTallied, untruthfulTallies } from './verify-tallies.js';
import { unexplainedRows } from './unexplained.js';
import { areFiguresKept } from '../figures/verify-figures.js';
import { forgetMatter, readProjection, saveProjection } from '../read-model/projection.js';
import { changing } from '../connection/changes.js';
import { only, rows, type Tx } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';
import { lockMatter } from '../store/matters.js';

/** Folds all events of a stream by the definition of its process and projects the matter. Throws if it cannot. */
export type Refold = (stream: string, events: readonly StoredEvent[], counting: Counting) => StepProjection;

/** Tables of the read model, and those that are kept beside it. */
type KeptTable = ReadTable | 'figure_span' | 'tally' | 'tally_matter' | TriggeredTable;

/** Tables whose rows triggers keep as a view says, by SQL of the rows of a matter in either. */
const TRIGGERED = {
  matter_concern: (from) => `SELECT department_id, reach FROM ${from} WHERE matter = $1`,
  inbox_item: (from) =>
    `SELECT alert, department_id, role, due_at, target_due_at, at, standing FROM ${from}
     WHERE alert IN (SELECT id FROM alert WHERE matter = $1)`,
} as const satisfies Readonly<Record<string, (from: string) => string>>;
type TriggeredTable = keyof typeof TRIGGERED;

/** A violation found by verification (architecture §6.2, architecture §6.7). */
export interface VerificationFinding {
  /** Stream of the matter; the name of a row that no stream explains. */
  readonly stream: string;
  /** Position of the first broken event of the chain; null if the chain is sound. */
  readonly seq: number | null;
  readonly what: 'CHAIN' | 'FOLD' | KeptTable;
  readonly message: string;
}

export interface Verification {
  readonly streams: number;
  readonly events: number;
  readonly findings: readonly VerificationFinding[];
}

/**
 * Checks that every hash chain is sound, that the read model equals a rebuild from the events, and that events explain
 * every row of the organisation. Changes nothing. `among` may name some streams instead of all.
 */
export async function verify(
  dataSource: DataSource,
  refold: Refold,
  among: AsyncIterable<string> | Iterable<string> = allStreams(dataSource),
): Promise<Verification> {
  let streams = 0;
  let events = 0;
  const findings: VerificationFinding[] = [];
  for await (const stream of among) {
    const checked = await withTransaction(dataSource, 'REPEATABLE READ', (tx) => verifyStream(tx, stream, refold));
    streams += 1;
    events += checked.events;
    findings.push(...checked.findings);
  }
  for (const { table, name } of await unexplainedRows(dataSource))
    findings.push({ stream: name, seq: null, what: table, message: `no event explains this row of ${table}` });
  for (const key of await untruthfulTallies(dataSource))
    findings.push({
      stream: key,
      seq: null,
      what: 'tally',
      message: 'a tally is not the number of matters that it counts',
    });
  return { streams, events, findings };
}

/** Rebuilds the read model matter by matter while commands are served. A broken stream keeps its rows. */
export async function rebuild(dataSource: DataSource, refold: Refold): Promise<Verification> {
  let streams = 0;
  let events = 0;
  const findings: VerificationFinding[] = [];
  for await (const stream of allStreams(dataSource)) {
    const built = await rebuildStream(dataSource, stream, refold);
    streams += 1;
    events += built.events;
    if (built.finding && built.events > 0) findings.push(built.finding);
  }
  return { streams, events, findings };
}

/**
 * Rebuilds the matters that another version of their process definition folded, so that lists and `verify` follow the
 * current rules before the next command of a matter. `versions` holds the current version by process. Answers the
 * number of matters.
 */
export async function rebuildOutdated(
  dataSource: DataSource,
  versions: Readonly<Record<string, number>>,
  refold: Refold,
): Promise<number> {
  const outdated = await rows(
    dataSource,
    z.object({ id: z.string() }),
    `SELECT id FROM matter WHERE definition_version <> ($1::jsonb ->> process)::int ORDER BY id`,
    [JSON.stringify(versions)],
  );
  for (const { id } of outdated) await rebuildStream(dataSource, id, refold);
  return outdated.length;
}

const rebuildStream = (dataSource: DataSource, stream: string, refold: Refold): Promise<FoldedStream> =>
  withTransaction(dataSource, 'READ COMMITTED', async (tx) => {
    await lockMatter(tx, stream);
    const folded = await foldStream(tx, stream, refold);
    if (folded.projected || folded.events === 0) await forgetMatter(tx, stream);
    const { projected } = folded;
    if (projected)
      await changing(tx, (changes) => {
        saveProjection(changes, projected);
      });
    return folded;
  });

async function verifyStream(
  tx: Tx,
  stream: string,
  refold: Refold,
): Promise<{ events: number; findings: VerificationFinding[] }> {
  const { events, finding, projected, spans } = await foldStream(tx, stream, refold);
  if (finding) return { events, findings: [finding] };
  const differences: KeptTable[] = differing(await readProjection(tx, stream), projectionRows(projected));
  if (!(await areFiguresKept(tx, stream, spans))) differences.push('figure_span');
  for (const table of Object.keys(TRIGGERED) as TriggeredTable[])
    if (!(await isKept(tx, table, stream))) differences.push(table);
  if (!(await isTallied(tx, stream))) differences.push('tally_matter');
  return {
    events,
    findings: differences.map((table) => ({ stream, seq: null, what: table, message: differs(table) })),
  };
}

const differs = (table: KeptTable): string =>
  `the rows of ${table} differ from those that a rebuild from the events gives`;

type FoldedStream = { readonly events: number } & (
  | { readonly projected: Projected; readonly spans: () => readonly FigureSpan[]; readonly finding: null }
  | { readonly projected: null; readonly spans: null; readonly finding: VerificationFinding }
);

async function foldStream(tx: Tx, stream: string, refold: Refold): Promise<FoldedStream> {
  const stored = await loadEventRows(tx, stream);
  const events = stored.length;
  const broken = firstBreak(stored);
  const failed = (what: 'CHAIN' | 'FOLD', seq: number | null, message: string): FoldedStream => ({
    events,
    projected: null,
    spans: null,
    finding: { stream, seq, what, message },
  });
  if (broken) return failed('CHAIN', broken.seq, broken.reason);
  const last = stored.at(-1);
  if (!last) return failed('FOLD', null, 'the matter has no events');
  const counting = await readCounting(tx);
  try {
    const read = stored.map(toEvent);
    const projection = refold(stream, read, counting);
    const spans = () => figureSpans(processNamed(projection.matter.process), stream, read, counting);
    return { events, finding: null, projected: { projection, headHash: last.hash }, spans };
  } catch (error) {
    return failed('FOLD', null, error instanceof Error ? error.message : String(error));
  }
}

/** True if the rows of a table of a matter are those that its view gives. */
async function isKept(tx: Tx, table: TriggeredTable, stream: string): Promise<boolean> {
  const sql = `SELECT ${sameRows(table, TRIGGERED[table])} AS same`;
  return (await only(tx, z.object({ same: z.boolean() }), sql, [stream])).same;
}

/** Names the tables whose rows differ, regardless of order. */
function differing(stored: ReadRows, rebuilt: ReadRows): ReadTable[] {
  const text = (list: readonly ReadRow[]): string => list.map(canonicalText).sort().join('\n');
  return (Object.keys(rebuilt) as ReadTable[]).filter((table) => text(stored[table]) !== text(rebuilt[table]));
}
