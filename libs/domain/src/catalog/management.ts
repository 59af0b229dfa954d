import { usccIsValid } from '../organisation/uscc.js';
import type { EntryContent } from './content.js';
import type { Fault } from './fault.js';
import { judge, repeated, type Rule, type Whole } from './rule-table.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

const MIN_QUALITY_RULES: number = OUR_NUMBERS.minQualityRules.value;
/** Matches a fixed line with its area code, or a public hotline; a mobile number would belong to a person. */
const OFFICE_PHONE = /^(0\d{2,3}-\d{7,8}(-\d{1,6})?|12\d{3})$/;

const MANAGEMENT: readonly Rule<EntryContent>[] = [
  [
    'provider',
    'PROVIDER_USCC',
    '13(2)',
    '提供单位没有有效的统一社会信用代码，请先更正机构信息。',
    (_, { setting }) => setting.providerUscc !== null && usccIsValid(setting.providerUscc),
  ],
  [
    'sourceDepartment',
    'SOURCE_NOT_DESIGNATED',
    '19(2)',
    '数源部门应当与主管部门明确的一致；没有明确的，请勿填写。',
    ({ sourceDepartment }, { setting }) => sourceDepartment === (setting.designatedSource ?? ''),
  ],
  [
    'collectionBases',
    'COLLECTION_BASIS_MISSING',
    '19(1)',
    '请填写收集这些数据所依据的职责或者事项。',
    ({ collectionBases }) => collectionBases.length > 0,
  ],
  [
    'qualityRuleIds',
    'QUALITY_RULES_TOO_FEW',
    '18',
    `请选择不少于 ${MIN_QUALITY_RULES} 条质量规则。`,
    ({ qualityRuleIds }) => new Set(qualityRuleIds).size >= MIN_QUALITY_RULES,
  ],
  [
    'contactWorkingBody.name',
    'CONTACT_MISSING',
    '12(2)',
    '请填写联系机构的名称。',
    ({ contactWorkingBody }) => contactWorkingBody.name !== '',
  ],
  [
    'contactWorkingBody.phone',
    'CONTACT_PHONE',
    '12(2)',
    '请填写带区号的办公电话（如 010-12345678），请勿填写个人电话。',
    ({ contactWorkingBody }) => OFFICE_PHONE.test(contactWorkingBody.phone),
  ],
  ['platformNodeId', 'NODE_MISSING', '31', '请选择政务数据平台节点。', ({ platformNodeId }) => platformNodeId !== ''],
];

/**
 * Faults in the provider, its duty to collect, the source, quality rules, contact and platform node (Arts 13(2), 18,
 * 19, 31).
 */
export const managementFaults = (whole: Whole): Fault[] => [
  ...judge(MANAGEMENT, whole.content, whole),
  ...repeated(whole.content.qualityRuleIds, (id) => id, 'qualityRuleIds', [
    '',
    'QUALITY_RULE_DUPLICATE',
    '18',
    '质量规则重复，请删去一条。',
  ]),
];
