import type { z } from 'zod';
import { NO_FACTS, type Context } from '#libs/domain';
import { only, type Tx } from '../connection/sql.js';
import { ACTOR, actorRow } from '../organisation/organisation.js';
import { TIME, timeRow, type PlatformTime } from '../platform/platform.js';
import { countingOf, VERSIONS, versionsRow } from '../rules/counting-rules.js';
import { KNOWN, knownCommand, type KnownCommand } from '../store/commands.js';

/** Everything that the rules may know when a command is decided, but for the facts that its row asks for. */
export type CommandWorld = Omit<Context, 'facts'> & { readonly time: PlatformTime };

/** A command and its world. */
interface ReadCommand {
  readonly world: CommandWorld;
  /** The command, if it was decided before; null otherwise. */
  readonly known: KnownCommand | null;
}

const worldRow = timeRow.extend(versionsRow.shape);
const readerWorldRow = worldRow.extend({ actor: actorRow.nullable() });
const commandWorldRow = readerWorldRow.extend({ known: knownCommand.nullable() });

/**
 * Loads platform time, the actor, calendars and policies, and the command if it is known; the act is taken to happen now.
 * One statement, as long as calendars, policies and the organisation are those of before. Callers must hold their locks
 * already, so that the time is not older than the wait for them.
 */
export async function readCommandWorld(tx: Tx, accountId: string | null, commandId: string): Promise<ReadCommand> {
  const { known, ...read } = await only(
    tx,
    commandWorldRow,
    `SELECT ${TIME}, ${VERSIONS}, ${ACTOR} AS actor, ${KNOWN} AS known FROM platform`,
    [accountId, commandId],
  );
  return { known, world: await worldOf(tx, read) };
}

/** Loads what a reader may know of people, rules and time, in one statement as above; `actor` is null if unknown. */
export async function readReaderWorld(tx: Tx, accountId: string): Promise<CommandWorld> {
  const sql = `SELECT ${TIME}, ${VERSIONS}, ${ACTOR} AS actor FROM platform`;
  return worldOf(tx, await only(tx, readerWorldRow, sql, [accountId]));
}

/** Loads the context of a transition that no person requested, because time has passed. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const read = await only(tx, worldRow, `SELECT ${TIME}, ${VERSIONS} FROM platform`);
  return { ...(await worldOf(tx, { ...read, actor: null })), facts: NO_FACTS };
}

async function worldOf(
  tx: Tx,
  { actor, calendarVersion, policyVersion, organisationVersion, ...time }: z.infer<typeof readerWorldRow>,
): Promise<CommandWorld> {
  const counting = await countingOf(tx, { calendarVersion, policyVersion, organisationVersion });
  return { ...counting, time, now: time.now, at: time.now, actor };
}
