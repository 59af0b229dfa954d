import {
  asSeenBy,
  availableCommands,
  earlierReceiptsFor,
  everydayView,
  isCandidate,
  judgingBody,
  needsReview,
  NO_FACTS,
  outageFor,
  processNamed,
  project,
  rowOf,
  seenTasks,
  stateTitle,
  touchOf,
  type Context,
  type Matter,
  type Parties,
  type Process,
} from '#libs/domain';
import type { MatterFrame } from '#libs/http';
import { outagesTouching, readVisibleMatters } from '#libs/persistence';
import { withinBudget } from '#libs/watchdog';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';
import { clockViews } from './clock-view.js';
import { historyView, type SeenEvent } from './history-view.js';
import { holderView } from './holding-view.js';
import { lastSeen, type MatterStory } from './matter-story.js';
import { seenByReader } from './state-for-reader.js';
import { updateView } from './update-view.js';

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
  const own: Wordless<Omit<MatterFrame, 'everyday'>> = {
    matterId,
    process: process.process,
    processTitle: process.title,
    number,
    state,
    stateTitle: stateTitle(process.process, state),
    since,
    seq,
    headHash,
    subject: subject.name,
    catalogCode: subject.code,
    parties: partiesView(parties, snapshot),
    clocks: isConcerned ? await clockViews(process, matter, documents, snapshot) : [],
    earlierReceipts: earlierReceiptsFor(matter, eyes).map((receipt) => ({
      ...receipt,
      clockTitle: process.clockTitle(receipt.clockId),
    })),
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
      clockTitle: task.clockId && process.clockTitle(task.clockId),
    })),
    links: await linksOf(process, matter, snapshot),
    holder: holderView(story, snapshot),
    lastAct: lastActOf(seen),
    history: {
      items: await historyView(matter, seen.slice(-HISTORY_LINES), snapshot),
      isWhole: seen.length <= HISTORY_LINES,
    },
  };
  return {
    ...documents,
    ...(await breachCandidateView(matter, snapshot)),
    ...(await updateView(matter, documents, snapshot)),
    ...own,
    everyday: everydayView(matter, eyes),
  };
}

/**
 * What a breach candidate says of the present time, of outages and of those who judge; empty for every other matter.
 */
async function breachCandidateView(matter: Matter, { tx, time, organisation }: Snapshot): Promise<object> {
  if (!isCandidate(matter)) return {};
  const touch = touchOf(matter);
  const [found = []] = touch ? await outagesTouching(tx, [touch]) : [];
  const outages = found.map((outage) => outageFor(matter.parties.responsible, outage));
  const body = judgingBody(matter);
  return {
    needsReview: needsReview(matter.data, time.now),
    outages,
    judgingBody: { departmentId: body, name: organisation.department(body).name },
    judgements: matter.data.judgements.map(({ personId: _, judge, undone, ...judgement }) => ({
      ...judgement,
      judge,
      ...(undone && { undone }),
    })),
  };
}

/** Lines of the history that a matter is answered with; `/history` has them all, in pages. */
const HISTORY_LINES = 100;

/** The last line that a person's act has left in what the reader sees; null if there is none. */
function lastActOf(seen: readonly SeenEvent[]): MatterFrame['lastAct'] {
  const last = seen.findLast(({ stored }) => stored.actor !== null);
  return last ? { seq: last.stored.seq, at: last.stored.at, sentence: last.telling.sentence } : null;
}

/** Links of a matter, without those to matters that the reader may not see; each with the state that the reader sees. */
async function linksOf(process: Process, matter: Matter, snapshot: Snapshot): Promise<MatterFrame['links']> {
  const links = process.links(matter);
  const ids = [...new Set(links.map(({ matterId }) => matterId))];
  const linked = new Map<string, Omit<MatterFrame['links'][number], 'relation'>>();
  for (const stored of await readVisibleMatters(snapshot.tx, snapshot.scope, ids)) {
    const of = processNamed(stored.process);
    const seen = await seenByReader(stored, snapshot);
    const { matterId, number, state } = seen;
    linked.set(matterId, {
      matterId,
      process: of.process,
      processTitle: of.title,
      number,
      subject: of.subject(seen).name,
      state,
      stateTitle: stateTitle(of.process, state),
    });
  }
  return links.flatMap(({ relation, matterId }) => {
    const found = linked.get(matterId);
    return found ? [{ relation, ...found }] : [];
  });
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
