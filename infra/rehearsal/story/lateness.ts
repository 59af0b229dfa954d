import { at, stepsOf, type Step } from './step.js';

const REVIEW = stepsOf('catalog-updates', 'review overdue');
const JUDGED = stepsOf('breach-candidates', 'judged');

/** 卫生健康委员会 urges its authority, which is late with a review; the authority above finds a breach (Art 41(3)). */
const judged: readonly Step[] = [
  REVIEW(
    at('2026-01-28', '09:30'),
    'm3.handler',
    'urge',
    { text: '诊所备案已经开始办理，请尽快审核发布。' },
    { opens: { process: 'breach-candidate', matter: 'judged' } },
  ),
  JUDGED(at('2026-01-29', '14:30'), 'p1.supervisor', 'judge', {
    ...{ outcome: 'BREACH', reason: '材料齐全，两个工作日内没有审核，经催办仍未办理。' },
  }),
];

const CORRECTION = stepsOf('correction-requests', 'correction overdue');
const CONTESTED = stepsOf('breach-candidates', 'contested');

/** The authority wants to know why a correction is late (督办); 卫生健康委员会 contests that it answers for a breach. */
const contested: readonly Step[] = [
  CORRECTION(
    at('2026-01-28', '14:20'),
    'm1.sa-head',
    'supervise',
    { departmentId: 'M3', requirement: '校核期限已经届满，请说明原因和预计反馈日期。', answerWithin: 5 },
    { opens: { process: 'breach-candidate', matter: 'contested' } },
  ),
  CONTESTED(
    at('2026-01-30', '10:10'),
    'm3.lead',
    'contest',
    { reason: '数据已于期限内核实更正，只是没有在平台登记，见所附更正记录。' },
    { cites: '预防接种数据更正记录(示例)：2026 年 1 月 23 日更正完毕。' },
  ),
];

/** What comes of deadlines that passed: one is urged, one supervised, and whether it was a breach is for people to say. */
export const lateness: readonly Step[] = [...judged, ...contested];
