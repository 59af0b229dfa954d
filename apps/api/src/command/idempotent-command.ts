import { KEY_REUSED } from '#libs/domain';
import { changing, findCommand, readPlatformTime, saveCommand, type StoredCommand, type Tx } from '#libs/persistence';
import { markReplayed } from '../request/request-context.js';
import { refused, type ProblemException } from '../problem/problem.exception.js';
import type { CommandIdentity } from './command-request.js';

/** A command that is carried out here, without a workflow, and its answer. */
export interface IdempotentCommand {
  readonly identity: CommandIdentity;
  readonly accountId: string;
  /** HTTP status. */
  readonly status: number;
  /** Stored permanently with the command, so it must contain no secret. */
  readonly answer: object;
}

/** 422: the key belongs to another request. */
export const keyReused = (): ProblemException => refused(KEY_REUSED.refusal);

/**
 * The command as it was carried out before; null where it was not. Throws a problem where the key was used for another
 * request.
 */
export async function carriedOut(
  tx: Tx,
  { commandId, requestHash }: CommandIdentity,
): Promise<Pick<StoredCommand, 'matterId'> | null> {
  const known = await findCommand(tx, commandId);
  if (known && known.requestHash !== requestHash) throw keyReused();
  return known;
}

/** A command that was carried out. */
export interface Ran {
  /** False for a repeat. */
  readonly isNew: boolean;
  /** Id under which the command was first carried out: a repeat may derive another one (decision 0031). */
  readonly matterId: string;
}

/**
 * Carries a command out unless it was carried out before. The caller must hold a lock for which a repeat waits. A refusal that `work` throws stores nothing, so that a repeat is judged
 * afresh.
 */
export async function runOnce(
  tx: Tx,
  { identity, accountId, status, answer }: IdempotentCommand,
  work: () => Promise<void>,
): Promise<Ran> {
  const { commandId: id, matterId, requestHash } = identity;
  const known = await carriedOut(tx, identity);
  if (known) {
    markReplayed();
    return { isNew: false, matterId: known.matterId };
  }
  await work();
  const { now: recordedAt } = await readPlatformTime(tx);
  await changing(tx, (changes) => {
    saveCommand(changes, { id, matterId, accountId, requestHash, status, answer, recordedAt });
  });
  return { isNew: true, matterId };
}
