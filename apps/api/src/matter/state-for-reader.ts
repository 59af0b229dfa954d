import { asSeenBy, eyesOf, readable, type Matter } from '#libs/domain';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** The matter of a row, in the state that the reader sees. */
export async function seenByReader(
  row: Parameters<typeof matterOf>[1],
  { tx, actor, organisation }: Snapshot,
): Promise<Matter> {
  const { process, matter } = await matterOf(tx, row);
  if (!matter.outer) return matter; // spares most rows the question of what the reader may see
  return asSeenBy(matter, eyesOf(actor, readable(process, matter), organisation));
}
