import type { Instant } from '#libs/domain';
import { loadEventsSince, type MatterItem } from '#libs/persistence';
import { matterOf, type Snapshot } from '../reader/reader.service.js';
import { seenEvents } from './history-view.js';

/**
 * Keeps those matters of which the reader sees an event that was recorded since, so that an act inside another side does
 * not show.
 */
export async function movedForReader(
  items: readonly MatterItem[],
  since: Instant,
  snapshot: Snapshot,
): Promise<readonly MatterItem[]> {
  if (items.length === 0) return items;
  const ids = items.map(({ id }) => id);
  const events = await loadEventsSince(snapshot.tx, ids, since);
  const kept = [];
  for (const item of items) {
    const { process, matter } = await matterOf(snapshot.tx, item);
    const own = events.filter(({ stream }) => stream === item.id);
    if (seenEvents(process, matter, own, snapshot).length > 0) kept.push(item);
  }
  return kept;
}
