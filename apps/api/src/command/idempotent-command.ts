import { KEY_REUSED } from '#libs/domain';
import { findCommand, readPlatformTime, saveCommand, type Tx } from '#libs/persistence';
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

/** True where the command was carried out before. Throws a problem where the key was used for another request. */
export async function wasCarriedOut(tx: Tx, { commandId, requestHash }: CommandIdentity): Promise<boolean> {
  const known = await findCommand(tx, commandId);
  if (known && known.requestHash !== requestHash) throw keyReused();
  return known !== null;
}

/**
 * Carries a command out unless it was carried out before, and returns true where it was carried out now. The caller
 * must hold a lock for which a repeat waits. A refusal that `work` throws stores nothing, so that a repeat is judged
 * afresh.
 */
export async function runOnce(
  tx: Tx,
  { identity, accountId, status, answer }: IdempotentCommand,
  work: () => Promise<void>,
): Promise<boolean> {
  if (await wasCarriedOut(tx, identity)) return false;
  await work();
  const { commandId: id, matterId, requestHash } = identity;
  const { now: recordedAt } = await readPlatformTime(tx);
  await saveCommand(tx, { id, matterId, accountId, requestHash, status, answer, recordedAt });
  return true;
}
