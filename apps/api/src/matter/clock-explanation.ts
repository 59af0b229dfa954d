import {
  asSeenBy,
  explainClock,
  eyesOf,
  readable,
  ROLE_TITLES,
  type Matter,
  type NextRung,
  type Process,
} from '#libs/domain';
import type { ClockExplanation } from '#libs/http';
import { loadEvents } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';
import { clockViews } from './clock-view.js';

/** Explains the date of a clock; null where the matter has no such clock. */
export async function clockExplanation(
  process: Process,
  whole: Matter,
  clockId: string,
  snapshot: Snapshot,
): Promise<Wordless<ClockExplanation> | null> {
  const clock = whole.clocks.find(({ id }) => id === clockId);
  const eyes = eyesOf(snapshot.actor, readable(process, whole), snapshot.organisation);
  const matter = asSeenBy(whole, eyes);
  const views = await clockViews(process, matter, process.view(matter, eyes), snapshot);
  const view = views.find(({ id }) => id === clockId);
  if (!clock || !view || !eyes.has('everybody')) return null;
  const story = { title: process.clockTitle(clockId), since: matter.since };
  const events = await loadEvents(snapshot.tx, matter.matterId);
  const counting = { ...snapshot.counting, organisation: snapshot.organisation };
  const told = explainClock(clock, { ...story, events }, counting, snapshot.time.now);
  const { act, at, why } = told.day0;
  return {
    ...view,
    title: told.title,
    policyVersion: clock.policyVersion,
    limit: clock.limit,
    start: { act, at, why },
    days: [...told.days],
    kept: [...(clock.kept ?? [])],
    moves: [...told.moves],
    proven: [...(clock.proven ?? [])],
    next: told.next && nextView(told.next, snapshot),
    paragraph: told.paragraph,
  };
}

const nextView = ({ to, ...next }: NextRung, { organisation }: Snapshot): NonNullable<ClockExplanation['next']> => ({
  ...next,
  to: to.map(({ departmentId, role }) => ({
    departmentId,
    name: organisation.department(departmentId).name,
    role,
    roleTitle: ROLE_TITLES[role],
  })),
});
