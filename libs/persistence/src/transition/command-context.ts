import {
  factsFor,
  instantOfAct,
  NO_FACTS,
  type Command,
  type Context,
  type FactName,
  type Matter,
  type Process,
  type Reading,
} from '#libs/domain';
import { readCounting } from '../rules/counting-rules.js';
import { readFacts } from './facts.js';
import { readActor } from '../organisation/organisation.js';
import { readPlatformTime, type PlatformTime } from '../platform/platform.js';
import type { Tx } from '../connection/sql.js';

/** A command to be decided, and the account that sent it. */
export interface Arrival {
  readonly command: Command;
  readonly accountId: string;
  /** Clock reading at its receipt; null if it is received now. */
  readonly received: Reading | null;
}

/**
 * Loads everything that the rules may know when they decide a command: platform time, the actor, and the facts that the
 * process requests. Callers must hold their locks already, so that the time is not older than the wait for them.
 */
export async function readContext(
  tx: Tx,
  process: Process,
  matter: Matter | null,
  arrival: Arrival,
): Promise<Context<FactName> & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const { now, epoch } = time;
  const at = arrival.received ? instantOfAct(arrival.received, { at: now, epoch }) : now;
  const actor = await readActor(tx, arrival.accountId);
  const counting = await readCounting(tx);
  // A transition locks what it decides on; a check before the command is received must not block others.
  const hold = arrival.received ? 'HOLD' : 'LOOK';
  const facts = await readFacts(tx, factsFor(process, arrival.command, matter, actor), at, hold);
  return { ...counting, time, now, at, actor, facts };
}

/** Loads the context of a transition that no person requested, because time has passed. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const counting = await readCounting(tx);
  return { ...counting, time, now: time.now, at: time.now, actor: null, facts: NO_FACTS };
}
