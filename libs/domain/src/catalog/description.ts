import type { EntryContent } from './content.js';
import type { Fault } from './fault.js';
import { normaliseName } from './names.js';
import { judge, judgeEach, type Rule, type Whole } from './rule-table.js';

/** The compilation guide of 2017, the only standard that these rules check (Art 12(1)). */
export const CATALOG_STANDARD = 'GUIDE-2017';

/** Matches names of systems: an entry is named after its data, not after the system that holds them. */
const SYSTEM_NAME = /(系统|平台|数据库|门户|网站|小程序|客户端|APP)(\([^()]*\))?$/i;
const DIVISION_CODE = /^(\d{6}|\d{9}|\d{12})$/;

function within(text: string, min: number, max: number): boolean {
  const length = [...text].length;
  return length >= min && length <= max;
}

const DESCRIPTION: readonly Rule<EntryContent>[] = [
  [
    'catalogStandardVersion',
    'STANDARD_VERSION',
    '12(1)',
    `请按现行目录编制标准规范填写标准版本：${CATALOG_STANDARD}。`,
    ({ catalogStandardVersion }) => catalogStandardVersion === CATALOG_STANDARD,
  ],
  [
    'name',
    'NAME_LENGTH',
    '13(2)',
    '请填写目录名称，2 至 100 个字。',
    ({ name }) => within(normaliseName(name), 2, 100),
  ],
  [
    'name',
    'NAME_IS_SYSTEM',
    '13(2)',
    '目录名称应当说明是什么数据，请勿以系统、平台或者数据库的名称代替。',
    ({ name }) => !SYSTEM_NAME.test(normaliseName(name)),
  ],
  ['abstract', 'ABSTRACT_LENGTH', '12(2)', '请填写摘要，10 至 500 个字。', ({ abstract }) => within(abstract, 10, 500)],
  [
    'updateFrequency',
    'FREQUENCY_MISSING',
    '13(2)',
    '请选择数据更新频率。',
    ({ updateFrequency }) => updateFrequency !== null,
  ],
  [
    'dataCategory.industry',
    'INDUSTRY_MISSING',
    '13(2)',
    '请选择数据所属的行业领域。',
    ({ dataCategory }) => dataCategory.industry !== null,
  ],
  [
    'dataCategory.businessAttribute',
    'BUSINESS_ATTRIBUTE_MISSING',
    '13(2)',
    '请选择数据分类所依据的业务属性。',
    ({ dataCategory }) => dataCategory.businessAttribute !== null,
  ],
  [
    'dataCategory.category',
    'CATEGORY_MISSING',
    '13(2)',
    '请填写数据分类。',
    ({ dataCategory }) => dataCategory.category !== '',
  ],
  [
    'temporalCoverage',
    'TEMPORAL_ORDER',
    '12(2)',
    '时间范围的起始日期不得晚于截止日期。',
    ({ temporalCoverage: { from, to } }) => from === null || to === null || from <= to,
  ],
  [
    'openConditions',
    'OPEN_CONDITIONS_MISSING',
    '12(2)',
    '有条件开放的，请填写开放条件。',
    ({ openAttribute, openConditions }) => openAttribute !== 'CONDITIONAL' || openConditions !== '',
  ],
];

const DIVISIONS: readonly Rule<string>[] = [
  [
    '',
    'DIVISION_CODE',
    '12(2)',
    '请填写 6 位行政区划代码；乡镇为 9 位，村为 12 位。',
    (code) => DIVISION_CODE.test(code),
  ],
];

/** Faults in the name, abstract, classification and coverage of the data (Arts 12(1), 13(2)). */
export const descriptionFaults = (whole: Whole): Fault[] => [
  ...judge(DESCRIPTION, whole.content, whole),
  ...judgeEach(DIVISIONS, whole.content.spatialCoverage, whole, 'spatialCoverage'),
];
