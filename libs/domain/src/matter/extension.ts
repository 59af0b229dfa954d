import { addMs, type Instant } from '../calendar/time.js';
import { z } from 'zod';
import type { Clock, Extension } from '../clock/clock.js';
import { policyOf } from '../clock/counting.js';
import { instantTitle } from '../clock/in-chinese.js';
import { aboveDecider, DEADLINE_GRACE_MS, rungs } from '../clock/ladder.js';
import { cancelClock, extendClock, markSent } from '../clock/operations.js';
import { isMissRecorded } from '../clock/standing.js';
import type { Parties } from '../access/parties.js';
import { startTarget } from './clocks.js';
import type { ExtensionRequest, RegisteredDecision } from './extension-request.js';
import type { ActContext, Context } from './context.js';
import type { Recipient } from '../access/recipient.js';
import type { DomainEvent, Happening, SharedEvent } from './happening.js';
import type { Duty } from '../access/separation.js';
import { conflict, forbidden, rule, type Refusal } from '../language/refusal.js';
import { instantSchema } from '../language/schemas.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/** An extension in the documents of a matter. */
export const extensionView = z
  .object({
    days: z.int(),
    reason: z.string(),
    requestedAt: instantSchema.meta({ description: '申请的时刻；纸质申请为经补记的递交时刻' }),
    registeredAt: instantSchema.optional().meta({ description: '纸质申请补记的时刻；在平台申请的省略' }),
    status: z.enum(['PENDING', 'GRANTED', 'REFUSED', 'VOID']),
    grantedDays: z.int().nullable(),
    decidedAt: instantSchema.nullable(),
    decisionReason: z.string().nullable(),
    paper: z
      .object({
        grant: z.boolean(),
        days: z.int().optional(),
        reason: z.string(),
        decidedAt: instantSchema,
        channel: z.string(),
      })
      .optional()
      .meta({ description: '补记的纸质审核决定，待提供部门确认；没有的省略' }),
  })
  .meta({ id: 'Extension' });

/** Fields by which an event of a request says that it was made on paper, at this instant and by this channel. */
export const askedOnPaper = { askedAt: z.string().exactOptional(), channel: z.string().exactOptional() } as const;

/** Event that registers a decision made on paper. */
export const registeredDecision = z.strictObject({
  grant: z.boolean(),
  days: z.int().positive().exactOptional(),
  reason: z.string(),
  decidedAt: z.string(),
  channel: z.string(),
});

/** Field by which an event of a decision says that it was made on paper, at this instant. */
export const decidedOnPaper = { decidedAt: z.string().exactOptional() } as const;

/** Text on the paper of a decision; empty for one that was made here. */
export const decisionText = ({ decidedAt }: { readonly decidedAt?: Instant }): string =>
  decidedAt === undefined ? '' : `（纸质决定，${instantTitle(decidedAt)}作出）`;

/** Text of the history on a decision that was registered from a paper and waits for the provider. */
export const registeredText = (title: string, { grant, days, reason, ...made }: RegisteredDecision): string =>
  `主管部门补记纸质的审核决定，${grant ? `同意延长${title} ${days ?? 0} 个工作日` : `不同意延长${title}`}${decisionText(made)}，待提供部门确认：${reason}`;

/** A request as it is made here, or as a paper made it. */
export interface RequestMade {
  readonly days: number;
  readonly reason: string;
  readonly askedAt?: Instant;
  readonly channel?: string;
}

/** Decision as it is made here, or as a paper made it at `decidedAt`. */
export interface DecisionMade {
  readonly grant: boolean;
  /** Days granted; those that were asked for where a grant names none. */
  readonly days?: number | undefined;
  readonly reason: string;
  readonly decidedAt?: Instant;
}

/** Returns a request that waits, made at the instant of the act `at`, or on paper before it. */
export const pendingRequest = ({ days, reason, askedAt }: RequestMade, at: Instant): ExtensionRequest => ({
  days,
  reason,
  requestedAt: askedAt ?? at,
  ...(askedAt !== undefined && { registeredAt: at }),
  ...NOT_DECIDED,
});

/** Text on the paper of a request, after its number of days; empty for one that was made here. */
export const paperText = ({ askedAt }: RequestMade): string =>
  askedAt === undefined ? '' : `（纸质申请，补记为${instantTitle(askedAt)}递交）`;

/** Returns what the event of a decision says of its request; `at` is the instant of a decision that was made here. */
export const decisionOf = (
  { reason, decidedAt, ...granted }: { readonly reason: string; readonly decidedAt?: Instant; readonly days?: number },
  at: Instant,
) => ({
  status: granted.days === undefined ? ('REFUSED' as const) : ('GRANTED' as const),
  grantedDays: granted.days ?? null,
  decisionReason: reason,
  decidedAt: decidedAt ?? at,
});

/** Returns the request without a decision on paper that was registered for it. */
export const withoutPaper = ({ paper: _, ...request }: ExtensionRequest): ExtensionRequest => request;

const NOT_DECIDED = { status: 'PENDING', grantedDays: null, decidedAt: null, decisionReason: null } as const;

/**
 * Refuses another authority than the one that decides; the one above it may from L5 on, because the decider's silence
 * must not last (39(4)).
 */
export function outOfTurn(
  { extensionAuthority, ...others }: Parties<'extensionAuthority'>,
  limit: Clock | undefined,
  context: ActContext,
): Refusal | null {
  const { departmentId } = context.office;
  if (departmentId === extensionAuthority) return null;
  const isAbove = departmentId === aboveDecider(extensionAuthority, context.organisation);
  const since = limit && rungs(limit, context).find(({ rung }) => rung === 'L5');
  const isTurn = since !== undefined && since.instant <= context.at;
  if (isAbove && isTurn && !Object.values(others).includes(departmentId)) return null;
  const message = '延期由提供部门的同级主管部门审核；期限届满后第三个工作日仍未审核的，可以由其上级主管部门审核。';
  return forbidden('NOT_YOUR_OFFICE', message, limit?.clause);
}

/** The id of a decision's clock goes on with the number of the request. */
export const DECISION = 'extension-';

export const isDecisionClock = ({ id }: Pick<Clock, 'id'>): boolean => id.startsWith(DECISION);

/** Starts the decider's target for the n-th request. */
export function startDecision(n: number, clause: string, decider: string, context: Context): Clock {
  const target = { id: `${DECISION}${n}`, clause, limit: OUR_NUMBERS.extensionDecisionTarget.value };
  return startAtDecider(target, decider, context);
}

/** Starts a target of an authority or government that decides. */
export function startAtDecider(
  target: { readonly id: string; readonly clause: string; readonly limit: number },
  decider: string,
  context: Context,
): Clock {
  const { kind } = context.organisation.department(decider);
  return startTarget(
    { ...target, responsible: decider, desk: kind === 'GOVERNMENT' ? 'GOVERNMENT' : 'AUTHORITY' },
    context,
  );
}

const running = ({ clocks }: { readonly clocks: readonly Clock[] }): readonly Clock[] =>
  clocks.filter((clock) => isDecisionClock(clock) && clock.state === 'RUNNING');

/**
 * Meets the decider's target at the instant of its decision, on paper too; empty if the request was made before there was
 * a target. A decision takes the place of one on paper that the provider has not confirmed.
 */
export const decisionMade = (
  { clocks }: { readonly clocks: readonly Clock[] },
  { paper }: Pick<ExtensionRequest, 'paper'>,
  decidedAt: Instant,
): readonly Clock[] => {
  const metBy = (clock: Clock, at: Instant) => (at > clock.triggeredAt ? at : clock.triggeredAt);
  const isOpen = (clock: Clock) =>
    clock.state === 'RUNNING' || (paper !== undefined && clock.metAt === metBy(clock, paper.decidedAt));
  return clocks
    .filter((clock) => isDecisionClock(clock) && isOpen(clock))
    .map((clock): Clock => ({ ...clock, state: 'MET', metAt: metBy(clock, decidedAt) }));
};

/** Refuses to register a request for a longer limit after an act that came in time. */
export const notNeeded = (clause: string): Refusal =>
  conflict('EXTENSION_NOT_NEEDED', '期限届满前已经办结，无须延长，不必补记申请。', clause);

/** Cancels the decider's target, because nothing is left to decide. */
export const decisionVoid = (matter: { readonly clocks: readonly Clock[] }): readonly Clock[] =>
  running(matter).map((clock) => cancelClock(clock));

/** Id of the clock that limits the decision: the decider's target, or the limit itself for a request before there was one. */
export const decisionClockId = (matter: { readonly clocks: readonly Clock[] }, limitId: string): string =>
  running(matter)[0]?.id ?? limitId;

export const DECISION_TITLE = '审核延期申请的工作目标';

/** Recipients of the notice that an extension waits for a decision. */
export function deciders(extensionAuthority: string, { organisation }: Context): readonly Recipient[] {
  const { id: departmentId, kind } = organisation.department(extensionAuthority);
  return [{ departmentId, role: kind === 'GOVERNMENT' ? 'GOV_DECIDER' : 'SA_REVIEWER' }];
}

/**
 * Refuses more days than this clock may be given by a decision at `decidedAt`; null if they may be granted. `limitTitle` names its limit to people.
 */
export function notGrantable(
  clock: Clock,
  limitTitle: string,
  days: number,
  asked: number,
  decidedAt: Instant,
  context: Context,
): Refusal | null {
  const { dueAt, clause } = clock;
  if (days > asked)
    return rule('GRANT_EXCEEDS_REQUEST', clause, `同意延长的天数不得多于申请的 ${asked} 个工作日。`, [
      { field: 'days', message: `应不超过 ${asked}` },
    ]);
  const late = dueAt !== null && dueAt <= decidedAt;
  if (late && policyOf(clock, context).options['Q-06'] === 'STRICT')
    return rule('EXTENSION_DECIDED_LATE', clause, `${limitTitle}已经届满，不能再同意延长。`);
  return null;
}

/** Reason of a revoked lateness: the extension was requested in time and granted after the limit (Q-06). */
export const ASKED_IN_TIME = '期限届满前申请的延期获得同意';

/** Extends the clock from its due date; a clock that is met stays met. */
export const extended = (clock: Clock, extension: Extension, context: Context): Clock =>
  extendClock(clock, extension, context.at, context);

/**
 * Returns the events for a recorded lateness whose date has moved, by a grant that was requested in time (Q-06) or by
 * another calendar. If the act or the present instant lies before the new date, the lateness is revoked. Otherwise the
 * new date is recorded as missed, without a second alert. Returns none if no lateness was recorded or no date moved.
 */
export function judgedAnew(
  before: Clock,
  after: Clock,
  { at }: Context,
  reason: string,
): readonly Happening<SharedEvent>[] {
  if (!isMissRecorded(before) || after.dueAt === null || after.dueAt === before.dueAt) return [];
  const ended = after.metAt ?? after.cancelledAt ?? null;
  // Of a clock that runs the new date is missed when L4 is due: until then an act may still be in time.
  if (ended === null ? at >= addMs(after.dueAt, DEADLINE_GRACE_MS) : ended >= after.dueAt)
    return [
      { event: { type: 'deadlinePassed', clockId: after.id, dueAt: after.dueAt }, clocks: [markSent(after, 'L4')] },
    ];
  return [{ event: { type: 'overdueRevoked', clockId: after.id, reason } }];
}

/** Duty of a decision: one that was made on paper is confirmed by the side that asked (§3.5.4). */
export const dutyOfDecision = (event: DomainEvent): Duty =>
  'decidedAt' in event && event.decidedAt !== undefined ? 'ASK_EXTENSION' : 'DECIDE_EXTENSION';
