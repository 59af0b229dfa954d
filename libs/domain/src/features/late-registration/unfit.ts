import { atLocal, localDate, type Instant } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { calendarOf } from '../../clock/counting.js';
import { actOf, endAt, endsOf, receiptOf, type ReceiptOf } from '../../clock/prove.js';
import { isMissRecorded } from '../../clock/standing.js';
import { conflict, rule, type Refusal } from '../../language/refusal.js';
import type { Context } from '../../matter/context.js';
import { CLAUSE } from './clause.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Instant at which the Regulation came into force (Art 44). No receipt under it can be earlier. */
const IN_FORCE = atLocal('2025-08-01');

/**
 * Refuses an instant at which an act of this clock cannot have been received; null if it can. `now` is the time of the
 * claim.
 */
export function unfitReceipt(clock: Clock, of: ReceiptOf, at: Instant, now: Instant): Refusal | null {
  const wrong = of === 'START' ? noStart(clock) : noEnd(clock);
  if (wrong) return wrong;
  const recorded = actOf(clock, of, at);
  if (at > now) return refused('IN_THE_FUTURE', '收到的时刻不得晚于现在。');
  if (recorded !== null && at >= recorded) return refused('NOT_EARLIER', '收到的时刻应当早于平台已经记录的时刻。');
  if (of === 'START')
    return at < IN_FORCE ? refused('BEFORE_REGULATION', '收到的日期不得早于本条例施行之日2025年8月1日。', '44') : null;
  return at < (endAt(clock, at)?.since ?? '')
    ? refused('BEFORE_IT_BEGAN', '办结的时刻不得早于期限起算或者恢复计算的时刻。')
    : null;
}

/** Refuses to register a receipt of a clock that has ended long ago; null if it may be registered. */
export function registeredTooLate(clock: Clock, context: Context): Refusal | null {
  const end = receiptOf(clock, 'END');
  if (end === null) return null;
  const calendar = calendarOf(clock, context);
  const days = calendar.workdaysBetween(localDate(end), localDate(context.at));
  return days > OUR_NUMBERS.registrationDays.value ? TOO_LATE : null;
}

/** Refuses the end of an act that was never done, or whose limit ended undone without a lateness that the end could disprove. */
function noEnd(clock: Clock): Refusal | null {
  const isUndone = clock.state === 'CANCELLED' && !isMissRecorded(clock);
  return endsOf(clock).length > 0 && !isUndone ? null : NOT_MET;
}

/**
 * Refuses an earlier start: under Art 17(2) the change itself counts, under Art 22(1) the reply, after a sending on under
 * Q-18 REROUTE that, and no receipt.
 */
function noStart({ clause, kind, state, handOvers, triggeredAt, startedAt }: Clock): Refusal | null {
  if (state === 'CANCELLED') return conflict('NO_LONGER_COUNTS', '该期限已不再计算。', CLAUSE);
  const isOwed = kind === 'STATUTORY';
  if (isOwed && clause === '17(2)')
    return rule('NOT_A_RECEIPT', clause, '该期限自调整、变化发生之日起算，不以收到材料的日期为准。');
  if (isOwed && clause === '22(1)')
    return rule('NOT_A_RECEIPT', clause, '该期限自作出同意共享的答复之日起算，请补记答复期限的办结时间。');
  const isSentOn = handOvers !== undefined && triggeredAt > startedAt;
  return isSentOn ? rule('NOT_A_RECEIPT', clause, '该期限自转送数源部门之日起算，不以最初收到的日期为准。') : null;
}

/** Refusal of a registration without a proof. */
export const UNPROVEN = rule('PROOF_MISSING', CLAUSE, '补记收到时间须附证明材料。', [
  { field: 'documents', message: '请先上传签收单、邮戳等证明材料' },
]);
const TOO_LATE = conflict(
  'TOO_LATE_TO_REGISTER',
  `该期限办结已经超过 ${OUR_NUMBERS.registrationDays.value} 个工作日，不能再补记收到时间。`,
  CLAUSE,
);
const NOT_MET = conflict('NOT_MET', '该期限尚未办结，没有可以补记的办结时刻。', CLAUSE);
const refused = (code: string, message: string, clause = CLAUSE): Refusal =>
  rule(code, clause, message, [{ field: 'at', message }]);
