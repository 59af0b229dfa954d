import type { Instant } from '../calendar/time.js';
import { z } from 'zod';
import type { Clock } from '../clock/clock.js';
import { policyOf } from '../clock/counting.js';
import { instantTitle } from '../clock/in-chinese.js';
import { aboveDecider, rungs } from '../clock/ladder.js';
import { cancelClock, extendClock, markSent, meetClock } from '../clock/operations.js';
import { isMissRecorded } from '../clock/standing.js';
import type { Parties } from '../access/parties.js';
import { startTarget } from './clocks.js';
import type { ExtensionRequest } from './extension-request.js';
import type { ActContext, Context } from './context.js';
import type { Recipient } from '../access/recipient.js';
import type { Happening, SharedEvent } from './happening.js';
import { forbidden, rule, type Refusal } from '../language/refusal.js';
import { instantSchema } from '../language/schemas.js';
import { held } from './table.js';

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
  })
  .meta({ id: 'Extension' });

/** Fields by which an event of a request says that it was made on paper, at this instant and by this channel. */
export const askedOnPaper = { askedAt: z.string().exactOptional(), channel: z.string().exactOptional() } as const;

/** A request as it is made here, or as a paper made it. */
export interface RequestMade {
  readonly days: number;
  readonly reason: string;
  readonly askedAt?: Instant;
  readonly channel?: string;
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

const NOT_DECIDED = { status: 'PENDING', grantedDays: null, decidedAt: null, decisionReason: null } as const;

/**
 * Offices that decide an extension: those of the authority of the requesting department, or of the one above it
 * (SoD-5).
 */
export const EXTENSION_DECIDER = held('extensionAuthority', 'SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER');

/** Roles in which the authority above the decider may decide in its place. */
export const EXTENSION_OVERSEERS = EXTENSION_DECIDER.roles;

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

/** Target of this platform in working days for the decision on a request (§2.3 row 7). */
const DECISION_TARGET = 2;
const DECISION = 'extension-';

export const isDecisionClock = ({ id }: Pick<Clock, 'id'>): boolean => id.startsWith(DECISION);

/** Starts the decider's target for the n-th request. */
export function startDecision(n: number, clause: string, decider: string, context: Context): Clock {
  const { kind } = context.organisation.department(decider);
  const desk = kind === 'GOVERNMENT' ? 'GOVERNMENT' : 'AUTHORITY';
  return startTarget({ id: `${DECISION}${n}`, clause, limit: DECISION_TARGET, responsible: decider, desk }, context);
}

const running = ({ clocks }: { readonly clocks: readonly Clock[] }): readonly Clock[] =>
  clocks.filter((clock) => isDecisionClock(clock) && clock.state === 'RUNNING');

/** Meets the decider's target; empty if the request was made before there was one. */
export const decisionMade = (matter: { readonly clocks: readonly Clock[] }, { at }: Context): readonly Clock[] =>
  running(matter).map((clock) => meetClock(clock, at));

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
 * Refuses more days than this clock may be given; null if they may be granted. `limitTitle` names its limit to people.
 */
export function notGrantable(
  clock: Clock,
  limitTitle: string,
  days: number,
  asked: number,
  context: Context,
): Refusal | null {
  const { dueAt, clause } = clock;
  if (days > asked)
    return rule('GRANT_EXCEEDS_REQUEST', clause, `同意延长的天数不得多于申请的 ${asked} 个工作日。`, [
      { field: 'days', message: `应不超过 ${asked}` },
    ]);
  const late = dueAt !== null && dueAt <= context.at;
  if (late && policyOf(clock, context).options['Q-06'] === 'STRICT')
    return rule('EXTENSION_DECIDED_LATE', clause, `${limitTitle}已经届满，不能再同意延长。`);
  return null;
}

/** Reason of a revoked lateness: the extension was requested in time and granted after the limit. */
export const ASKED_IN_TIME = '期限届满前申请的延期获得同意';

/** Extends the clock from its due date; a clock that is met stays met. */
export const extended = (clock: Clock, days: number, requestedAt: Instant, context: Context): Clock =>
  extendClock(clock, { days, requestedAt, decidedAt: context.at }, context.at, context);

/**
 * Returns the events for a recorded lateness whose date has moved, by a grant that was requested in time or by
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
  if ((before.metAt ?? before.cancelledAt ?? at) >= after.dueAt)
    return [
      { event: { type: 'deadlinePassed', clockId: after.id, dueAt: after.dueAt }, clocks: [markSent(after, 'L4')] },
    ];
  return [{ event: { type: 'overdueRevoked', clockId: after.id, reason } }];
}
