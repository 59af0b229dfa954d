import { atLocal } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { policyOf } from '../../clock/counting.js';
import { cancelClock, meetClock, reopenClock, reviveClock } from '../../clock/operations.js';
import { isLate } from '../../clock/standing.js';
import { isSupervisionClock } from '../../clock/supervision-clock.js';
import { clockOf, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import { countedFrom, dayOfChange, type WhenChanged } from './catalog-update.content.js';
import type { Opened } from './catalog-update.events.js';
import type { CatalogUpdateMatter } from './catalog-update.state.js';

/** Working days, of ours: for an update that no law asks for, and for the rework when T1 passed in review. */
const VOLUNTARY_TARGET = 10;
const REWORK_TARGET = 2;

/** T1, and its place where the law sets no limit. */
const UPDATE = 'update';
const VOLUNTARY = 'voluntary';

/** T1 (Art 17(2)) counts from the event, whenever somebody noticed; without one a target of ours reminds. */
export function startUpdate(
  { parties: { provider, authority }, ...changed }: Pick<Opened, keyof WhenChanged | 'parties'>,
  context: Context,
): Clock {
  const day = dayOfChange(changed, context);
  const day0 = countedFrom(changed.trigger, day);
  if (day0 !== null) {
    const owed = { clause: '17(2)', breachClause: '39(1)', responsible: provider, otherParty: authority } as const;
    return startOwed({ ...owed, id: UPDATE, triggeredAt: atLocal(day0) }, context);
  }
  const ahead = day !== null && atLocal(day) > context.at ? atLocal(day) : context.at;
  const target = { id: VOLUNTARY, clause: '17(2)', limit: VOLUNTARY_TARGET, responsible: provider };
  return startTarget({ ...target, from: ahead }, context);
}

/** T3 (Art 17(3)): one for each submission, which the authority receives as it is given. */
function startReview({ data, parties }: CatalogUpdateMatter, context: Context): Clock {
  const { authority, provider } = parties;
  const owed = {
    clause: '17(3)',
    breachClause: '41(3)',
    responsible: authority,
    otherParty: provider,
    desk: 'AUTHORITY',
  } as const;
  return startOwed({ ...owed, id: `review-${data.submissions.length + 1}` }, context);
}

/** The limit or target under which the provider works now; undefined when it has submitted. */
export const ownClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id, state }) => state === 'RUNNING' && isOwn(id));
const isOwn = (id: string): boolean => !id.startsWith('review-') && !isSupervisionClock({ id });

export const reviewClock = (matter: CatalogUpdateMatter): Clock =>
  clockOf(matter, `review-${matter.data.submissions.length}`);

/** T1 itself; undefined where the law sets no limit. */
export const statutoryClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id }) => id === UPDATE);

/** The update is complete. Where the limit does not ask for more, it ends here, before the head has consented. */
export function completed(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  const own = ownClock(matter);
  return own && policyOf(own, context).options['Q-16'] === 'NO' ? [meetClock(own, context.at)] : [];
}

/** The head has sent it back: it was not complete, and what had ended by that goes on as it stood. */
export function incomplete(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  if (ownClock(matter)) return [];
  const ended = matter.clocks.filter(({ id, metAt }) => metAt !== null && isOwn(id));
  const last = ended.sort((a, b) => ((a.metAt ?? '') < (b.metAt ?? '') ? 1 : -1)).slice(0, 1);
  return last.map((clock) => reopenClock(clock, context.at, context));
}

/** Submitted: T1 is met at that instant, if it was not before, and the authority's review begins. */
export function submitted(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  const own = ownClock(matter);
  return [...(own ? [meetClock(own, context.at)] : []), startReview(matter, context)];
}

/** The review has ended, by publication or by a reasoned return. */
export const reviewed = (matter: CatalogUpdateMatter, { at }: Context): Clock => meetClock(reviewClock(matter), at);

/**
 * Returned. One that had passed before the submission is overdue again, by any reading. Else, as Q-14 has it, the limit
 * goes on or begins anew; or the original date stands, an extension included: if it passed during the review, the timely
 * submission keeps it met, and only a target of ours runs for the rework.
 */
export function goesOn(matter: CatalogUpdateMatter, context: Context): Clock {
  const own = statutoryClock(matter) ?? clockOf(matter, VOLUNTARY);
  const isAhead = own.dueAt !== null && own.dueAt > context.at;
  const isOwed = own.kind === 'STATUTORY';
  const reading = policyOf(own, context).options['Q-14'];
  if (isOwed && !isLate(own) && reading !== 'ORIGINAL_DATE') return reviveClock(own, reading, context.at, context);
  if (isAhead || (isOwed && isLate(own))) return reopenClock(own, context.at, context);
  const { provider } = matter.parties;
  const target = { clause: '17(2)', limit: REWORK_TARGET, responsible: provider };
  return startTarget({ ...target, id: `rework-${matter.data.submissions.length}` }, context);
}

/**
 * Asked for in time and granted after a return: T1 goes on where the longer limit lies ahead again, and the target for
 * the rework with it.
 */
export function granted(matter: CatalogUpdateMatter, longer: Clock, context: Context): readonly Clock[] {
  const rework = ownClock(matter);
  const isAhead = longer.dueAt !== null && longer.dueAt > context.at;
  if (!rework || longer.state !== 'MET' || !isAhead) return [longer];
  return [reopenClock(longer, context.at, context), cancelClock(rework)];
}

/** 时钟 as people call it; reviews and reworks bear the number of the submission. */
export function clockTitle(clockId: string): string {
  if (clockId === UPDATE) return '目录更新期限';
  if (clockId === VOLUNTARY) return '自行更新的工作目标';
  return clockId.startsWith('review-') ? '目录更新的审核发布期限' : '退回修改的工作目标';
}
