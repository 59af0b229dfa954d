import type { DataSource } from 'typeorm';
import { refold, reviewLateness, type ReviewItem } from '#libs/domain';
import { allStreams, loadEvents, readCounting, withTransaction } from '#libs/persistence';

/** Returns what the review finds in all matters, each read in a snapshot of its own. */
export async function reviewAll(database: DataSource): Promise<readonly ReviewItem[]> {
  const items: ReviewItem[] = [];
  for await (const stream of allStreams(database)) {
    const found = await withTransaction(database, 'REPEATABLE READ', async (tx) => {
      const events = await loadEvents(tx, stream);
      return events.length === 0 ? [] : reviewLateness({ ...refold(stream, events), events }, await readCounting(tx));
    });
    items.push(...found);
  }
  return items;
}
