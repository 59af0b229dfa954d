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

/** A command on its way, as the rules will see it. */
export interface Arrival {
  readonly command: Command;
  readonly accountId: string;
  /** null: it is received now. */
  readonly received: Reading | null;
}

/**
 * All that the rules may know of the world for one command, read after the locks are held: platform time first, then
 * who acts, and the facts that the process asks for.
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
  // Only a transition decides on what it read; whoever looks first holds nobody up.
  const hold = arrival.received ? 'HOLD' : 'LOOK';
  const facts = await readFacts(tx, factsFor(process, arrival.command, matter, actor), at, hold);
  return { ...counting, time, now, at, actor, facts };
}

/** What the rules know when nobody acts and only time passes. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const counting = await readCounting(tx);
  return { ...counting, time, now: time.now, at: time.now, actor: null, facts: NO_FACTS };
}
