import { entryContent, type EntryContent } from '../../catalog/content.js';
import type { RetirementProposal } from './catalog-entry.content.js';

/* Payloads that the documentation of the API shows; each is a complete one. */

/** A new entry whose code and name are free in the sample catalogue. */
export const content: EntryContent = entryContent.parse({
  catalogCode: '3070990000002/000005',
  name: '电子驾驶证状态核验',
  abstract: '按驾驶证号返回准驾车型和证件状态，供从业资格审核使用。',
  items: [
    { itemId: 'i1', nameZh: '驾驶证号(掩码)', dataType: 'C', length: 18, itemLevel: 'G3', personalInfo: 'PI' },
    { itemId: 'i2', nameZh: '准驾车型', dataType: 'C', length: 10, itemLevel: 'G2', personalInfo: 'NONE' },
    { itemId: 'i3', nameZh: '状态', dataType: 'C', length: 2, itemLevel: 'G2', personalInfo: 'NONE' },
  ],
  formatClass: 'API',
  formatType: 'json',
  updateFrequency: 'REALTIME',
  shareAttribute: 'CONDITIONAL',
  shareModes: ['API'],
  conditions: [
    { conditionId: 'c1', kind: 'SCOPE', text: '交通运输、人力资源社会保障部门' },
    { conditionId: 'c2', kind: 'PURPOSE', text: '从业资格审核' },
  ],
  dataCategory: { industry: 'OTHER', businessAttribute: 'BUSINESS_FIELD', category: '公共安全' },
  dataLevel: 'G3',
  containsPersonalInfo: true,
  containsSensitivePersonalInfo: false,
  secrecy: 'NONE',
  collectionBases: ['机动车驾驶证核发'],
  securityMeasures: ['驾驶证号掩码'],
  disposalInstructionDefault: '使用完毕后删除，并报送销毁情况。',
  qualityRuleIds: ['completeness', 'accuracy', 'timeliness'],
  contactWorkingBody: { name: '政务数据共享工作机构', phone: '0199-5550001' },
  catalogStandardVersion: 'GUIDE-2017',
  platformNodeId: 'node-990000',
});

/** A finding; the report is cited beside it as a document. */
export const assessment = {
  revision: 1,
  type: 'SECRECY_RISK' as const,
  result: 'PASS' as const,
  assessedOn: '2025-09-01',
  opinion: '所列数据项均不涉及国家秘密和工作秘密。',
};

export const retirement: RetirementProposal = {
  ground: 'MERGED',
  reason: '内容已并入另一目录，本目录不再单独维护。',
  trigger: 'VOLUNTARY',
  eventDate: null,
  docRef: null,
};
