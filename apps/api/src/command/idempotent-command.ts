import { KEY_REUSED } from '#libs/domain';
import { findCommand, readPlatformTime, saveCommand, type Tx } from '#libs/persistence';
import { refused, type ProblemException } from '../problem/problem.exception.js';
import type { CommandIdentity } from './command-request.js';

/** An order that concerns no matter, and how it is answered. */
export interface IdempotentCommand {
  readonly identity: CommandIdentity;
  readonly accountId: string;
  /** HTTP status. */
  readonly status: number;
  /** What is kept of it for good: no secret. */
  readonly answer: object;
}

/** 422: the key belongs to another request. */
export const keyReused = (): ProblemException => refused(KEY_REUSED.refusal);

/** Whether the order was carried out under its key. Throws a problem where the key was used for another. */
export async function wasCarriedOut(tx: Tx, { commandId, requestHash }: CommandIdentity): Promise<boolean> {
  const known = await findCommand(tx, commandId);
  if (known && known.requestHash !== requestHash) throw keyReused();
  return known !== null;
}

/**
 * Carries an order out, unless it was before, and answers whether it was now. The caller holds a lock that a repeat
 * would wait for. A refusal is thrown by `work` and leaves nothing: the same key is judged afresh.
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
