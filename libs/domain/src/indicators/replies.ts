import { localDate } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf } from '../clock/counting.js';
import { storedReading, storedTimeline } from '../clock/recount.js';
import { isLate } from '../clock/standing.js';
import { countsAfter, usedOn } from '../clock/timeline.js';
import type { ReplyAttribute } from '../law/clauses.js';
import { clockOf } from '../matter/clocks.js';
import { REFUSAL_CODES, REFUSAL_TITLES, type RefusalCode } from '../processes/share-request/ground.js';
import { attributeOfLimit } from '../processes/share-request/share-request.clocks.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { extensionsOf, type ShareRequestMatter } from '../processes/share-request/share-request.state.js';
import { caseOf, type Case, type FigureSetting } from './case.js';
import { clockCase, clocksOf, daysLate, endedClocks, unextended, type Limit } from './limits.js';
import { measureOf, type Measure, type MeasureUnit } from './measure.js';

type CasesOfRequest = (matter: ShareRequestMatter, setting: FigureSetting) => readonly Case[];

const ofRequests = (
  [measure, title, formula]: readonly [measure: string, title: string, formula: string],
  unit: MeasureUnit,
  casesOf: CasesOfRequest,
): Measure => measureOf(shareRequest.process, { measure, title, formula, unit }, casesOf);

const inTime = (limit: Limit, title: string): Measure =>
  ofRequests(['inTime', title, '期限内（含延长）答复的 / 答复期限已办结的和已逾期的'], 'SHARE', (matter, setting) =>
    endedClocks(matter, clocksOf(matter, limit), setting),
  );

/** K07. */
export const UNCONDITIONAL_IN_TIME: readonly Measure[] = [inTime('T4', '无条件共享答复及时率')];

/** K08. */
export const CONDITIONAL_IN_TIME: readonly Measure[] = [
  inTime('T5', '有条件共享答复及时率'),
  ofRequests(
    ['strict', '有条件共享答复及时率（不计延长）', '未经延长的期限内答复的 / 未经延长的期限已办结的和已逾期的'],
    'SHARE',
    (matter, setting) =>
      endedClocks(
        matter,
        clocksOf(matter, 'T5').map((clock) => unextended(clock, setting.counting)),
        setting,
      ),
  ),
];

const STATISTICS = {
  MEAN_DAYS: { name: 'mean', title: '平均数' },
  MEDIAN_DAYS: { name: 'median', title: '中位数' },
  P90_DAYS: { name: 'p90', title: '九成以内' },
} as const;

/** K09. */
export const REPLY_DAYS: readonly Measure[] = [
  ...(['MEAN_DAYS', 'MEDIAN_DAYS', 'P90_DAYS'] as const).flatMap((unit) => [
    replyDays('net', unit, '不计停止计算的', netDays),
    replyDays('gross', unit, '收到至答复的全部', grossDays),
  ]),
];

function replyDays(
  sort: 'net' | 'gross',
  unit: 'MEAN_DAYS' | 'MEDIAN_DAYS' | 'P90_DAYS',
  which: string,
  daysOf: (clock: Clock, setting: FigureSetting) => number,
): Measure {
  const { name, title } = STATISTICS[unit];
  return ofRequests(
    [`${sort}.${name}`, `答复时长的${title}（${which}工作日）`, `${which}工作日的${title}，就已答复的申请`],
    unit,
    (matter, setting) =>
      replied(matter).map((clock) => clockCase(matter, clock, setting, { days: daysOf(clock, setting) })),
  );
}

/** The limit of a reply that was given; empty if there is none. */
const replied = (matter: ShareRequestMatter): readonly Clock[] => (matter.data.reply ? [clockOf(matter, 'reply')] : []);

function netDays(clock: Clock, setting: FigureSetting): number {
  const used = usedOn(storedTimeline(clock, setting.counting), localDate(clock.metAt ?? setting.now));
  return used + (isLate(clock) ? daysLate(clock, setting) : 0);
}

function grossDays(clock: Clock, { now, counting }: FigureSetting): number {
  const calendar = calendarOf(clock, counting);
  const after = countsAfter(clock.triggeredAt, calendar, storedReading(clock, counting));
  return calendar.workdaysBetween(after, localDate(clock.metAt ?? now));
}

/** A case of the provider about a request. */
const requestCase = (matter: ShareRequestMatter, given: Partial<Case> = {}): Case =>
  caseOf(matter, { departmentId: matter.parties.provider, ...given });

/** K10. */
export const EXTENSIONS: readonly Measure[] = [
  ofRequests(['extended', '延期率', '经同意延长答复期限的 / 收到的申请'], 'SHARE', (matter) => [
    requestCase(matter, { met: extensionsOf(matter).some(({ status }) => status === 'GRANTED') }),
  ]),
  ofRequests(['meanDays', '平均延长的工作日', '同意延长的工作日的平均数，就同意的延长'], 'MEAN_DAYS', (matter) =>
    extensionsOf(matter).flatMap(({ status, grantedDays }, n) =>
      status === 'GRANTED' ? [requestCase(matter, { part: extensionPart(n), days: grantedDays })] : [],
    ),
  ),
  ofRequests(['granted', '延期同意率', '同意的 / 提出的延期申请'], 'SHARE', (matter) =>
    extensionsOf(matter).map(({ status }, n) =>
      requestCase(matter, { part: extensionPart(n), met: status === 'GRANTED' }),
    ),
  ),
];

const extensionPart = (n: number): string => `extension-${String(n + 1)}`;

/** K11. */
export const SUPPLEMENTS: readonly Measure[] = [
  ofRequests(['asked', '补正率', '要求补正的 / 收到的申请'], 'SHARE', (matter) => [
    requestCase(matter, { met: matter.data.supplement !== null }),
  ]),
  ofRequests(
    ['meanDays', '补正平均耗时', '自要求补正至补正的工作日的平均数，就已补正的申请'],
    'MEAN_DAYS',
    (matter, { counting }) => {
      const { supplement } = matter.data;
      if (!supplement?.suppliedAt) return [];
      const calendar = calendarOf(clockOf(matter, 'reply'), counting);
      const [asked, supplied] = [localDate(supplement.askedAt), localDate(supplement.suppliedAt)];
      return [requestCase(matter, { days: calendar.workdaysBetween(asked, supplied) })];
    },
  ),
];

/** K12. */
export const REFUSALS: readonly Measure[] = [
  ofRequests(['refused', '拒绝率', '不同意共享的 / 已答复的申请'], 'SHARE', (matter) => answered(matter, isRefused)),
  ofRequests(['partial', '部分拒绝率', '部分数据项不同意共享的 / 已答复的申请'], 'SHARE', (matter) =>
    answered(matter, ({ data }) => data.reply?.partial === true),
  ),
  refusedOf('UNCONDITIONAL', '无条件共享'),
  refusedOf('CONDITIONAL', '有条件共享'),
  ...REFUSAL_CODES.map((code) => onGround(code)),
  ofRequests(['lapsed', '未补正而终结的申请', '因未补正而终结的申请的件数'], 'COUNT', (matter) =>
    matter.state === 'LAPSED' ? [requestCase(matter)] : [],
  ),
];

const answered = (matter: ShareRequestMatter, isMet: (matter: ShareRequestMatter) => boolean): readonly Case[] =>
  matter.data.reply ? [requestCase(matter, { met: isMet(matter) })] : [];

const isRefused = ({ data }: ShareRequestMatter): boolean => data.reply?.result === 'REFUSED';

function refusedOf(attribute: ReplyAttribute, title: string): Measure {
  const words = [`refused.${attribute}`, `${title}数据的拒绝率`, `不同意共享的 / 已答复的${title}数据的申请`] as const;
  return ofRequests(words, 'SHARE', (matter) =>
    replied(matter).some((clock) => attributeOfLimit(clock) === attribute) ? answered(matter, isRefused) : [],
  );
}

function onGround(code: RefusalCode): Measure {
  const title = REFUSAL_TITLES[code];
  const words = [`ground.${code}`, `拒绝的理由：${title}`, `以此为理由之一的 / 不同意共享的申请`] as const;
  return ofRequests(words, 'SHARE', (matter) =>
    isRefused(matter)
      ? answered(matter, ({ data }) => (data.proposal?.decisions ?? []).some((one) => one.code === code))
      : [],
  );
}
