import {
  eyesOf,
  readable,
  ROLE_TITLES,
  tellEvent,
  type EventActor,
  type Matter,
  type Organisation,
  type Process,
  type Telling,
} from '#libs/domain';
import type { HistoryLine } from '#libs/http';
import { readDocuments, type StoredEvent } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';

/** An event that the reader may see, with its line of the history. */
export interface SeenEvent {
  readonly stored: StoredEvent;
  readonly telling: Telling;
}

/** Returns the events of a matter that the reader may see. Whoever sees an event may also read the documents it cites. */
export function seenEvents(
  process: Process,
  matter: Matter,
  events: readonly StoredEvent[],
  { actor, organisation }: Pick<Snapshot, 'actor' | 'organisation'>,
): readonly SeenEvent[] {
  const eyes = eyesOf(actor, readable(process, matter), organisation);
  return events
    .map((stored) => ({ stored, telling: tellEvent(process, matter, stored) }))
    .filter(({ telling }) => eyes.has(telling.audience));
}

/** Events that this reader sees, as Chinese sentences with the documents that they cite. */
export async function historyView(
  matter: Matter,
  seen: readonly SeenEvent[],
  snapshot: Snapshot,
): Promise<Wordless<HistoryLine>[]> {
  const cited = seen.flatMap(({ stored }) => (stored.payload.documents ?? []).map(({ documentId }) => documentId));
  const names = new Map((await readDocuments(snapshot.tx, cited)).map(({ documentId, name }) => [documentId, name]));
  return seen.map(({ stored, telling: { sentence, clause } }) => {
    const { seq, at, recordedAt, type, hash } = stored;
    const actor = stored.actor && actorView(stored.actor, snapshot.organisation);
    const slips = matter.everyday.slips.filter(({ of }) => of === seq);
    const documents = (stored.payload.documents ?? []).map(({ documentId, ...file }) => ({
      documentId,
      name: names.get(documentId) ?? null,
      ...file,
    }));
    const { draftedBy = null, onBehalfOf = null } = stored.payload;
    return { seq, at, recordedAt, sentence, clause, actor, draftedBy, onBehalfOf, type, documents, slips, hash };
  });
}

/** The person of an event, by account, department and role. */
export function actorView(actor: EventActor, organisation: Organisation): HistoryLine['actor'] {
  const { accountId, departmentId, role } = actor;
  const departmentName = organisation.find(departmentId)?.name ?? departmentId;
  return { accountId, departmentId, departmentName, role, roleTitle: ROLE_TITLES[role] };
}
