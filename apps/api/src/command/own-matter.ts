import { readerScope, type Matter, type Process } from '#libs/domain';
import { readVisibleMatter, type CommandWorld, type Tx } from '#libs/persistence';
import { matterOf } from '../reader/reader.service.js';

/**
 * Loads the matter that a person gives a command in; null if it does not exist, is of another process, or may not be seen by
 * them. One that they may not see is not read, so that it costs the same as one that does not exist.
 */
export async function ownMatter(
  tx: Tx,
  { process }: Process,
  matterId: string,
  { actor, organisation }: CommandWorld,
): Promise<Matter | null> {
  const stored = actor && (await readVisibleMatter(tx, readerScope(actor, organisation), matterId));
  return stored?.process === process ? (await matterOf(tx, stored)).matter : null;
}
