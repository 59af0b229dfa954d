import { at, stepsOf, type Step } from './step.js';

const CORRECTION = stepsOf('breach-candidates', 'judged candidate');

/** 卫生健康委员会 has not answered the correction in time; its authority judges that a breach (Art 39(6)). */
const judged: readonly Step[] = [
  CORRECTION(at('2026-01-29', '09:40'), 'm1.supervisor', 'judge', {
    outcome: 'BREACH',
    reason: '收到校核申请后十个工作日内没有核实，也没有反馈。',
  }),
];

const REVIEW = stepsOf('breach-candidates', 'contested candidate');

/** The superior judges that 数据管理局 of the city reviewed late (Art 41(3)); 数据管理局 contests with evidence. */
const contested: readonly Step[] = [
  REVIEW(at('2026-01-28', '16:00'), 'p1.sa-head', 'judge', {
    outcome: 'BREACH',
    reason: '报送之日起两个工作日内没有审核完毕。',
  }),
  REVIEW(
    at('2026-01-30', '11:00'),
    'm1.lead',
    'contest',
    { reason: '审核意见已于1月27日书面送达提供部门，未能及时登记。' },
    { cites: '审核意见送达回证(示例)。' },
  ),
];

/** Candidates of breach (违规线索) of the late acts: one is judged, one contested, and the others wait. */
export const candidates: readonly Step[] = [...judged, ...contested];
