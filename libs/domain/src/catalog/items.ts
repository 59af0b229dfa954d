import { looser } from './attribute.js';
import type { EntryContent, EntryItem } from './content.js';
import type { Fault } from './fault.js';
import { normaliseName } from './names.js';
import { judge, judgeEach, repeated, type Rule, type Whole } from './rule-table.js';

const ENTRY: readonly Rule<EntryContent>[] = [
  ['items', 'ITEMS_MISSING', '13(2)', '请填写至少一个数据项。', ({ items }) => items.length > 0],
];

const ITEM: readonly Rule<EntryItem>[] = [
  ['nameZh', 'ITEM_NAME_MISSING', '13(2)', '请填写数据项名称。', ({ nameZh }) => nameZh !== ''],
  ['dataType', 'ITEM_TYPE_MISSING', '13(2)', '请选择数据类型。', ({ dataType }) => dataType !== null],
  ['itemLevel', 'ITEM_LEVEL_MISSING', '13(2)', '请选择数据项的分级。', ({ itemLevel }) => itemLevel !== null],
  [
    'personalInfo',
    'ITEM_PERSONAL_INFO_MISSING',
    '13(1)',
    '请选择数据项是否含有个人信息。',
    ({ personalInfo }) => personalInfo !== null,
  ],
  [
    'precision',
    'ITEM_PRECISION',
    '13(2)',
    '小数位数不得多于数据长度。',
    ({ length, precision }) => length === null || precision === null || precision <= length,
  ],
  [
    'itemShareAttribute',
    'ITEM_ATTRIBUTE_LOOSER',
    '14',
    '数据项的共享属性只能与条目相同或者更严格；请调整数据项，或者另列条目。',
    ({ itemShareAttribute: own }, { content: { shareAttribute } }) =>
      own === null || shareAttribute === null || !looser(own, shareAttribute),
  ],
];

/**
 * Faults in the items (§4.3): an item needs a name and a type, may occur once, and may not be shared more freely than
 * the entry.
 */
export function itemFaults(whole: Whole): Fault[] {
  const { items } = whole.content;
  return [
    ...judge(ENTRY, whole.content, whole),
    ...judgeEach(ITEM, items, whole, 'items'),
    ...judgeEach(STABLE, namedAsPublished(whole), whole, 'items'),
    ...repeated(items, ({ itemId }) => itemId, 'items', [
      'itemId',
      'ITEM_ID_DUPLICATE',
      '13(2)',
      '数据项标识重复，请更换。',
    ]),
    ...repeated(items, ({ nameZh }) => normaliseName(nameZh), 'items', [
      'nameZh',
      'ITEM_NAME_DUPLICATE',
      '13(2)',
      '数据项名称重复，请更名或者删去。',
    ]),
  ];
}

/** An item with the id under which its name is already published; null if the name is not published. */
type Named = readonly [item: EntryItem, publishedId: string | null];

/** Ids of published items must not change, because requests and grants refer to them. */
const STABLE: readonly Rule<Named>[] = [
  [
    'itemId',
    'ITEM_ID_CHANGED',
    '13(2)',
    '已发布的数据项标识不得变更，请恢复原标识。',
    ([{ itemId }, publishedId]) => publishedId === null || publishedId === itemId,
  ],
];

function namedAsPublished({ content, setting }: Whole): Named[] {
  const idOf = new Map((setting.published?.items ?? []).map((item) => [normaliseName(item.nameZh), item.itemId]));
  return content.items.map((item) => [item, idOf.get(normaliseName(item.nameZh)) ?? null]);
}
