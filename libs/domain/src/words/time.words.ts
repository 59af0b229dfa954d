import type { DayKind } from '../calendar/calendar.js';
import type { ClockState } from '../clock/clock.js';
import { RECEIPT_CHANNEL_TITLES } from '../features/late-registration/late-registration.content.js';
import type { EarlierReceipt } from '../features/late-registration/late-registration.state.js';
import { NUMBER_UNITS } from '../law/our-numbers.js';
import type { CaseStanding } from '../indicators/case.js';
import { INDICATOR_TITLES } from '../indicators/indicators.js';
import { LIMIT_TITLES } from '../indicators/limits.js';
import type { MeasureUnit } from '../indicators/measure.js';
import { inEnglish, type Words } from './word.js';

/** What the platform's clocks, alerts and days are called. */
export const TIME_WORDS = {
  alertLevel: {
    L0: { zh: '开始计算', en: 'begun' },
    L1: { zh: '已过半', en: 'half of the time is over' },
    L2: { zh: '临近届满', en: 'last working day but one' },
    L3: { zh: '今天届满', en: 'last day' },
    L4: { zh: '已经届满', en: 'limit passed' },
    L5: { zh: '届满后第三个工作日', en: 'third working day after the limit' },
    L6: { zh: '届满后第十个工作日', en: 'tenth working day after the limit' },
    NOTICE: { zh: '告知', en: 'notice' },
  },
  clockKind: {
    STATUTORY: { zh: '法定期限', en: 'limit of the Regulation' },
    SOFT: { zh: '工作目标', en: 'working target' },
  },
  clockState: {
    RUNNING: { zh: '计算中', en: 'running' },
    PAUSED: { zh: '停止计算', en: 'paused' },
    MET: { zh: '已办结', en: 'met' },
    OVERDUE: { zh: '届满未办结', en: 'passed and not met' },
    CANCELLED: { zh: '不再计算', en: 'cancelled' },
  } satisfies Words<ClockState | 'OVERDUE'>,
  dayKind: {
    WORKDAY: { zh: '工作日', en: 'working day' },
    WEEKEND: { zh: '周末', en: 'weekend' },
    HOLIDAY: { zh: '放假', en: 'holiday' },
    MAKEUP_WORKDAY: { zh: '调休上班', en: 'make-up working day' },
  } satisfies Words<DayKind>,
  dayPart: {
    LIMIT: { zh: '期限本身', en: 'the limit itself' },
    AFTER_SUPPLEMENT: { zh: '恢复计算后留有的一日', en: 'the day left after a supplement' },
    EXTENSION: { zh: '延长', en: 'extension' },
    KEPT: { zh: '因日历变更而保留', en: 'kept after a change of the calendar' },
  },
  numberUnit: inEnglish(NUMBER_UNITS, {
    CHARACTERS: 'characters',
    SECONDS: 'seconds',
    HOUR: 'hour of the day',
    MINUTE_OF_DAY: 'minute of the day',
    WORKING_DAYS: 'working days',
    DAYS: 'days',
    YEARS: 'years',
    MONTH: 'month',
    DAY_OF_DECEMBER: 'day of December',
    COUNT: 'count',
  }),
  caseStanding: {
    COUNTED: { zh: '计入', en: 'counted' },
    PROVISIONAL: { zh: '期限暂定，另计', en: 'provisional, shown apart' },
    NEEDS_REVIEW: { zh: '是否逾期待复核，另计', en: 'to be reviewed, shown apart' },
  } satisfies Words<CaseStanding>,
  figurePart: {
    NUMERATOR: { zh: '分子', en: 'numerator' },
    DENOMINATOR: { zh: '分母', en: 'denominator' },
  },
  lawLimit: inEnglish(LIMIT_TITLES, {
    T1: 'update of the catalogue',
    T3: 'review of an update',
    T4: 'reply on unconditional data',
    T5: 'reply on conditional data',
    T7: 'delivery',
    T8: 'correction',
  }),
  indicator: inEnglish(INDICATOR_TITLES, {
    K01: 'completeness of the catalogue',
    K02: 'coverage of the catalogue',
    K03: 'updates in time',
    K04: 'reviews in time',
    K05: 'sharing attributes',
    K06: 'entries with a live resource',
    K07: 'replies on unconditional data in time',
    K08: 'replies on conditional data in time',
    K09: 'duration of replies',
    K10: 'extensions',
    K11: 'supplements',
    K12: 'refusals',
    K13: 'refusals changed after a dispute',
    K14: 'deliveries in time',
    K15: 'deliveries accepted at first',
    K16: 'overdue limits and their working days',
    K17: 'corrections in time, and errors corrected',
    K18: 'quality of data',
    K19: 'data refreshed in time',
    K20: 'data returned to lower levels',
    K21: 'duplicate collection',
    K22: 'designated sources',
    K23: 'use of data',
    K24: 'complete use records',
    K25: 'use beyond the grant, suspensions and terminations',
    K26: 'disposals in time',
    K27: 'services ended or changed without notice',
    K28: 'disputes',
    K29: 'complaints and reports',
    K30: 'security incidents and assessments',
    K31: 'platform nodes and interfaces',
    K32: 'orders to rectify and notices',
    K33: 'overall score of a department',
  }),
  measureUnit: {
    SHARE: { zh: '比例', en: 'share' },
    COUNT: { zh: '件数', en: 'count' },
    DAYS: { zh: '工作日合计', en: 'working days in all' },
    MAX_DAYS: { zh: '最多的工作日', en: 'most working days' },
    MEAN_DAYS: { zh: '工作日的平均数', en: 'mean working days' },
    MEDIAN_DAYS: { zh: '工作日的中位数', en: 'median working days' },
    P90_DAYS: { zh: '九成以内的工作日', en: 'working days of nine tenths' },
  } satisfies Words<MeasureUnit>,
  receiptEnd: {
    START: { zh: '起算所依据的收到', en: 'receipt that begins the limit' },
    END: { zh: '办结', en: 'act that meets the limit' },
  },
  receiptOutcome: {
    COUNTED: { zh: '已计入', en: 'counted' },
    PENDING: { zh: '待确认', en: 'to be confirmed' },
    CONFIRMED: { zh: '已确认', en: 'confirmed' },
    REFUSED: { zh: '不予确认', en: 'refused' },
    WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
    REFUTED: { zh: '经认定不实', en: 'found to be untrue' },
    VOID: { zh: '期限随事项终止，不再需要确认', en: 'void, because the limit has ended' },
  } satisfies Words<EarlierReceipt['outcome']>,
  receiptChannel: inEnglish(RECEIPT_CHANNEL_TITLES, {
    HAND_IN: 'handed in',
    REGISTERED_POST: 'registered post',
    EMAIL: 'e-mail',
    OTHER: 'another way',
  }),
  extensionStatus: {
    PENDING: { zh: '待审核', en: 'to be decided' },
    GRANTED: { zh: '同意延长', en: 'granted' },
    REFUSED: { zh: '不同意延长', en: 'refused' },
    VOID: { zh: '期限已结束，不再需要审核', en: 'void, because the limit has ended' },
  },
};
