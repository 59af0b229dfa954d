import type { DraftedCondition, EntryContent } from './content.js';
import type { ConditionKind, ShareAttribute } from './entry.js';
import type { Fault } from './fault.js';
import { judge, judgeEach, repeated, type Rule, type Whole } from './rule-table.js';

/**
 * Matches words that leave a condition to the discretion of the department that applies it [D]. 按需求 is a different
 * word.
 */
const VAGUE = /按需(?!求)|面议/;

/** True if the entry as a whole, or one of its items, has the attribute. */
export const shares = ({ shareAttribute, items }: EntryContent, attribute: ShareAttribute): boolean =>
  shareAttribute === attribute || items.some(({ itemShareAttribute }) => itemShareAttribute === attribute);

const has = ({ conditions }: EntryContent, kind: ConditionKind): boolean =>
  conditions.some((condition) => condition.kind === kind);

const ENTRY: readonly Rule<EntryContent>[] = [
  [
    'shareAttribute',
    'ATTRIBUTE_MISSING',
    '14',
    '请选择共享属性：无条件共享、有条件共享或者不予共享。',
    ({ shareAttribute }) => shareAttribute !== null,
  ],
  [
    'conditions',
    'SCOPE_MISSING',
    '15(2)',
    '有条件共享的，请列明共享范围。',
    (content) => !shares(content, 'CONDITIONAL') || has(content, 'SCOPE'),
  ],
  [
    'conditions',
    'PURPOSE_MISSING',
    '15(2)',
    '有条件共享的，请列明使用用途。',
    (content) => !shares(content, 'CONDITIONAL') || has(content, 'PURPOSE'),
  ],
  [
    'conditions',
    'CONDITIONS_STRAY',
    '15(1)',
    '没有有条件共享的数据，不得设置使用条件，请删去或者更正共享属性。',
    (content) => content.shareAttribute === null || shares(content, 'CONDITIONAL') || content.conditions.length === 0,
  ],
  [
    'disposalInstructionDefault',
    'DISPOSAL_MISSING',
    '27(1)',
    '有条件共享的，请填写共享目的实现后的处置要求。',
    (content) => !shares(content, 'CONDITIONAL') || content.disposalInstructionDefault !== '',
  ],
];

const CONDITION: readonly Rule<DraftedCondition>[] = [
  ['kind', 'CONDITION_KIND_MISSING', '15(2)', '请选择使用条件的种类。', ({ kind }) => kind !== null],
  ['text', 'CONDITION_TEXT_MISSING', '15(2)', '请填写使用条件的内容。', ({ text }) => text !== ''],
  [
    'text',
    'CONDITION_VAGUE',
    '15(2)',
    '使用条件应当明确，请勿填写“按需”“面议”。',
    ({ text }) => !VAGUE.test(text.replace(/\s/g, '')),
  ],
  [
    'basisId',
    'CONDITION_BASIS_UNKNOWN',
    '15(2)',
    '使用条件引用的依据不在本条目中，请更正。',
    ({ basisId }, { content }) => basisId === '' || content.legalBases.some((basis) => basis.basisId === basisId),
  ],
];

/** Faults in 共享属性 and 使用条件 (Arts 14, 15, 27(1)). */
export const sharingFaults = (whole: Whole): Fault[] => [
  ...judge(ENTRY, whole.content, whole),
  ...judgeEach(CONDITION, whole.content.conditions, whole, 'conditions'),
  ...repeated(whole.content.conditions, ({ conditionId }) => conditionId, 'conditions', [
    'conditionId',
    'CONDITION_ID_DUPLICATE',
    '15(1)',
    '使用条件标识重复，请更换。',
  ]),
];
