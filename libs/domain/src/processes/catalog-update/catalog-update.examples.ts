import type { AssessmentFinding } from '../cataloguing/assessment.js';
import type { ChangeContent, Opening } from './catalog-update.content.js';

/* Working examples of the commands' payloads: one update of the sample country (驾驶证状态核验, after a law was amended). */

export const opening: Opening = {
  catalogCode: '3070990000002/000001',
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-09-29',
  docRef: '《机动车驾驶证管理办法（示例）》修订',
  reason: '修订后新增电子驾驶证状态，数据项须相应更新。',
};

export const changeDraft: ChangeContent = {
  changes: { abstract: '按驾驶证号返回准驾车型和证件状态（含电子驾驶证），供从业资格审核使用。' },
  changeReason: '修订后的办法将电子驾驶证状态纳入登记。',
};

export const assessment: AssessmentFinding & { revision: number } = {
  revision: 1,
  type: 'SECRECY_RISK',
  result: 'PASS',
  assessedOn: '2025-10-10',
  opinion: '变更后的内容不涉及国家秘密。',
};
