import { basisFaults } from './bases.js';
import { codingFaults } from './coding.js';
import type { EntryContent, EntryItem } from './content.js';
import { descriptionFaults } from './description.js';
import type { EntrySetting, Fault } from './fault.js';
import { formatFaults } from './formats.js';
import { itemFaults } from './items.js';
import { managementFaults } from './management.js';
import { protectionFaults } from './protection.js';
import { judge, type Rule } from './rule-table.js';
import { sharingFaults } from './sharing.js';

/** Checks in the order of the form that a drafter fills in. */
const SUBJECTS = [
  codingFaults,
  descriptionFaults,
  itemFaults,
  formatFaults,
  sharingFaults,
  basisFaults,
  protectionFaults,
  managementFaults,
];

/**
 * Returns all faults that keep an entry from being assessed and published (Arts 3, 13–15, 19); empty if there are none.
 */
export function checkContent(content: EntryContent, setting: EntrySetting): readonly Fault[] {
  const whole = { content, setting };
  return SUBJECTS.flatMap((faultsOf) => faultsOf(whole));
}

const isPersonal = ({ personalInfo }: EntryItem): boolean => personalInfo === 'PI' || personalInfo === 'SENSITIVE_PI';

const HINTS: readonly Rule<EntryContent>[] = [
  [
    'provider',
    'PROVIDER_PREFIX',
    '12(2)',
    '提供单位的统一社会信用代码不是以 11、12 或者 13 开头，请核对其是否为政府部门或者法律、法规授权的组织。',
    (_, { setting }) => setting.providerUscc === null || /^1[123]/.test(setting.providerUscc),
  ],
  [
    'shareAttribute',
    'PERSONAL_INFO_UNCONDITIONAL',
    '13(1)',
    '含有个人信息的数据列为无条件共享，请核对共享属性是否恰当。',
    ({ shareAttribute, items }) =>
      shareAttribute !== 'UNCONDITIONAL' ||
      !items.some((item) => isPersonal(item) && (item.itemShareAttribute ?? shareAttribute) === shareAttribute),
  ],
];

/** Returns statements that a person should check again, although no rule refuses them. */
export const hintsOn = (content: EntryContent, setting: EntrySetting): readonly Fault[] =>
  judge(HINTS, content, { content, setting });
