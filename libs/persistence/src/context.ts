import {
  CHINA_CALENDAR,
  DEFAULT_POLICY,
  instantOfAct,
  localDate,
  type Command,
  type Context,
  type EntryVersion,
  type LocalDate,
  type Matter,
  type Process,
  type Reading,
} from '#libs/domain';
import { entryVersionEffective } from './catalog.js';
import { readActor, readOrganisation } from './organisation.js';
import { readPlatformTime, type PlatformTime } from './platform.js';
import type { Tx } from './sql.js';

/** A command on its way, as the rules will see it. */
export interface Arrival {
  readonly command: Command;
  readonly accountId: string;
  /** null: it is received now. */
  readonly received: Reading | null;
}

/** Calendar and policy in force. */
export const IN_FORCE = { calendar: CHINA_CALENDAR, policy: DEFAULT_POLICY } as const;

/**
 * All that the rules may know of the world for one command, read after the locks are held: platform time first, then
 * who acts, and the facts that the process asks for.
 */
export async function readContext(
  tx: Tx,
  process: Process,
  matter: Matter | null,
  arrival: Arrival,
): Promise<Context & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const { now, epoch } = time;
  const at = arrival.received ? instantOfAct(arrival.received, { at: now, epoch }) : now;
  const actor = await readActor(tx, arrival.accountId);
  const organisation = await readOrganisation(tx);
  const entryVersions = await readEntries(tx, process, matter, arrival.command, localDate(at));
  return { ...IN_FORCE, time, now, at, actor, organisation, facts: { entryVersions } };
}

/** What the rules know when nobody acts and only time passes. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const time = await readPlatformTime(tx);
  const organisation = await readOrganisation(tx);
  return { ...IN_FORCE, time, now: time.now, at: time.now, actor: null, organisation, facts: { entryVersions: {} } };
}

async function readEntries(
  tx: Tx,
  process: Process,
  matter: Matter | null,
  command: Command,
  on: LocalDate,
): Promise<Record<string, EntryVersion | null>> {
  const found: Record<string, EntryVersion | null> = {};
  for (const { catalogCode } of process.needs(command, matter)) {
    found[catalogCode] = await entryVersionEffective(tx, catalogCode, on);
  }
  return found;
}
