import { z } from 'zod';
import { givenInstant } from '../../calendar/given.js';
import type { Instant } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import type { ActContext } from '../../matter/context.js';
import type { Matter } from '../../matter/matter.js';
import { CLAUSE } from './clause.js';
import { alreadyJudged } from './judged.js';
import { RECEIPT_CHANNELS } from './late-registration.content.js';
import { UNPROVEN } from './unfit.js';

/** Fields of a request for an extension that was made on paper: instant and channel of the paper. */
export const onPaper = { askedAt: givenInstant, channel: z.enum(RECEIPT_CHANNELS) } as const;

/**
 * Refuses to register a request for an extension that was made on paper (§3.5.4); null if it was made while the limit ran.
 * Whoever decides the request confirms its date with the grant.
 */
export const unfitRequest = (
  matter: Matter,
  clock: Clock,
  askedAt: Instant,
  context: ActContext<'judgements'>,
): Check => allOf(context.documents.length === 0 ? UNPROVEN : null, unfitInstant(matter, clock, askedAt, context));

function unfitInstant(
  matter: Matter,
  clock: Clock,
  askedAt: Instant,
  context: ActContext<'judgements'>,
): Refusal | null {
  const { dueAt, metAt, triggeredAt, clause, pauses } = clock;
  if (askedAt > context.at) return refused('IN_THE_FUTURE', '申请的时刻不得晚于现在。', CLAUSE);
  if (askedAt < triggeredAt) return refused('BEFORE_IT_BEGAN', '申请的时刻不得早于期限起算的时刻。', clause);
  if (metAt !== null && askedAt >= metAt) return refused('EXTENSION_AFTER_END', '办结之后不能再申请延长。', clause);
  const paused = pauses.find(({ to }) => to === null);
  if (dueAt === null && paused && askedAt >= paused.from)
    return refused('EXTENSION_WHILE_PAUSED', '期限在补正期间没有在计算，其间不能申请延长。', clause);
  if (dueAt !== null && askedAt >= dueAt)
    return refused('EXTENSION_AFTER_DUE', '纸质申请不是在期限届满之前递交的，不能申请延长。', clause);
  return alreadyJudged(matter, [clock], askedAt, context);
}

const refused = (code: string, message: string, clause: string): Refusal =>
  rule(code, clause, message, [{ field: 'askedAt', message }]);
