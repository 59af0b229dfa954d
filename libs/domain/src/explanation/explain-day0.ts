import { localDate, type Instant, type LocalDate } from '../calendar/time.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf, policyOf, type Counting } from '../clock/counting.js';
import { dateTitle, weekdayTitle } from '../clock/in-chinese.js';

/** The day from which a limit runs, with the reason. */
export interface DayZero {
  readonly date: LocalDate;
  /** The act from which it runs, in the words of the clause, such as 收到政务数据共享申请. */
  readonly act: string;
  /** Instant of that act. */
  readonly at: Instant;
  /** Derivation of the day under the clock's policy, in Chinese. */
  readonly why: string;
}

export function explainedDay0(clock: Clock, day0: LocalDate, counting: Counting): DayZero {
  const { options } = policyOf(clock, counting);
  const again = begunAnew(clock, options);
  const at = again?.at ?? clock.triggeredAt;
  const act = again?.act ?? actOf(clock);
  const restart = again ? '，期限重新计算' : '';
  const why = `${weekdayTitle(localDate(at))}${act}${restart}${receipt(clock, at, day0, counting)}${counted(clock, day0, options, counting)}`;
  return { date: day0, act, at, why };
}

/** Returns the last pause after which the limit began anew; null if it never did. */
function begunAnew({ pauses }: Clock, options: PolicyOptions): { readonly act: string; readonly at: Instant } | null {
  const restarts = pauses.flatMap(({ to, then, tooLate }) => {
    if (to === null || tooLate) return [];
    if (then === undefined) return options['Q-10'] === 'RESTART' ? [{ act: '收到补充材料', at: to }] : [];
    return then === 'RESTART' ? [{ act: '退回重新办理', at: to }] : [];
  });
  return restarts.at(-1) ?? null;
}

/** Name of the act that starts a target of this platform, for which no clause names one. */
const TARGET_BEGINS = '起算';

/** Returns the act from which the clause counts, in Chinese. */
function actOf({ clause, kind }: Pick<Clock, 'clause' | 'kind'>): string {
  if (kind === 'SOFT') return TARGET_BEGINS;
  switch (clause) {
    case '17(2)':
      return '发生调整、变化';
    case '17(3)':
      return '收到更新后的政务数据目录';
    case '21(1)':
      return '收到政务数据共享申请';
    case '22(1)':
      return '作出同意共享的答复';
    case '26(2)':
      return '收到校核申请';
    default:
      return TARGET_BEGINS;
  }
}

/** Text on the day that counts as the day of receipt. */
function receipt(clock: Clock, at: Instant, day0: LocalDate, counting: Counting): string {
  const day = localDate(at);
  const calendar = calendarOf(clock, counting);
  const isRestDay = !calendar.isWorkday(day);
  const what = isRestDay ? `当日为休息日（${calendar.explain(day)}）` : '已在下班之后';
  if (day0 > day) return `，${what}，以下一个工作日${dateTitle(day0)}为起算之日`;
  return isRestDay ? `，${what}，仍以当日为起算之日` : '';
}

/** Text on whether day 0 itself counts. */
function counted(clock: Clock, day0: LocalDate, options: PolicyOptions, counting: Counting): string {
  if (options['Q-01'] === 'EXCLUDE') return '，起算当日不计入期限，自次日起按工作日计算';
  return calendarOf(clock, counting).isWorkday(day0)
    ? '，起算当日计入期限'
    : '，起算当日不是工作日，自其后第一个工作日起计算';
}
