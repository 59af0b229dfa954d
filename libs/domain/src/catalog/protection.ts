import type { EntryContent } from './content.js';
import { DATA_LEVELS, type DataLevel } from './entry.js';
import type { Fault } from './fault.js';
import { judge, type Rule, type Whole } from './rule-table.js';

/** Returns the strictest level of the items (就高从严); null while an item has no level. */
function highestLevel({ items }: EntryContent): DataLevel | null {
  if (items.some(({ itemLevel }) => itemLevel === null)) return null;
  return DATA_LEVELS.find((level) => items.some(({ itemLevel }) => itemLevel === level)) ?? null;
}

/** True for G3 and stricter levels, which require a statement of security measures. */
const isGuarded = (level: DataLevel): boolean => DATA_LEVELS.indexOf(level) <= DATA_LEVELS.indexOf('G3');

/** True if the statement on the entry agrees with those on its items, or if either is still incomplete. */
function agrees(stated: boolean | null, { items }: EntryContent, kinds: readonly string[]): boolean {
  if (stated === null || items.length === 0) return true;
  if (items.some(({ personalInfo }) => personalInfo === null)) return true;
  return stated === items.some(({ personalInfo }) => personalInfo !== null && kinds.includes(personalInfo));
}

const RULES: readonly Rule<EntryContent>[] = [
  ['secrecy', 'SECRECY_MISSING', '3', '请确认数据不涉密。', ({ secrecy }) => secrecy !== null],
  [
    'secrecy',
    'SECRET',
    '3',
    '国家秘密、工作秘密不属于政务数据，不得编入目录。',
    ({ secrecy }) => secrecy === null || secrecy === 'NONE',
  ],
  ['dataLevel', 'LEVEL_MISSING', '13(2)', '请选择数据分级。', ({ dataLevel }) => dataLevel !== null],
  [
    'dataLevel',
    'LEVEL_NOT_HIGHEST',
    '13(2)',
    '条目的分级应当等于数据项的最高分级（就高从严），请更正。',
    (content) => {
      const highest = highestLevel(content);
      return content.dataLevel === null || highest === null || content.dataLevel === highest;
    },
  ],
  [
    'containsPersonalInfo',
    'PERSONAL_INFO_MISSING',
    '13(1)',
    '请选择是否含有个人信息。',
    ({ containsPersonalInfo }) => containsPersonalInfo !== null,
  ],
  [
    'containsPersonalInfo',
    'PERSONAL_INFO_MISMATCH',
    '13(1)',
    '是否含有个人信息与各数据项不一致，请更正。',
    (content) => agrees(content.containsPersonalInfo, content, ['PI', 'SENSITIVE_PI']),
  ],
  [
    'containsSensitivePersonalInfo',
    'SENSITIVE_INFO_MISSING',
    '13(1)',
    '请选择是否含有敏感个人信息。',
    ({ containsSensitivePersonalInfo }) => containsSensitivePersonalInfo !== null,
  ],
  [
    'containsSensitivePersonalInfo',
    'SENSITIVE_INFO_MISMATCH',
    '13(1)',
    '是否含有敏感个人信息与各数据项不一致，请更正。',
    (content) => agrees(content.containsSensitivePersonalInfo, content, ['SENSITIVE_PI']),
  ],
  [
    'securityMeasures',
    'SECURITY_MEASURES_MISSING',
    '35',
    '一般数据 3 级以上的，请填写安全要求或者脱敏措施。',
    ({ dataLevel, securityMeasures }) => dataLevel === null || !isGuarded(dataLevel) || securityMeasures.length > 0,
  ],
];

/** Faults in secrecy, grading and personal information (Arts 3, 13, 35). */
export const protectionFaults = (whole: Whole): Fault[] => judge(RULES, whole.content, whole);
