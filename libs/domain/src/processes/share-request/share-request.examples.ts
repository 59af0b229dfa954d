import type { DisposalCertificate, PurposeEndKind, UseRecordContent } from './use-content.js';
import type {
  DeliveryContent,
  ProposalContent,
  RequestContent,
  SupplementAnswer,
  Assessment,
} from './share-request.content.js';

/*
 * Working examples of the commands' payloads: one request of the sample country (公积金管理中心 asks for 婚姻登记状态)
 * that the documentation shows and that tests send.
 */

const proof = (title: string) => ({
  title,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  location: 'archive://2025/0001',
  reason: '原件存于本部门档案系统，依规定不上传。',
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

export const changingSupplement: { answers: SupplementAnswer[]; changes: { usageScope: string } } = {
  answers: supplement.answers,
  changes: { usageScope: '本中心提取审核岗位，仅限申请人本人' },
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
  conclusion: 'PASS',
  assessedAt: '2025-08-15',
  validUntil: '2027-08-14',
  evidence: proof('安全性评估报告'),
};
export const startDelivery: { mode: 'API'; assessment: Assessment } = { mode: 'API', assessment: securityAssessment };

export const endpoint = { receivingEndpoint: 'https://exchange.example.gov.cn/housing-fund/marriage-status' };

export const delivery: DeliveryContent = {
  deliveries: [{ itemIds: ['i1', 'i2'], evidence: proof('接口联调记录') }],
  standardsCheck: { passed: true, evidence: proof('标准符合性检查报告') },
};

export const useRecord: UseRecordContent = {
  type: 'SCENARIO',
  occurredOn: '2026-01-26',
  itemIds: ['i1'],
  system: '住房公积金提取业务系统',
  text: '受理提取申请时逐件核验申请人的婚姻状况，当日核验 126 件。',
};

export const purposeEnded: { kind: PurposeEndKind; text: string } = {
  kind: 'ACHIEVED',
  text: '专项核查已经完成，不再需要查询婚姻登记状态。',
};

export const disposalInstruction = {
  method: 'DELETE' as const,
  text: '删除生产系统、缓存和备份中的全部副本，三十日内出具处置证明。',
};

/** A disposal certificate; the command also cites at least one document. */
export const disposalCertificate: DisposalCertificate = {
  method: 'DELETE',
  executedAt: '2026-01-26T01:00:00.000Z',
  systems: ['住房公积金提取业务系统', '备份存储'],
  copies: { working: '业务库和缓存中的数据已经删除。', backups: '含该数据的备份已经清除。', useRecordsKept: true },
  contractorConfirmation: '运维单位确认没有留存副本。',
  witnessRole: '本部门数据安全岗位',
};
