import { atLocal, type Instant } from '../../calendar/time.js';
import type { Clock, Pause } from '../../clock/clock.js';
import { policyOf, recounted } from '../../clock/counting.js';
import { cancelClock, meetClock, reopenClock, reopenUndone, reviveClock } from '../../clock/operations.js';
import { isLate } from '../../clock/standing.js';
import { clockOf, isOwnClock, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { StepTo } from '../../matter/definition.js';
import { DECISION_TITLE, isDecisionClock, startAtDecider } from '../../matter/extension.js';
import { countedFrom, dayOfChange, type ReturnFinding, type WhenChanged } from './catalog-update.content.js';
import type { Opened } from './catalog-update.events.js';
import type { CatalogUpdateMatter, UpdateSubmission } from './catalog-update.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Clock ids: T1, and the target that replaces it where the law sets no limit. */
const UPDATE = 'update';
const VOLUNTARY = 'voluntary';
const DISMISSAL = 'dismissal-';
const CONTEST = 'contest-';

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

/** Meets T1, if it is still running, and starts the authority's review. */
export function submitted(matter: CatalogUpdateMatter, context: Context): readonly Clock[] {
  const own = ownClock(matter);
  return [...(own ? [meetClock(own, context.at)] : []), startReview(matter, context)];
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

function startRework({ data, parties }: CatalogUpdateMatter, context: Context): Clock {
  const id = `rework-${data.submissions.length}`;
  return startTarget(
    { id, clause: '17(2)', limit: OUR_NUMBERS.reworkTarget.value, responsible: parties.provider },
    context,
  );
}

/** States in which the provider works on the update after a return. */
const REWORKING = ['RETURNED', 'PREPARING', 'DEPT_HEAD_REVIEW'];

/**
 * T1 as it would stand if its submission had been returned without the finding, and the target that runs in its stead;
 * T1 is unchanged where the finding changed nothing.
 */
export function withoutFinding(
  matter: CatalogUpdateMatter,
  { decidedAt }: Pick<UpdateSubmission, 'decidedAt'>,
  context: Context,
): readonly [Clock, ...Clock[]] {
  const own = clockOf(matter, UPDATE);
  const reading = policyOf(own, context).options['Q-14'];
  if (reading !== 'ORIGINAL_DATE') return [recast(matter, own, reading, decidedAt, context)];
  const n = own.pauses.findIndex(({ then, to }) => then === 'UNDONE' && to === decidedAt);
  const undone = own.pauses[n];
  if (!undone || decidedAt === null || own.dueAt === null) return [own];
  if (own.dueAt > knownSince(own, decidedAt) && !hadPassed(own, undone.from, decidedAt)) return [own];
  const next = nextFinding(matter, decidedAt);
  if (next !== null) {
    const later = own.pauses.slice(n + 1).filter(({ from }) => from >= next);
    const through = { ...undone, to: next };
    return [recounted({ ...own, pauses: [...own.pauses.slice(0, n), through, ...later] }, context.at, context)];
  }
  const met: Clock = { ...own, state: 'MET', metAt: undone.from, pauses: own.pauses.slice(0, n) };
  return REWORKING.includes(matter.state) ? [met, startRework(matter, context)] : [met];
}

/**
 * T1 with each review counted by what stands of its finding, except that of the return at `setAside`. A later finding may have
 * been made when an earlier one, since set aside, let T1 pass; so all are counted anew, and their order moves no date.
 */
function recast(
  { data: { submissions } }: CatalogUpdateMatter,
  own: Clock,
  reading: 'RESUME' | 'RESTART',
  setAside: Instant | null,
  context: Context,
): Clock {
  const stands = (returnedAt: Instant | null): boolean => {
    const returned = submissions.find(({ decidedAt }) => decidedAt === returnedAt);
    const isFound = Boolean(returned?.finding);
    return isFound && returned?.contest?.status !== 'SET_ASIDE' && returnedAt !== setAside;
  };
  const pauses = own.pauses.reduce<readonly Pause[]>((before, one) => {
    const { dueAt } = recounted({ ...own, pauses: before }, context.at, context);
    const inTime = stands(one.to) ? 'UNDONE' : reading;
    return [...before, { ...one, then: dueAt !== null && dueAt <= one.from ? 'REST' : inTime }];
  }, []);
  return recounted({ ...own, pauses }, context.at, context);
}

/** True if T1 passed during the review by the calendar of that time, whatever a later one says: the submission met it then. */
const hadPassed = ({ sent, extensions }: Clock, submittedAt: Instant, returnedAt: Instant): boolean =>
  sent.some(({ rung, dueAt }) => rung === 'L4' && dueAt > submittedAt && dueAt <= returnedAt) &&
  extensions.every(({ decidedAt }) => decidedAt <= returnedAt);

/** Instant of the next finding after `returnedAt` that stands: by it T1 goes on, whatever becomes of the one before; null if none. */
function nextFinding({ data: { submissions } }: CatalogUpdateMatter, returnedAt: Instant): Instant | null {
  const next = submissions.find(
    ({ finding, contest, decidedAt }) =>
      finding !== null && contest?.status !== 'SET_ASIDE' && decidedAt !== null && decidedAt > returnedAt,
  );
  return next?.decidedAt ?? null;
}

/** Instant from which the date of the returned submission was known: the return, or a longer limit granted after it. */
const knownSince = ({ extensions }: Clock, returnedAt: Instant): Instant =>
  extensions.reduce((latest, { decidedAt }) => (decidedAt > latest ? decidedAt : latest), returnedAt);

/**
 * Applies an extension that was asked for in time and granted after a return: if the longer limit lies ahead again, T1
 * reopens and replaces the rework's target.
 */
export function granted(matter: CatalogUpdateMatter, longer: Clock, context: Context): readonly Clock[] {
  const rework = ownClock(matter);
  const isAhead = longer.dueAt !== null && longer.dueAt > context.at;
  if (!rework || longer.state !== 'MET' || !isAhead) return [longer];
  return [reopenClock(longer, context.at, context), cancelClock(rework)];
}

/** Title of a clock, as shown to people; ids of reviews and reworks carry the number of the submission. */
export function clockTitle(clockId: string): string {
  if (clockId === UPDATE) return '目录更新期限';
  if (clockId === VOLUNTARY) return '自行更新的工作目标';
  if (clockId.startsWith(DISMISSAL)) return '确认无须更新的工作目标';
  if (clockId.startsWith(CONTEST)) return '答复退回认定异议的工作目标';
  if (isDecisionClock({ id: clockId })) return DECISION_TITLE;
  return clockId.startsWith('review-') ? '目录更新的审核发布期限' : '退回修改的工作目标';
}

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
