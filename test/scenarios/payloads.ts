/*
 * What the people of the scenarios write.
 */

const proof = (title: string) => ({
  title,
  sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  location: 'archive://scenarios/1',
  reason: '原件存于本部门档案系统，依规定不上传。',
});

export const request = (catalogCode: string, shareMode: 'API' | 'BATCH' | 'FILE', items: number) => ({
  catalogCode,
  shareMode,
  itemIds: itemIds(items),
  dutyNeed: '履行法定审核职责',
  usageBasis: '《业务管理办法(示例)》第五条',
  usageScenario: '受理申请时逐件核验',
  usageScope: '本部门审核岗位',
  usageTerm: { until: '2027-12-31' },
  legalBases: [{ type: 'LOCAL_RULE', title: '业务管理办法(示例)', article: '第五条' }],
  ...(shareMode === 'API' && { receivingEndpoint: 'https://exchange.example.gov.cn/inbox' }),
});

export const agree = (items: number) => ({
  decisions: itemIds(items).map((itemId) => ({ itemId, agree: true })),
  disposalInstruction: '使用目的实现后三十日内删除全部副本(含备份)。',
  responsibilityMatrix: '提供、传输:提供部门;接收、存储、使用、销毁:需求部门。',
});

export const assessed = {
  conclusion: 'PASS',
  assessedAt: '2025-09-01',
  validUntil: '2026-08-31',
  evidence: proof('安全性评估报告'),
};

export const delivery = (items: number) => ({
  deliveries: [{ itemIds: itemIds(items), evidence: proof('传输记录') }],
  standardsCheck: { passed: true, evidence: proof('标准符合性检查报告') },
});

const itemIds = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `i${n + 1}`);
