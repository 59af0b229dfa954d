import {
  asSeenBy,
  eyesOf,
  PROCESSES,
  processNamed,
  readable,
  statesSeenAs,
  type Matter,
  type Process,
} from '#libs/domain';
import type { MatterItem } from '#libs/persistence';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** The matter of a row, in the state that the reader sees. */
export async function seenByReader(
  row: Parameters<typeof matterOf>[1],
  { tx, actor, organisation }: Snapshot,
): Promise<Matter> {
  const { process, matter } = await matterOf(tx, row);
  if (!matter.outer) return matter; // spares most rows the question of what the reader may see
  return asSeenBy(matter, eyesOf(actor, readable(process, matter), organisation));
}

/** States that a list must look through for the matters that somebody sees in this one. */
export const statesToSearch = (state: string, name: string | undefined): readonly string[] => [
  ...new Set(among(name).flatMap((process) => statesSeenAs(process, state))),
];

/** True if a matter in this state may be shown in another one to some readers, or one in another state in this. */
export const dependsOnReader = (state: string, name: string | undefined): boolean =>
  among(name).some((process) => state in (process.inner ?? {}) || statesSeenAs(process, state).length > 1);

const among = (name: string | undefined): readonly Process[] => (name === undefined ? PROCESSES : [processNamed(name)]);

/** Keeps those matters that the reader sees in this state. */
export async function inStateForReader(
  items: readonly MatterItem[],
  state: string,
  snapshot: Snapshot,
): Promise<readonly MatterItem[]> {
  const kept = [];
  for (const item of items) if ((await seenByReader(item, snapshot)).state === state) kept.push(item);
  return kept;
}
