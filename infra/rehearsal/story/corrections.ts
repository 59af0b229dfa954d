import { at, stepsOf, type Step } from './step.js';

const MARRIAGE = stepsOf('correction-requests', 'corrected');

/** 公积金管理中心 finds a marriage status out of date; 民政局 verifies, corrects and feeds back in time (Art 26(2)). */
const corrected: readonly Step[] = [
  MARRIAGE(at('2025-12-08', '09:20'), 'p6.handler', 'draft-correction', {
    catalogCode: '3070990100002/000002',
    errors: [{ itemId: 'i2', recordKey: '9901**********2417', currentValue: '已婚', expectedValue: '离异' }],
  }),
  MARRIAGE(
    at('2025-12-08', '10:00'),
    'p6.handler',
    'submit-correction',
    { revision: 1 },
    { cites: '登记材料比对记录(示例)：受理材料与核验结果不一致。' },
  ),
  MARRIAGE(at('2025-12-10', '10:00'), 'm2.handler', 'start-verification'),
  MARRIAGE(at('2025-12-15', '11:00'), 'm2.handler', 'record-finding', {
    error: 1,
    confirmed: true,
    facts: '登记档案已经变更，核验库没有同步。',
  }),
  MARRIAGE(at('2025-12-16', '15:00'), 'm2.handler', 'record-correction', {
    error: 1,
    note: '按登记档案更正核验库，并补上同步任务。',
    correctedOn: '2025-12-16',
    before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  }),
  MARRIAGE(at('2025-12-17', '10:00'), 'm2.lead', 'feed-back', { outcome: 'CORRECTED', text: '属实，已经更正。' }),
  MARRIAGE(at('2025-12-18', '09:30'), 'p6.handler', 'accept-feedback'),
];

const VACCINATION = stepsOf('correction-requests', 'correction overdue');

/** 教育局 asks 卫生健康委员会 for a correction, which is not handled: overdue since 27 January. */
const overdue: readonly Step[] = [
  VACCINATION(at('2026-01-12', '14:20'), 'c3.handler', 'draft-correction', {
    catalogCode: '3070990100003/000002',
    errors: [{ itemId: 'i3', description: '多件显示未完成接种，而接种证载明已经完成。' }],
  }),
  VACCINATION(
    at('2026-01-12', '15:00'),
    'c3.handler',
    'submit-correction',
    { revision: 1 },
    { cites: '接种凭证比对记录(示例)：核验结果与接种证不一致。' },
  ),
];

/** The requester urges (催办), which moves no date. */
const urged: readonly Step[] = [
  VACCINATION(
    at('2026-01-27', '10:10'),
    'c3.handler',
    'urge',
    { text: '入学查验即将开始，请尽快核实。' },
    { opens: { matter: 'judged candidate', process: 'breach-candidate' } },
  ),
];

/** Corrections: one fed back in time, one overdue and urged. */
export const corrections: readonly Step[] = [...corrected, ...overdue, ...urged];
