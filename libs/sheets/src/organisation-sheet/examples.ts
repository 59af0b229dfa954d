import type { ImportContent } from '#libs/domain';

/** Completed rows that show the form; the bodies in them do not exist. */
export const EXAMPLES: ImportContent = {
  divisions: [
    { code: '990000', name: '云岭省（示例）', level: 'PROVINCIAL', parentCode: '100000' },
    { code: '990100', name: '春山市（示例）', level: 'MUNICIPAL', parentCode: '990000' },
  ],
  departments: [
    { id: 'S1', name: '云岭省数据局（示例）', divisionCode: '990000', uscc: null, frontCode: null, kind: 'AUTHORITY' },
    {
      id: 'S2',
      name: '云岭省民政厅（示例）',
      divisionCode: '990000',
      uscc: null,
      frontCode: '3070990000099',
      kind: 'DEPT',
    },
    {
      id: 'S3',
      name: '云岭省人民政府（示例）',
      divisionCode: '990000',
      uscc: null,
      frontCode: null,
      kind: 'GOVERNMENT',
    },
  ],
  workingBodies: [
    { departmentId: 'S1', name: '数据管理处', from: '2026-03-02' },
    { departmentId: 'S2', name: '信息中心', from: '2026-03-02' },
  ],
  accounts: [
    { accountId: 's2.lead', samePersonAs: null },
    { accountId: 's2.handler', samePersonAs: null },
    { accountId: 's2.deputy', samePersonAs: 's2.handler' },
    { accountId: 'auditor.a', samePersonAs: null },
  ],
  offices: [
    { accountId: 's2.lead', role: 'WB_LEAD', departmentId: 'S2', from: null, until: null, auditedDivisions: [] },
    {
      accountId: 's2.handler',
      role: 'WB_HANDLER',
      departmentId: 'S2',
      from: '2100-01-01',
      until: '2100-12-31',
      auditedDivisions: [],
    },
    {
      accountId: 'auditor.a',
      role: 'AUDITOR',
      departmentId: 'S1',
      from: null,
      until: null,
      auditedDivisions: ['990000', '990100'],
    },
  ],
};
