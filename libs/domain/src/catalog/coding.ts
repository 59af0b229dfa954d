import { classOf, parseCatalogCode } from './catalog-code.js';
import type { EntryContent } from './content.js';
import type { Fault } from './fault.js';
import { judge, judgeEach, type Rule, type Whole } from './rule-table.js';

export const CODE_NOT_OWN =
  '目录代码不属于本部门：部门类代码的前段码（“/”之前）应为本部门的，基础类、主题类代码由其数源部门使用。请更正。';
export const CODE_TAKEN = '目录代码已由本部门其他条目使用，请更换顺序号。';

const CODE: readonly Rule<EntryContent>[] = [
  [
    'catalogCode',
    'CODE_FORM',
    '12(2)',
    '目录代码应为“类项目细目/顺序号”：类 1 位、项 2 位、目 3 位、细目不超过 20 位，顺序号不超过 12 位。',
    ({ catalogCode }) => parseCatalogCode(catalogCode) !== null,
  ],
  [
    'catalogCode',
    'CODE_CLASS',
    '12(2)',
    '目录代码的类、项不在资源分类表中，请核对前三位。',
    ({ catalogCode }) => {
      const code = parseCatalogCode(catalogCode);
      return code === null || classOf(code) !== null;
    },
  ],
  [
    'catalogCode',
    'CODE_NOT_OWN',
    '12(2)',
    CODE_NOT_OWN,
    ({ catalogCode }, { setting }) => parseCatalogCode(catalogCode) === null || setting.code !== 'NOT_OWN',
  ],
  ['catalogCode', 'CODE_TAKEN', '12(2)', CODE_TAKEN, (_, { setting }) => setting.code !== 'TAKEN'],
  [
    'catalogCode',
    'CODE_IMMUTABLE',
    '12(2)',
    '目录代码在首次发布后不得变更，请恢复原代码。',
    ({ catalogCode }, { setting }) => setting.published === null || setting.published.catalogCode === catalogCode,
  ],
];

const RELATED: readonly Rule<string>[] = [
  [
    '',
    'RELATED_UNKNOWN',
    '12(2)',
    '没有这个目录代码的其他条目，请更正或者删去。',
    (code, { setting }) => setting.knownCodes.has(code),
  ],
];

/** Faults in the entry's own code and in the codes of related entries (§4.5). */
export const codingFaults = (whole: Whole): Fault[] => [
  ...judge(CODE, whole.content, whole),
  ...judgeEach(RELATED, whole.content.relatedCodes, whole, 'relatedCodes'),
];
