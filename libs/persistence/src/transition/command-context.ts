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
const commandWorldRow = worldRow.extend({ actor: actorRow.nullable(), known: knownCommand.nullable() });

/**
 * Loads platform time, the actor, calendars and policies, and the command if it is known; the act is taken to happen now.
 * One statement, as long as calendars, policies and the organisation are those of before. Callers must hold their locks
 * already, so that the time is not older than the wait for them.
 */
export async function readCommandWorld(tx: Tx, accountId: string | null, commandId: string): Promise<ReadCommand> {
  const { actor, known, calendarVersion, policyVersion, organisationVersion, ...time } = await only(
    tx,
    commandWorldRow,
    `SELECT ${TIME}, ${VERSIONS}, ${ACTOR} AS actor, ${KNOWN} AS known FROM platform`,
    [accountId, commandId],
  );
  const counting = await countingOf(tx, { calendarVersion, policyVersion, organisationVersion });
  return { known, world: { ...counting, time, now: time.now, at: time.now, actor } };
}

/** Loads the context of a transition that no person requested, because time has passed. */
export async function readTimeContext(tx: Tx): Promise<Context & { time: PlatformTime }> {
  const { calendarVersion, policyVersion, organisationVersion, ...time } = await only(
    tx,
    worldRow,
    `SELECT ${TIME}, ${VERSIONS} FROM platform`,
  );
  const counting = await countingOf(tx, { calendarVersion, policyVersion, organisationVersion });
  return { ...counting, time, now: time.now, at: time.now, actor: null, facts: NO_FACTS };
}
