import type { DeliveryContent, ProposalContent, RequestContent, SupplementAnswer, Assessment } from './content.js';

/*
 * Working examples of the commands' payloads: one request of the sample country (公积金管理中心 asks for 婚姻登记状态)
 * that the documentation shows and that tests send.
 */

const proof = (title: string) => ({
  title,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  location: 'archive://2025/0001',
});

export const requestContent: RequestContent = {
  catalogCode: '3070990100002/000002',
  itemIds: ['i1', 'i2'],
  dutyNeed: '审核住房公积金提取申请人的婚姻状况',
  usageBasis: '《住房公积金管理条例》第二十四条',
  usageScenario: '受理提取申请时逐件核验',
  usageScope: '本中心提取审核岗位，仅限申请人本人及配偶',
  shareMode: 'API',
  usageTerm: { until: '2027-12-31' },
  legalBases: [{ type: 'ADMIN_REGULATION', title: '住房公积金管理条例', article: '第二十四条' }],
  receivingEndpoint: 'https://exchange.example.gov.cn/housing-fund/marriage-status',
};

export const supplement: { answers: SupplementAnswer[] } = {
  answers: [
    { item: 1, text: '见附件：机构职能文件第三条。', evidence: proof('机构职能文件') },
    { item: 2, text: '预计日均调用 800 次。' },
  ],
};

export const proposal: ProposalContent = {
  decisions: [
    { itemId: 'i1', agree: true },
    { itemId: 'i2', agree: true },
  ],
  disposalInstruction: '使用目的实现后三十日内删除全部副本(含备份),并出具处置证明。',
  responsibilityMatrix: '提供、传输：提供部门；接收、存储、使用、销毁：需求部门。',
};

const securityAssessment: Assessment = {
  ...{ conclusion: 'PASS', assessedAt: '2025-08-15', validUntil: '2027-08-14' },
  evidence: proof('安全性评估报告'),
};
export const startDelivery: { mode: 'API'; assessment: Assessment } = { mode: 'API', assessment: securityAssessment };

export const delivery: DeliveryContent = {
  deliveries: [{ itemIds: ['i1', 'i2'], evidence: proof('接口联调记录') }],
  standardsCheck: { passed: true, evidence: proof('标准符合性检查报告') },
};
