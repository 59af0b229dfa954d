import {
  asSeenBy,
  eyesOf,
  PROCESSES,
  processNamed,
  readable,
  seenTasks,
  statesSeenAs,
  type Process,
} from '#libs/domain';
import type { MatterFilterQuery } from '#libs/http';
import type { Judge, MatterFilters, MatterItem, StateOf } from '#libs/persistence';
import { refuseUnknownDepartments } from '../reader/known-departments.js';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** A query of matters: what the store looks for, and how the rules judge what the reader sees of a matter. */
export interface MatterSearch {
  readonly filters: MatterFilters;
  readonly judge: Judge;
  /** True if the filters ask what the reader sees of a matter, so that the rules must look at what was found. */
  readonly dependsOnReader: boolean;
}

/** Returns the search of a query. Throws 400 for a department that does not exist. */
export function searchOf(query: MatterFilterQuery, snapshot: Snapshot): MatterSearch {
  const { department, provider, requester, holder } = query;
  refuseUnknownDepartments({ department, provider, requester, holder }, snapshot);
  const { state: _, closed: __, ...filters } = query;
  const states = statesOf(query);
  return {
    filters: { ...filters, ...(states && { states }) },
    judge: (items) => judged(items, states, query.holder, snapshot),
    dependsOnReader: query.holder !== undefined || (states?.searched ?? []).some(isInner),
  };
}

/** Returns the states that the query asks for, and those that may be shown as one of them; none if it asks for all. */
function statesOf({ state, closed, process: name }: MatterFilterQuery): MatterFilters['states'] {
  if (state === undefined && closed === undefined) return undefined;
  const processes: readonly Process[] = name === undefined ? PROCESSES : [processNamed(name)];
  const shown = processes.flatMap((process) =>
    Object.keys(process.stateTitles)
      .filter((one) => state === undefined || state.includes(one))
      .filter((one) => closed === undefined || process.endStates.includes(one) === closed)
      .map((one): StateOf => [process.process, one]),
  );
  const searched = shown.flatMap(([process, one]) =>
    statesSeenAs(processNamed(process), one).map((inner): StateOf => [process, inner]),
  );
  return { shown, searched: [...new Map(searched.map((one) => [nameOf(one), one])).values()] };
}

/** True if a matter in this state may be shown to some readers in another one. */
const isInner = ([process, state]: StateOf): boolean => state in (processNamed(process).inner ?? {});

/** Tells of each matter in which state the reader sees it, whom the reader sees to act, and if the query asks for that. */
async function judged(
  items: readonly MatterItem[],
  states: MatterFilters['states'],
  holder: string | undefined,
  { tx, actor, organisation }: Snapshot,
): ReturnType<Judge> {
  const asked = states && new Set(states.shown.map(nameOf));
  const all = [];
  for (const item of items) {
    const { process, matter: whole } = await matterOf(tx, item);
    const eyes = eyesOf(actor, readable(process, whole), organisation);
    const matter = asSeenBy(whole, eyes);
    const acting = seenTasks(process.tasks(matter), matter.parties, eyes).filter(({ roles }) => roles.length > 0);
    const holders = [...new Set(acting.map(({ departmentId }) => departmentId))];
    const isAsked = !asked || asked.has(nameOf([item.process, matter.state]));
    const kept = isAsked && (holder === undefined || holders.includes(holder));
    all.push({ id: item.id, state: matter.state, holders, kept });
  }
  return all;
}

const nameOf = (state: StateOf): string => state.join(' ');
