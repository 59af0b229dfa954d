import type {
  CitizenReportContent,
  CorrectionContent,
  CorrectionMade,
  ErrorFinding,
} from './correction-request.content.js';

/*
 * Working examples of the commands' payloads: 教育局 finds a wrong mark in 预防接种完成情况核验. Documentation shows
 * them, tests send them.
 */

export const correctionContent: CorrectionContent = {
  catalogCode: '3070990100003/000002',
  errors: [
    { itemId: 'i3', recordKey: '9901**********2417', currentValue: '未完成', expectedValue: '已完成' },
    { itemId: 'i2', description: '本学年入学查验的记录均缺少乙类疫苗类别。' },
  ],
};

export const citizenReport: CitizenReportContent = {
  catalogCode: '3070990100003/000002',
  channel: '政务服务热线',
  receiptNumber: 'RX-2025-000417',
  errors: [{ itemId: 'i3', description: '反映人称子女接种已完成，入学查验显示未完成。' }],
};

export const finding: ErrorFinding = { error: 1, confirmed: true, facts: '接种单位登记为已完成，汇聚时未更新。' };

export const correction: CorrectionMade = {
  error: 1,
  before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  note: '按接种单位登记更正完成标识，并重新推送。',
  correctedOn: '2025-10-13',
};
