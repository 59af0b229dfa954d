import { LIMITS, LIMIT_TITLES, clocksOf, endedClocks, overdueClocks, type Limit } from './limits.js';
import { catalogUpdate } from '../processes/catalog-update/catalog-update.js';
import { breachCandidate } from '../processes/breach-candidate/breach-candidate.js';
import { standingJudgement, type CandidateMatter } from '../processes/breach-candidate/breach-candidate.state.js';
import type { FeedbackOutcome } from '../processes/correction-request/correction-request.content.js';
import { correctionRequest } from '../processes/correction-request/correction-request.js';
import type { CorrectionMatter } from '../processes/correction-request/correction-request.state.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { caseOf } from './case.js';
import type { StatutoryClause } from '../law/clauses.js';
import { measureOf, type Measure, type MeasureUnit } from './measure.js';

/** Clause of the limit T7. */
const DELIVERY_CLAUSE: StatutoryClause = '22(1)';

/** K14. A justified lateness stays one: the judgement is counted apart. */
export const PROVIDED_IN_TIME: readonly Measure[] = [
  measureOf(
    shareRequest.process,
    { measure: 'inTime', title: '共享提供及时率', formula: '期限内共享的 / 共享期限已办结的和已逾期的', unit: 'SHARE' },
    (matter, setting) => endedClocks(matter, clocksOf(matter, 'T7'), setting),
  ),
  measureOf<CandidateMatter>(
    breachCandidate.process,
    {
      measure: 'justified',
      title: '逾期共享而有正当理由的',
      formula: '共享期限的逾期经认定有正当理由的件数',
      unit: 'COUNT',
    },
    (matter) => {
      const { lateness } = matter.data;
      const isJustified = standingJudgement(matter.data)?.outcome === 'JUSTIFIED';
      return lateness?.clock.clause === DELIVERY_CLAUSE && isJustified && matter.state !== 'WITHDRAWN'
        ? [caseOf(matter, { departmentId: matter.parties.responsible })]
        : [];
    },
  ),
];

/** K16. */
export const OVERDUE: readonly Measure[] = LIMITS.flatMap((limit) => [
  overdue('open', limit, 'COUNT', '逾期尚未办理的', '件数'),
  overdue('days', limit, 'DAYS', '逾期的工作日合计', '逾期的工作日之和'),
  overdue('oldest', limit, 'MAX_DAYS', '逾期最久的工作日', '逾期的工作日的最大值'),
]);

function overdue(name: string, limit: Limit, unit: MeasureUnit, title: string, formula: string): Measure {
  const of = LIMIT_TITLES[limit];
  return {
    measure: `${name}.${limit}`,
    title: `${of}：${title}`,
    formula: `${of}已逾期而尚未办理的，${formula}`,
    version: 1,
    unit,
    processes: [catalogUpdate.process, shareRequest.process, correctionRequest.process],
    casesOf: (matter, setting) => overdueClocks(matter, clocksOf(matter, limit), setting),
  };
}

const CORRECTED: readonly FeedbackOutcome[] = ['CORRECTED', 'PARTLY_CORRECTED'];

/** K17. */
export const CORRECTIONS: readonly Measure[] = [
  measureOf(
    correctionRequest.process,
    { measure: 'inTime', title: '校核及时率', formula: '期限内反馈的 / 校核期限已办结的和已逾期的', unit: 'SHARE' },
    (matter, setting) => endedClocks(matter, clocksOf(matter, 'T8'), setting),
  ),
  measureOf<CorrectionMatter>(
    correctionRequest.process,
    {
      measure: 'corrected',
      title: '校核纠正率',
      formula: '反馈已更正或者部分更正的 / 收到的校核申请，已撤回的除外',
      unit: 'SHARE',
    },
    (matter) => {
      const { feedback, report, responsible } = matter.data;
      if (report !== null || matter.state === 'WITHDRAWN') return [];
      const met = feedback !== null && CORRECTED.includes(feedback.outcome);
      return [caseOf(matter, { departmentId: responsible, met })];
    },
  ),
];
