import {
  asSeenBy,
  availableCommands,
  earlierReceiptsFor,
  everydayView,
  isCandidate,
  needsReview,
  NO_FACTS,
  outageFor,
  project,
  rowOf,
  seenTasks,
  touchOf,
  type Context,
  type Matter,
  type Parties,
  type Process,
} from '#libs/domain';
import type { MatterFrame } from '#libs/http';
import { outagesTouching, visibleMatters } from '#libs/persistence';
import { withinBudget } from '#libs/watchdog';
import type { Snapshot } from '../reader/reader.service.js';
import { clockViews } from './clock-view.js';
import type { SeenEvent } from './history-view.js';
import { holderView } from './holding-view.js';
import { lastSeen, type MatterStory } from './matter-story.js';

/**
 * One matter as the reader may see it, in the state and up to the last event that they see; of a matter of which they
 * were only told, neither limits nor tasks. The answer's schema removes the documents that are not part of the API.
 */
export async function matterView(story: MatterStory, snapshot: Snapshot): Promise<object> {
  const { process, eyes, seen } = story;
  const { seq, hash: headHash } = lastSeen(story);
  const matter = asSeenBy(story.matter, eyes);
  const { matterId, number, state, since, parties } = matter;
  const { subject, tasks } = project(process, matter, snapshot.counting);
  const isConcerned = eyes.has('everybody');
  const documents = process.view(matter, eyes);
  const own: Omit<MatterFrame, 'everyday'> = {
    matterId,
    process: process.process,
    number,
    state,
    since,
    seq,
    headHash,
    subject: subject.name,
    catalogCode: subject.code,
    parties: partiesView(parties, snapshot),
    clocks: isConcerned ? await clockViews(process, matter, documents, snapshot) : [],
    earlierReceipts: [...earlierReceiptsFor(matter, eyes)],
    availableCommands: isConcerned
      ? withinBudget(`${process.process} availableCommands`, () => [
          ...availableCommands(process, matter, contextOf(snapshot)),
        ])
      : [],
    tasks: (isConcerned ? seenTasks(tasks, parties, eyes) : []).map(({ roles, assignees = [], ...task }) => ({
      ...task,
      roles: [...roles],
      assignees: [...assignees],
      title: commandTitle(process, task.command),
    })),
    links: await linksOf(process, matter, snapshot),
    holder: holderView(story, snapshot),
    lastAct: lastActOf(seen),
  };
  return {
    ...documents,
    ...(await breachCandidateView(matter, snapshot)),
    ...own,
    everyday: everydayView(matter, eyes),
  };
}

/** Facts about a breach candidate that depend on the present time or on outages; empty for every other matter. */
async function breachCandidateView(matter: Matter, { tx, time }: Snapshot): Promise<object> {
  if (!isCandidate(matter)) return {};
  const touch = touchOf(matter);
  const [found = []] = touch ? await outagesTouching(tx, [touch]) : [];
  const outages = found.map((outage) => outageFor(matter.parties.responsible, outage));
  return { needsReview: needsReview(matter.data, time.now), outages };
}

/** The last line that a person's act has left in what the reader sees; null if there is none. */
function lastActOf(seen: readonly SeenEvent[]): MatterFrame['lastAct'] {
  const last = seen.findLast(({ stored }) => stored.actor !== null);
  return last ? { seq: last.stored.seq, at: last.stored.at, sentence: last.telling.sentence } : null;
}

/** Links of a matter, without those to matters that the reader may not see. */
async function linksOf(process: Process, matter: Matter, { tx, scope }: Snapshot): Promise<MatterFrame['links']> {
  const links = process.links(matter);
  const visible = await visibleMatters(
    tx,
    scope,
    links.map(({ matterId }) => matterId),
  );
  return links.filter(({ matterId }) => visible.has(matterId));
}

export const commandTitle = (process: Process, command: string): string => rowOf(process, command)?.title ?? command;

export const partiesView = (parties: Parties, { organisation }: Snapshot): MatterFrame['parties'] =>
  Object.fromEntries(
    Object.entries(parties).map(([side, departmentId]) => [
      side,
      { departmentId, name: organisation.department(departmentId).name },
    ]),
  );

/** Context of the available commands. It has no facts, because they depend on a payload. */
export function contextOf({ time: { now }, actor, organisation, counting }: Snapshot): Context {
  return { ...counting, now, at: now, actor, organisation, facts: NO_FACTS };
}
