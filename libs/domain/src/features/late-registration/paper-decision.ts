import { z } from 'zod';
import { givenInstant } from '../../calendar/given.js';
import type { Clock } from '../../clock/clock.js';
import { allOf, conflict, rule, type Check, type Refusal } from '../../language/refusal.js';
import { text } from '../../language/text.js';
import type { ActContext, Context } from '../../matter/context.js';
import type { ExtensionRequest } from '../../matter/extension-request.js';
import type { Matter } from '../../matter/matter.js';
import { CLAUSE } from './clause.js';
import { alreadyJudged } from './judged.js';
import { RECEIPT_CHANNELS } from './late-registration.content.js';
import { registeredTooLate, UNPROVEN } from './unfit.js';

/** Payload of a decision on an extension that was made on paper: its content, instant and channel. */
export const paperDecision = z.strictObject({
  grant: z.boolean(),
  days: z.int().min(1).max(365).optional(),
  reason: text(2000),
  decidedAt: givenInstant,
  channel: z.enum(RECEIPT_CHANNELS),
});
export type PaperDecision = z.output<typeof paperDecision>;

export const paperDecisionExample: PaperDecision = {
  grant: true,
  days: 3,
  reason: '情况属实，同意延长。',
  decidedAt: '2026-02-03T09:00:00+08:00',
  channel: 'HAND_IN',
};

/**
 * Refuses to register a decision on paper (§3.5.4); null if it was made after the request, and before no judgement.
 * The decider registers it soon after the end of the limit, and the provider confirms its date, whenever it does.
 */
export function unfitDecision(
  matter: Matter,
  limit: Clock,
  { requestedAt }: Pick<ExtensionRequest, 'requestedAt'>,
  decidedAt: string,
  context: Context<'judgements'>,
): Refusal | null {
  if (decidedAt > context.at) return refused('IN_THE_FUTURE', '审核的时刻不得晚于现在。');
  if (decidedAt < requestedAt) return refused('DECIDED_BEFORE_REQUEST', '审核的时刻不得早于申请延期的时刻。');
  return alreadyJudged(matter, [limit], decidedAt, context);
}

/** Refuses a registration without the paper, or long after the end of the limit. */
export const unregistrable = (limit: Clock, context: ActContext): Check =>
  allOf(context.documents.length === 0 ? UNPROVEN : null, registeredTooLate(limit, context));

/** Refuses a confirmation where no decision on paper waits for one. */
export const NO_PAPER_DECISION = conflict('NOTHING_TO_CONFIRM', '没有等待本部门确认的纸质延期审核决定。', CLAUSE);

const refused = (code: string, message: string): Refusal =>
  rule(code, CLAUSE, message, [{ field: 'decidedAt', message }]);
