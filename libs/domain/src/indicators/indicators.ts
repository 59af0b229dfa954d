import { ATTRIBUTES, COMPLETE, REVIEW_IN_TIME, UPDATE_IN_TIME } from './catalogue.js';
import type { Measure } from './measure.js';
import { CORRECTIONS, OVERDUE, PROVIDED_IN_TIME } from './provision.js';
import {
  CONDITIONAL_IN_TIME,
  EXTENSIONS,
  REFUSALS,
  REPLY_DAYS,
  SUPPLEMENTS,
  UNCONDITIONAL_IN_TIME,
} from './replies.js';
import { ACCEPTED_FIRST, APPLICATION, DISPOSED_IN_TIME, RECORDS_COMPLETE } from './use.js';

/** An indicator of supervision (regulation.md §7). */
export interface Indicator {
  readonly code: string;
  readonly title: string;
  /** Clauses on which it rests. */
  readonly clauses: readonly string[];
  /** Its figures; empty if none is computed. */
  readonly measures: readonly Measure[];
  /** What the platform lacks, so that the indicator or a part of it is not computed; null if nothing is missing. */
  readonly missing: string | null;
}

const computed = (
  code: string,
  title: string,
  clauses: readonly string[],
  measures: readonly Measure[],
  missing: string | null = null,
): Indicator => ({ code, title, clauses, measures, missing });

const notYet = (code: string, title: string, clauses: readonly string[], missing: string): Indicator =>
  computed(code, title, clauses, [], missing);

/** Every indicator, in the order of the codes. */
export const INDICATORS: readonly Indicator[] = [
  computed('K01', '目录编制完整率', ['13', '39(1)'], COMPLETE),
  notYet('K02', '应编尽编覆盖率', ['12', '16'], '没有职责和信息系统的清单，不知道应当编制哪些目录'),
  computed('K03', '目录更新及时率', ['17(2)'], UPDATE_IN_TIME),
  computed('K04', '目录审核及时率', ['17(3)', '41'], REVIEW_IN_TIME),
  computed('K05', '共享属性结构', ['14'], ATTRIBUTES),
  notYet('K06', '资源挂接率', ['16(2)'], '没有数据资源的登记和运行状态'),
  computed('K07', '无条件共享答复及时率', ['21'], UNCONDITIONAL_IN_TIME),
  computed('K08', '有条件共享答复及时率', ['21'], CONDITIONAL_IN_TIME),
  computed('K09', '答复时长', ['21', '23'], REPLY_DAYS),
  computed('K10', '延期情况', ['21'], EXTENSIONS),
  computed('K11', '补正情况', ['21(2)'], SUPPLEMENTS),
  computed('K12', '拒绝率', ['21(2)', '39(2)'], REFUSALS),
  notYet('K13', '争议推翻率', ['28'], '没有争议处理的事项'),
  computed('K14', '共享提供及时率', ['22'], PROVIDED_IN_TIME),
  computed('K15', '一次验收通过率', ['22', '18'], ACCEPTED_FIRST),
  computed('K16', '超期事项数与超期工作日', ['39'], OVERDUE),
  computed('K17', '校核及时率和纠正率', ['26'], CORRECTIONS),
  notYet('K18', '数据质量得分', ['18', '38(2)'], '没有数据质量的检查结果'),
  notYet('K19', '数据更新及时率', ['19', '38(2)'], '没有数据实际更新的记录'),
  notYet('K20', '回流及时率和完整率', ['24', '39(5)'], '没有数据回流的事项'),
  notYet('K21', '重复收集疑似数和确认数', ['19(1)', '40(1)'], '没有收集数据前的查重记录'),
  notYet('K22', '数源部门明确率', ['19(2)', '41(1)'], '没有多个部门收集同一数据的登记'),
  computed('K23', '应用情况', ['38(2)'], APPLICATION, '没有调用记录，不知道调用次数、成功次数和九十日内未使用的共享'),
  computed('K24', '使用记录完备率', ['29(2)'], RECORDS_COMPLETE),
  notYet('K25', '超范围使用、暂停和终止', ['25', '27'], '没有暂停、终止和整改的事项'),
  computed('K26', '处置及时率', ['27(1)'], DISPOSED_IN_TIME),
  notYet('K27', '擅自终止、变更服务数', ['27(3)'], '没有共享服务运行状态的监测和终止、变更的事项'),
  notYet('K28', '争议处理情况', ['28'], '没有争议处理的事项'),
  notYet('K29', '投诉举报办理情况', ['37'], '没有投诉举报的事项'),
  notYet('K30', '安全事件和安全评估', ['35'], '没有安全事件的事项和安全评估的登记'),
  notYet('K31', '平台纳入率和接口可用率', ['31', '36(2)'], '没有平台节点的登记和接口的监测'),
  notYet('K32', '责令改正和通报', ['39', '40', '41'], '没有责令改正、移送和通报的事项'),
  notYet('K33', '部门综合评分', ['38(1)'], '没有年度评价的事项；评分只在评价的快照中计算'),
];

export const INDICATOR_CODES: readonly string[] = INDICATORS.map(({ code }) => code);

/** Chinese titles of the indicators, by their codes. */
export const INDICATOR_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  INDICATORS.map(({ code, title }) => [code, title]),
);
