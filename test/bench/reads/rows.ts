import {
  canonicalText,
  figureSpans,
  processNamed,
  projectStep,
  refold,
  type CitedDocument,
  type Counting,
  type RecordedEvent,
  type StepProjection,
} from '#libs/domain';
import { chainedRows, EMPTY_HEAD, projectionRows, spanRows, type EventRow, type ReadRow } from '#libs/persistence';
import type { Cause, Deed } from './model.js';

/** Rows of a matter by table, in the order in which they are written. */
export interface MatterRows {
  readonly events: readonly EventRow[];
  readonly projection: StepProjection;
  /** Canonical texts of the cases of figures, by the ids of the patterns. */
  readonly patterns: ReadonlyMap<string, string>;
  readonly tables: Readonly<Record<string, readonly ReadRow[]>>;
}

/** Makes all rows that the engine would have written for the deeds of a matter. */
export function rowsOf(matterId: string, deeds: readonly Deed[], counting: Counting): MatterRows {
  let head = EMPTY_HEAD;
  const events: EventRow[] = [];
  const commands: ReadRow[] = [];
  const letters: ReadRow[] = [];
  for (const { step, at, cause, isFirst } of deeds) {
    const commandId = idOf(cause);
    const drafts = step.events.map((event) => ({ ...event, commandId, receivedAt: event.actor ? event.at : null }));
    const written = chainedRows(matterId, head, drafts, at);
    const last = written.at(-1);
    if (!last) continue;
    head = { seq: last.seq, hash: last.hash };
    events.push(...written);
    const { state, number } = step.matter;
    const revision = processNamed(step.matter.process).revision(step.matter);
    const answer = { ok: true, created: isFirst, receipt: { matterId, number, state, ...head, revision } };
    if (cause.kind !== 'time')
      commands.push({
        id: commandId,
        matter: matterId,
        account: cause.kind === 'command' ? cause.account : null,
        request_hash: cause.kind === 'command' ? last.hash : commandId,
        status: isFirst ? 201 : 200,
        answer,
        recorded_at: at,
      });
    if (cause.kind === 'letter') {
      const { id, process, target, message } = cause.letter;
      letters.push({ id, source: cause.source, process, target, message, state: 'DONE', tries: 1, answer });
    }
  }
  const recorded = deeds.flatMap(({ step, at }) => step.events.map((event) => ({ ...event, recordedAt: at })));
  const { process, matter } = refold(matterId, recorded);
  const projection = projectStep(process, { events: recorded, matter }, counting);
  const spans = spanRows(matterId, figureSpans(process, matterId, recorded, counting));
  return {
    events,
    projection,
    patterns: new Map(spans.map(({ pattern, cases }) => [pattern, canonicalText(cases)])),
    tables: {
      event: events.map((row) => ({ ...row })),
      command: commands,
      outbox: letters,
      document_citation: citedIn(recorded).map(({ documentId }) => ({ document: documentId, matter: matterId })),
      figure_span: spans.map(({ cases: _, ...row }) => row),
      ...projectionRows({ projection, headHash: head.hash }),
    },
  };
}

const idOf = (cause: Cause): string => (cause.kind === 'letter' ? cause.letter.id : cause.id);

/** Documents that the events of a matter cite, each once. */
export function citedIn(events: readonly RecordedEvent[]): readonly CitedDocument[] {
  const cited = events.flatMap(({ payload }) => payload.documents ?? []);
  return [...new Map(cited.map((one) => [one.documentId, one])).values()];
}
