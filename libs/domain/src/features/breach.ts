import type { Instant } from '../calendar/time.js';
import type { Clock, Pause } from '../clock/clock.js';
import { calendarOf, countOf, policyOf, timelineOf, type Counting } from '../clock/counting.js';
import { aboveDecider } from '../clock/ladder.js';
import { receiptOf } from '../clock/prove.js';
import { isCounting, isMissed, isMissRecorded, revokedMisses } from '../clock/standing.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Context } from '../matter/context.js';
import { type Feature, type Course, isOwnEvent, type Process } from '../matter/process.js';
import type { Effect, SharedEvent } from '../matter/happening.js';
import type { Matter } from '../matter/matter.js';
import { derivedId } from '../matter/derived-id.js';
import { isSharedEvent } from '../matter/shared-events.js';
import { isEarlierReceiptEvent, type EarlierReceiptEvent } from './late-registration/late-registration.events.js';

/** The process whose matters are candidates of breach. */
export const BREACH_CANDIDATE = 'breach-candidate';

/**
 * Returns the department that judges a department's breaches (Arts 39–41): the one that decides its extensions, never
 * itself nor the other party of the matter, for which the one above judges (§2.15).
 */
export function judgeOf(responsible: string, otherParty: string | null, organisation: Organisation): string {
  const { id } = organisation.extensionAuthority(responsible);
  return id === otherParty ? (aboveDecider(id, organisation) ?? id) : id;
}

/**
 * Opens and updates candidates of breach from the matter's clocks: a limit of the Regulation passed unmet, a recorded
 * lateness was revoked, the late act came or is owed no more, or an act that was done must be done again.
 */
export const breach: Feature = {
  effects(course, event, process, context) {
    const { after } = course;
    if (isOwnEvent(process, event))
      return [
        ...after.clocks.flatMap((clock) => ofAct(course, clock)),
        ...ofDecision(process, course),
        ...ofContest(process, course),
      ];
    if (!isSharedEvent(event) && !isEarlierReceiptEvent(event)) return [];
    const clock = 'clockId' in event ? after.clocks.find(({ id }) => id === event.clockId) : undefined;
    if (!clock || clock.kind !== 'STATUTORY' || clock.breachClause === null) return [];
    return ofTime(process, course, clock, event, context);
  },
};

/**
 * Effects of an observed deadline. Each missed due date has one candidate; if the date moves, the old one is withdrawn.
 */
function ofTime(
  process: Process,
  { begun, after }: Course,
  clock: Clock,
  event: SharedEvent | EarlierReceiptEvent,
  context: Context,
): readonly Effect[] {
  const known = begun?.clocks.find(({ id }) => id === clock.id);
  const missed = known && isMissRecorded(known) ? known : null;
  const withdrawn = (reason: string): readonly Effect[] =>
    missed ? [effect(after, missed, 'withdraw', { reason })] : [];
  switch (event.type) {
    case 'overdueRevoked':
      return withdrawn(event.reason);
    case 'deadlinePassed':
      return [
        ...withdrawn('期限已重新计算，届满之日改变'),
        effect(after, clock, 'open', observed(process, after, clock, event.dueAt, context)),
        ...over(after, clock),
      ];
    case 'clockEnded':
      return missed ? over(after, clock) : [];
    case 'earlierReceiptRegistered':
    case 'earlierReceiptConfirmed':
    case 'earlierReceiptRefuted':
      return missed && receiptOf(missed, 'END') !== receiptOf(clock, 'END') && isMissed(clock, context.at)
        ? over(after, clock)
        : [];
    default:
      return [];
  }
}

/** Effects of an act on a missed limit: the demanded act has come, or must be done again. */
function ofAct({ before, after }: Course, clock: Clock): readonly Effect[] {
  const was = before?.clocks.find(({ id }) => id === clock.id)?.state;
  if (clock.breachClause === null || was === clock.state || !isMissRecorded(clock)) return [];
  if (isCounting(clock)) return was === 'MET' ? [effect(after, clock, 'act-undone', {})] : [];
  return over(after, clock);
}

/** Effect of the end of a missed duty: the act was done, or is owed no more. None while it is owed. */
function over(matter: Matter, clock: Clock): readonly Effect[] {
  const at = receiptOf(clock, 'END');
  if (at === null) return [];
  return [effect(matter, clock, 'act-done', clock.state === 'CANCELLED' ? { at, undone: true } : { at })];
}

/**
 * Effect on a lateness of a request for a longer limit that ended, or that was made in time and is registered only now; a
 * grant moves the date itself.
 */
function ofDecision(process: Process, { before, after }: Course): readonly Effect[] {
  const was = before && process.extension?.(before);
  const is = process.extension?.(after);
  if (!is || is.status === 'GRANTED' || (was?.status === 'PENDING') === (is.status === 'PENDING')) return [];
  const clock = before?.clocks.find(({ id }) => id === is.clockId);
  if (!clock || !isMissRecorded(clock)) return [];
  const { requestedAt, status } = is;
  return [effect(after, clock, 'extension-ended', { requestedAt, status })];
}

/**
 * Effect of the contest of a finding on a lateness. Setting the finding aside revokes a lateness that rests on it; one that
 * does not rest on it goes on, and its candidate waits for nothing more.
 */
function ofContest(process: Process, { before, after }: Course): readonly Effect[] {
  const was = before && process.contest?.(before);
  const is = process.contest?.(after);
  if (!is || is.status === 'VOID' || was?.status === is.status) return [];
  const clock = before?.clocks.find(({ id }) => id === is.clockId);
  if (!clock || !isMissRecorded(clock)) return [];
  const now = after.clocks.find(({ id }) => id === is.clockId);
  const isRevoked = !now || now.dueAt !== clock.dueAt || !isMissRecorded(now);
  if (is.status === 'SET_ASIDE' && isRevoked) return [];
  return [effect(after, clock, 'finding-contested', { contestedAt: is.contestedAt, status: is.status })];
}

/** Contest of a finding that nobody had answered when the limit passed; none if it was answered or never made. */
function unanswered(process: Process, matter: Matter, { id }: Clock): Effect['payload'] {
  const contest = process.contest?.(matter);
  if (contest?.clockId !== id || contest.status !== 'PENDING') return {};
  const { contestedAt, status } = contest;
  return { finding: { contestedAt, status } };
}

/** Request for a longer limit that was not decided when the limit passed; none if it was decided or never made. */
function undecided(process: Process, matter: Matter, { id }: Clock): Effect['payload'] {
  const asked = process.extension?.(matter);
  if (asked?.clockId !== id || (asked.status !== 'PENDING' && asked.status !== 'VOID')) return {};
  const { requestedAt, status } = asked;
  return { extension: { requestedAt, status } };
}

const effect = ({ matterId }: Matter, clock: Clock, reaction: string, payload: Effect['payload']): Effect => ({
  process: BREACH_CANDIDATE,
  matterId: candidateId(matterId, clock),
  reaction,
  payload,
});

/**
 * Id of a candidate, derived from the missed due date. A lateness that was revoked and comes true again at the same date
 * has one of its own.
 */
function candidateId(matterId: string, clock: Clock): string {
  const again = revokedMisses(clock);
  return derivedId(`${matterId}|${clock.id}|${clock.dueAt ?? ''}${again === 0 ? '' : `|${again}`}`);
}

function observed(process: Process, matter: Matter, clock: Clock, dueAt: Instant, context: Context): Effect['payload'] {
  const { responsible, breachClause: clause } = clock;
  const otherParty = partyTo(clock);
  return {
    matterId: matter.matterId,
    process: matter.process,
    number: matter.number,
    subject: process.subject(matter),
    clause,
    responsible,
    authority: judgeOf(responsible, otherParty, context.organisation),
    otherParty,
    clockTitle: process.clockTitle(clock.id),
    clock,
    dueAt,
    contestableUntil: contestableUntil(clock, dueAt, context),
    ...undecided(process, matter, clock),
    ...unanswered(process, matter, clock),
  };
}

/**
 * Returns the other party of a lateness; null if there is none. The authority of the level that waits for an update is no
 * party: Art 39 names it as the judge. It is one where the lateness rests on its own finding (Q-14).
 */
function partyTo({ breachClause, otherParty, pauses }: Clock): string | null {
  return breachClause === '39(1)' && !pauses.some(({ then }) => then === 'UNDONE') ? null : otherParty;
}

/**
 * Returns the end of the limit by the other reading of a receipt on a rest day (Q-02), by the Regulation where a division
 * has a shorter limit (Art 23), as it was published before a correction of the calendar (§3.5.2), or by the responsible
 * department's own days alone (Q-18), whichever is last; null unless that is later.
 */
export function contestableUntil(clock: Clock, dueAt: Instant, counting: Counting): Instant | null {
  const options = { ...policyOf(clock, counting).options, 'Q-02': 'NEXT_WORKING_DAY' } as const;
  const ledger = { ...clock, limit: clock.lawLimit ?? clock.limit };
  const other = countOf(ledger, calendarOf(clock, counting), options).dueAt;
  const later = [other, ownEnd(clock, dueAt, counting), clock.publishedDueAt ?? null].filter(
    (one) => one !== null && one > dueAt,
  );
  return later.sort().at(-1) ?? null;
}

/**
 * True if a person must look at a lateness before it counts: it is one by one reading alone, or ran while another side was
 * silent about a request for a longer limit or about a contest.
 */
export function isUnderReview(
  process: Process,
  matter: Matter,
  clock: Clock,
  now: Instant,
  counting: Counting,
): boolean {
  if (Object.keys({ ...undecided(process, matter, clock), ...unanswered(process, matter, clock) }).length > 0)
    return true;
  const until = clock.dueAt && contestableUntil(clock, clock.dueAt, counting);
  return until !== null && (receiptOf(clock, 'END') ?? now) < until;
}

/** End of the limit by the days alone on which the duty was the responsible department's (Q-18); null if it never left it. */
function ownEnd(clock: Clock, dueAt: Instant, counting: Counting): Instant | null {
  const { responsible } = clock;
  const handOvers = (clock.handOvers ?? []).filter(({ at }) => at < dueAt);
  const [first] = handOvers;
  if (!first) return null;
  const taken = handOvers.filter(({ to }) => to === responsible).map(({ at }) => at);
  const begun = first.from === responsible ? clock.triggeredAt : taken[0];
  if (begun === undefined) return null;
  const away = handOvers.flatMap(({ from, at }): Pause[] => {
    const back = from === responsible ? taken.find((one) => one >= at) : undefined;
    return back === undefined ? [] : [{ from: at, to: back, then: 'RESUME' }];
  });
  return timelineOf({ ...clock, triggeredAt: begun, pauses: [...clock.pauses, ...away] }, counting).dueAt;
}
