import { fallsTo, type Context } from '#libs/domain';
import { readActors, type Tx, type WaitingTask } from '#libs/persistence';
import { matterOf } from '../reader/reader.service.js';

/** True if a task that waits for the offices of the reader, who is the actor of the context, is theirs to do. */
export async function fallsToReader(
  { matterId, assignees, ...task }: WaitingTask,
  tx: Tx,
  context: Context,
): Promise<boolean> {
  const { process, matter } = await matterOf(tx, { ...task, id: matterId });
  const named = assignees.length > 0 ? await readActors(tx, assignees) : [];
  return fallsTo(process, matter, task, named, context);
}
