import { z } from 'zod';
import type { Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { policyOf } from '../clock/counting.js';
import { extendClock, markSent } from '../clock/operations.js';
import { isMissRecorded } from '../clock/standing.js';
import type { Context } from './context.js';
import type { Recipient } from '../access/recipient.js';
import type { Happening, SharedEvent } from './happening.js';
import { rule, type Refusal } from '../language/refusal.js';
import { instantSchema } from '../language/schemas.js';
import { held } from './table.js';

/** Request for a longer limit and its decision (Arts 17(2), 21(1)). */
export interface ExtensionRequest {
  /** Working days. */
  readonly days: number;
  readonly reason: string;
  readonly requestedAt: Instant;
  /** VOID: the matter ended before a decision. */
  readonly status: 'PENDING' | 'GRANTED' | 'REFUSED' | 'VOID';
  readonly grantedDays: number | null;
  readonly decidedAt: Instant | null;
  readonly decisionReason: string | null;
}

/** An extension in the documents of a matter. */
export const extensionView = z
  .object({
    days: z.int(),
    reason: z.string(),
    requestedAt: instantSchema,
    status: z.enum(['PENDING', 'GRANTED', 'REFUSED', 'VOID']),
    grantedDays: z.int().nullable(),
    decidedAt: instantSchema.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'ExtensionView' });

/**
 * Offices that decide an extension: those of the authority of the requesting department, or of the one above it
 * (SoD-5).
 */
export const EXTENSION_DECIDER = held('extensionAuthority', 'SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER');

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
  if ((before.metAt ?? at) >= after.dueAt)
    return [
      { event: { type: 'deadlinePassed', clockId: after.id, dueAt: after.dueAt }, clocks: [markSent(after, 'L4')] },
    ];
  return [{ event: { type: 'overdueRevoked', clockId: after.id, reason } }];
}
