import type { FormatClass } from './code-lists.js';
import type { EntryContent } from './content.js';
import type { ShareMode } from './entry.js';
import type { Fault } from './fault.js';
import { judge, judgeEach, repeated, type Rule, type Whole } from './rule-table.js';

/** Sharing modes that suit each format (§4.4); 其他 suits every format. */
const MODES: Readonly<Record<FormatClass, readonly ShareMode[]>> = {
  FILE: ['FILE', 'BATCH'],
  SPREADSHEET: ['FILE', 'BATCH'],
  DATABASE: ['BATCH', 'API'],
  GRAPHIC: ['FILE', 'BATCH'],
  STREAM: ['FILE', 'BATCH'],
  SELF_DESCRIBING: ['FILE', 'BATCH', 'API'],
  API: ['API'],
};

/**
 * File types that the guide names for each format. A type that the guide does not know is accepted, one of another
 * format is refused. Interfaces and self-describing formats may have any type.
 */
const TYPES: Readonly<Record<FormatClass, readonly string[]>> = {
  FILE: ['ofd', 'wps', 'xml', 'txt', 'docx', 'html', 'pdf', 'pptx'],
  SPREADSHEET: ['et', 'xls', 'xlsx'],
  DATABASE: ['dm', 'kingbase', 'oracle', 'mysql', 'sqlserver', 'db2'],
  GRAPHIC: ['jpg', 'gif', 'bmp', 'shp'],
  STREAM: ['mpg', 'mp4'],
  SELF_DESCRIBING: [],
  API: [],
};

function belongsElsewhere(formatType: string, formatClass: FormatClass): boolean {
  const type = formatType.toLowerCase();
  const own = TYPES[formatClass];
  return own.length > 0 && !own.includes(type) && Object.values(TYPES).some((types) => types.includes(type));
}

const FORMAT: readonly Rule<EntryContent>[] = [
  ['formatClass', 'FORMAT_MISSING', '13(2)', '请选择数据格式。', ({ formatClass }) => formatClass !== null],
  [
    'formatType',
    'FORMAT_TYPE_MISSING',
    '13(2)',
    '请填写数据格式的类型，如 xlsx。',
    ({ formatType }) => formatType !== '',
  ],
  [
    'formatType',
    'FORMAT_TYPE_ELSEWHERE',
    '13(2)',
    '这种类型属于另一类数据格式，请更正其中一项。',
    ({ formatClass, formatType }) => formatClass === null || !belongsElsewhere(formatType, formatClass),
  ],
  [
    'shareModes',
    'MODES_MISSING',
    '13(2)',
    '请选择至少一种共享方式。',
    ({ shareAttribute, shareModes }) =>
      shareAttribute === null || shareAttribute === 'NON_SHAREABLE' || shareModes.length > 0,
  ],
  [
    'shareModes',
    'MODES_OF_UNSHARED',
    '22(2)',
    '不予共享的数据没有共享方式，请删去。',
    ({ shareAttribute, shareModes }) => shareAttribute !== 'NON_SHAREABLE' || shareModes.length === 0,
  ],
];

const MODE: readonly Rule<ShareMode>[] = [
  [
    '',
    'MODE_OF_FORMAT',
    '22(2)',
    '这种格式的数据不能以此方式共享，请更正数据格式或者共享方式。',
    (mode, { content: { formatClass } }) =>
      formatClass === null || mode === 'OTHER' || MODES[formatClass].includes(mode),
  ],
];

/** Faults in 数据格式 and 共享方式 (Arts 13(2), 22(2)). */
export const formatFaults = (whole: Whole): Fault[] => [
  ...judge(FORMAT, whole.content, whole),
  ...judgeEach(MODE, whole.content.shareModes, whole, 'shareModes'),
  ...repeated(whole.content.shareModes, (mode) => mode, 'shareModes', [
    '',
    'MODE_DUPLICATE',
    '22(2)',
    '共享方式重复，请删去一项。',
  ]),
];
