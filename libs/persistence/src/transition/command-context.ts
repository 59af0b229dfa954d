import { NO_FACTS, type Context } from '#libs/domain';
import { readCounting } from '../rules/counting-rules.js';
import { readActor } from '../organisation/organisation.js';
import { readPlatformTime, type PlatformTime } from '../platform/platform.js';
import type { Tx } from '../connection/sql.js';

/** Everything that the rules may know when a command is decided, but for the facts that its row asks for. */
export type CommandWorld = Omit<Context, 'facts'> & { readonly time: PlatformTime };

/**
 * Loads platform time, the actor, calendars and policies; the act is taken to happen now. Callers must hold their locks
 * already, so that the time is not older than the wait for them.
 */
export async function readCommandWorld(tx: Tx, accountId: string): Promise<CommandWorld> {
  const time = await readPlatformTime(tx);
  const actor = await readActor(tx, accountId);
  const counting = await readCounting(tx);
  return { ...counting, time, now: time.now, at: time.now, actor };
}

/** Loads the context of a transition that no person requested, because time has passed. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const counting = await readCounting(tx);
  return { ...counting, time, now: time.now, at: time.now, actor: null, facts: NO_FACTS };
}
