import {
  eyesOf,
  readable,
  tellEvent,
  type EventActor,
  type Matter,
  type Organisation,
  type Process,
} from '#libs/domain';
import type { HistoryLine } from '#libs/http';
import type { StoredEvent } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';

/** The events of a matter as Chinese sentences, without those that the reader may not see. */
export function historyView(
  process: Process,
  matter: Matter,
  events: readonly StoredEvent[],
  snapshot: Snapshot,
): HistoryLine[] {
  const eyes = eyesOf(snapshot.actor, readable(process, matter), snapshot.organisation);
  return events.flatMap((stored) => {
    const { audience, sentence, clause } = tellEvent(process, matter, stored);
    if (!eyes.has(audience)) return [];
    const { seq, at, recordedAt, type, hash } = stored;
    const actor = stored.actor && actorView(stored.actor, snapshot.organisation);
    const slips = matter.everyday.slips.filter(({ of }) => of === seq);
    return [{ seq, at, recordedAt, sentence, clause, actor, type, slips, hash }];
  });
}

function actorView(actor: EventActor, organisation: Organisation): HistoryLine['actor'] {
  const { accountId, departmentId, role } = actor;
  return { accountId, departmentId, departmentName: organisation.find(departmentId)?.name ?? departmentId, role };
}
