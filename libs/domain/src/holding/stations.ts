import type { Eyes } from '../access/audience.js';
import type { Instant } from '../calendar/time.js';
import { apply } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import type { Process } from '../matter/process.js';
import type { RecordedEvent } from '../matter/recorded-event.js';
import { asSeenBy } from '../matter/seen-state.js';

/** A matter from the instant of one event until the next, in the state that the reader saw. */
export interface Station {
  readonly at: Instant;
  readonly seen: Matter;
}

/** Returns the matter after each of its events. An act that was received before the event in front of it stands at that one. */
export function stationsOf(
  process: Process,
  matterId: string,
  events: readonly RecordedEvent[],
  eyes: Eyes,
): readonly Station[] {
  const stations: Station[] = [];
  let matter: Matter | null = null;
  for (const event of events) {
    matter = apply(process, matterId, matter, event);
    const before = stations.at(-1)?.at ?? event.at;
    stations.push({ at: event.at > before ? event.at : before, seen: asSeenBy(matter, eyes) });
  }
  return stations;
}
