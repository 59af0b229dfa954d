import type { z } from 'zod';
import type { Matter, Process } from '#libs/domain';
import type { Proof } from '#libs/http';
import { contentText, hashedText, hiddenMatters, isSalted, toEvent, type EventRow } from '#libs/persistence';
import { seenEvents } from '../matter/history-view.js';
import type { Snapshot } from '../reader/reader.service.js';
import { ofAuditors } from '../recording/recorded.decorator.js';

type ProofItem = z.input<typeof Proof>['items'][number];

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Events whose content has a route of its own, which asks for a purpose and keeps each look (Art 29(2)). */
const ELSEWHERE = 'useRecorded';

/**
 * The chain of these events. What was hashed holds more than the line of the history: whom the event told, and what it asked
 * of other matters. So only an auditor gets it, of an event that they see, unless it names a matter that they may not open.
 */
export async function proofView(
  process: Process,
  matter: Matter,
  rows: readonly EventRow[],
  snapshot: Snapshot,
): Promise<readonly ProofItem[]> {
  const seen = new Set(ofAuditors(snapshot.actor) ? seqsSeen(process, matter, rows, snapshot) : []);
  const texts = new Map(rows.filter(({ seq }) => seen.has(seq)).map((row) => [row.seq, contentText(row)]));
  const named = [...texts.values()].flatMap((text) => text.match(UUID) ?? []);
  const hidden = await hiddenMatters(snapshot.tx, snapshot.scope, named);
  return rows.map((row) => {
    const text = texts.get(row.seq);
    const isShown = text !== undefined && !(text.match(UUID) ?? []).some((id) => hidden.has(id));
    return {
      seq: row.seq,
      canonical: isShown || isSalted(row) ? hashedText(row) : null,
      content: isShown && isSalted(row) ? text : null,
      prevHash: row.prev_hash,
      hash: row.hash,
    };
  });
}

const seqsSeen = (process: Process, matter: Matter, rows: readonly EventRow[], snapshot: Snapshot): readonly number[] =>
  seenEvents(process, matter, rows.filter(({ type }) => type !== ELSEWHERE).map(toEvent), snapshot).map(
    ({ stored }) => stored.seq,
  );
