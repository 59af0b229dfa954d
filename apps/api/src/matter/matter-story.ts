import {
  eyesOf,
  readable,
  stationsOf,
  type Eyes,
  type HoldingReader,
  type Matter,
  type Process,
  type Station,
} from '#libs/domain';
import { loadEvents, type StoredEvent } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';
import { seenEvents, type SeenEvent } from './history-view.js';

/** A matter with its events, of which one reader sees some; read once for an answer. */
export interface MatterStory {
  readonly process: Process;
  readonly matter: Matter;
  readonly eyes: Eyes;
  readonly events: readonly StoredEvent[];
  readonly seen: readonly SeenEvent[];
}

export const storyOf = async (process: Process, matter: Matter, snapshot: Snapshot): Promise<MatterStory> =>
  storyFrom(process, matter, await loadEvents(snapshot.tx, matter.matterId), snapshot);

/** The story of a matter whose events were read already. */
export function storyFrom(
  process: Process,
  matter: Matter,
  events: readonly StoredEvent[],
  snapshot: Snapshot,
): MatterStory {
  const eyes = eyesOf(snapshot.actor, readable(process, matter), snapshot.organisation);
  return { process, matter, eyes, events, seen: seenEvents(process, matter, events, snapshot) };
}

/**
 * The last event that the reader sees, so that an act inside another side moves nothing that they read; the first one for
 * a reader who sees none.
 */
export function lastSeen({ matter, events, seen }: MatterStory): StoredEvent {
  const last = seen.at(-1)?.stored ?? events[0];
  if (!last) throw new Error(`matter ${matter.matterId} has no event`);
  return last;
}

/** The matter event by event, as the rules of holding ask for it. */
export const courseOf = (
  { process, matter, events, eyes }: MatterStory,
  { organisation }: Snapshot,
): { readonly process: Process; readonly stations: readonly Station[]; readonly reader: HoldingReader } => ({
  process,
  stations: stationsOf(process, matter.matterId, events, eyes),
  reader: { eyes, organisation },
});
