import { atLocal } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { policyOf } from '../../clock/counting.js';
import { cancelClock, meetClock, reopenClock, reopenUndone, reviveClock } from '../../clock/operations.js';
import { isLate } from '../../clock/standing.js';
import { clockOf, isOwnClock, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { StepTo } from '../../matter/definition.js';
import { DECISION, DECISION_TITLE, isDecisionClock, startAtDecider } from '../../matter/extension.js';
import { countedFrom, dayOfChange, type ReturnFinding, type WhenChanged } from './catalog-update.content.js';
import type { Opened } from './catalog-update.events.js';
import type { CatalogUpdateMatter } from './catalog-update.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Clock ids: T1, and the target that replaces it where the law sets no limit. */
export const UPDATE = 'update';
const VOLUNTARY = 'voluntary';
const DISMISSAL = 'dismissal-';
const CONTEST = 'contest-';
export const REWORK = 'rework-';

/**
 * Starts T1 (Art 17(2)), which counts from the event, whenever the department noticed it. Without a statutory event a
 * target starts instead.
 */
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
  const target = {
    id: VOLUNTARY,
    clause: '17(2)',
    limit: OUR_NUMBERS.voluntaryUpdateTarget.value,
    responsible: provider,
  };
  return startTarget({ ...target, from: ahead }, context);
}

/** Starts T3 (Art 17(3)), one for each submission; the authority receives it at that instant. */
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

/** The limit or target that runs for the provider now; undefined after submission. */
export const ownClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id, state }) => state === 'RUNNING' && isOwn(id));
const isOwn = (id: string): boolean =>
  !['review-', DISMISSAL, CONTEST].some((target) => id.startsWith(target)) &&
  !isDecisionClock({ id }) &&
  isOwnClock({ id });

export const reviewClock = (matter: CatalogUpdateMatter): Clock =>
  clockOf(matter, `review-${matter.data.submissions.length}`);

/** Starts the authority's target for its word on a dismissal. */
export function startDismissal({ data, parties }: CatalogUpdateMatter, context: Context): Clock {
  const id = `${DISMISSAL}${data.dismissals.length + 1}`;
  const target = { id, clause: '17(2)', limit: OUR_NUMBERS.dismissalTarget.value, responsible: parties.authority };
  return startTarget({ ...target, desk: 'AUTHORITY' }, context);
}

/** The authority's target for its word; undefined if none runs. */
export const dismissalClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id, state }) => state === 'RUNNING' && id.startsWith(DISMISSAL));

/** Starts the target of the authority or government that decides on the contest of a finding. */
export function startContest({ data }: CatalogUpdateMatter, decider: string, context: Context): Clock {
  const n = data.submissions.filter(({ contest }) => contest !== null).length + 1;
  const target = { id: `${CONTEST}${n}`, clause: '17(3)', limit: OUR_NUMBERS.contestTarget.value };
  return startAtDecider(target, decider, context);
}

/** The target of whoever decides on a contest; undefined if none waits. */
export const contestClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id, state }) => state === 'RUNNING' && id.startsWith(CONTEST));

/** T1; undefined if the law sets no limit. */
export const statutoryClock = ({ clocks }: CatalogUpdateMatter): Clock | undefined =>
  clocks.find(({ id }) => id === UPDATE);

/** Meets T1 when the update is submitted to the head, if the policy reads the limit so; empty otherwise. */
export function completed(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  const own = ownClock(matter);
  return own && policyOf(own, context).options['Q-16'] === 'NO' ? [meetClock(own, context.at)] : [];
}

/** Reopens the clock that `completed` met, because the head has sent the update back. */
export function incomplete(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  if (ownClock(matter)) return [];
  const ended = matter.clocks.filter(({ id, metAt }) => metAt !== null && isOwn(id));
  const last = ended.sort((a, b) => ((a.metAt ?? '') < (b.metAt ?? '') ? 1 : -1)).slice(0, 1);
  return last.map((clock) => reopenClock(clock, context.at, context));
}

/** Meets T1, if it is still running, starts the authority's review, and ends the target for its word on a dismissal. */
export function submitted(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  const own = ownClock(matter);
  const word = dismissalClock(matter);
  return [
    ...(own ? [meetClock(own, context.at)] : []),
    startReview(matter, context),
    ...(word ? [cancelClock(word)] : []),
  ];
}

/** Meets T3: the review ended by publication or by a reasoned return. */
export const reviewed = (matter: CatalogUpdateMatter, { at }: Context): Clock => meetClock(reviewClock(matter), at);

/**
 * Clock that runs after a return. T1 that had passed before the submission is overdue again under every reading; the
 * days of the review do not lengthen its lateness.
 * Otherwise Q-14 decides: the limit resumes or begins anew, or the original date stands, an extension included. If that
 * date passed during the review, the timely submission keeps T1 met and a target runs for the rework. A submission that
 * was found to update nothing ends T1 under no reading: it goes on by its original date.
 */
export function goesOn(matter: CatalogUpdateMatter, finding: ReturnFinding | undefined, context: Context): Clock {
  const own = statutoryClock(matter) ?? clockOf(matter, VOLUNTARY);
  const isAhead = own.dueAt !== null && own.dueAt > context.at;
  const isOwed = own.kind === 'STATUTORY';
  const reading = policyOf(own, context).options['Q-14'];
  if (isOwed && !isLate(own) && finding === 'NOT_UPDATED') return reopenUndone(own, context.at, context);
  if (isOwed && !isLate(own) && reading !== 'ORIGINAL_DATE') return reviveClock(own, reading, context.at, context);
  if (isOwed && isLate(own)) return reviveClock(own, 'REST', context.at, context);
  return isAhead ? reopenClock(own, context.at, context) : startRework(matter, context);
}

export function startRework({ data, parties }: CatalogUpdateMatter, context: Context): Clock {
  const id = `${REWORK}${data.submissions.length}`;
  return startTarget(
    { id, clause: '17(2)', limit: OUR_NUMBERS.reworkTarget.value, responsible: parties.provider },
    context,
  );
}

/** Titles of the clocks. */
export const CLOCK_TITLES = {
  [UPDATE]: '目录更新期限',
  [VOLUNTARY]: '自行更新的工作目标',
  [DISMISSAL]: '确认无须更新的工作目标',
  [CONTEST]: '答复退回认定异议的工作目标',
  [DECISION]: DECISION_TITLE,
  'review-': '目录更新的审核发布期限',
  [REWORK]: '退回修改的工作目标',
} as const;

/** Acts that complete T1, up to the submission with the consent of the head. */
export const stepsTo = (clockId: string): readonly StepTo[] =>
  clockId === UPDATE
    ? [
        { command: 'revise-change', events: ['changeRevised'] },
        { command: 'record-assessment', events: ['changeAssessed'] },
        { command: 'submit-to-head', events: ['updateSubmittedToHead'] },
        { command: 'head-approve', events: ['updateSubmitted'] },
      ]
    : [];
