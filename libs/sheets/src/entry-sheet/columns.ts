import {
  BASIS_TYPE_TITLES,
  BUSINESS_ATTRIBUTE_TITLES,
  CONDITION_KIND_TITLES,
  DATA_LEVEL_TITLES,
  DATA_TYPE_TITLES,
  FORMAT_CLASS_TITLES,
  INDUSTRY_TITLES,
  OPEN_ATTRIBUTE_TITLES,
  PERSONAL_INFO_TITLES,
  readDataType,
  readFormatClass,
  readShareAttribute,
  readShareMode,
  readUpdateFrequency,
  SECRECY_TITLES,
  SHARE_ATTRIBUTE_TITLES,
  SHARE_MODE_TITLES,
  UPDATE_FREQUENCY_TITLES,
  type EntryContent,
} from '#libs/domain';
import { choice, count, date, flag, text, type Form } from '../forms.js';
import type { LeafPath } from './path.js';

interface Heading {
  readonly heading: string;
  readonly form: Form;
  /**
   * True if a sheet without this column is refused: the contents of Art 13(2), and the columns needed to find the
   * others.
   */
  readonly needed: boolean;
  /** Hint for the drafter, in Chinese. */
  readonly note: string;
}

const needed = (heading: string, form: Form, note: string): Heading => ({ heading, form, note, needed: true });
const optional = (heading: string, form: Form, note = '选填'): Heading => ({ heading, form, note, needed: false });

const shareAttribute = choice(SHARE_ATTRIBUTE_TITLES, readShareAttribute);

/**
 * Columns in the order of the sheet, one for each field of an entry (§4.2) and its items (§4.3); the type requires all
 * of them.
 */
const HEADINGS: Readonly<Record<LeafPath<EntryContent>, Heading>> = {
  catalogCode: optional('目录代码', text, '本部门的前段码/顺序号，如 3070990000099/000001；首次发布后不得变更'),
  name: needed('目录名称', text, '必填；2 至 100 个字，同一提供单位内不重复，不以系统名称代替'),
  abstract: optional('摘要', text, '必填；10 至 500 个字'),
  formatClass: needed('数据格式分类', choice(FORMAT_CLASS_TITLES, readFormatClass), '必填'),
  formatType: optional('数据格式类型', text, '必填；如 xlsx、ofd、mysql'),
  updateFrequency: needed('更新频率', choice(UPDATE_FREQUENCY_TITLES, readUpdateFrequency), '必填'),
  shareAttribute: needed('共享属性', shareAttribute, '必填'),
  'shareModes.*': needed('共享方式', choice(SHARE_MODE_TITLES, readShareMode), '必填，不予共享的不填；每行一种'),
  nonShareReason: optional('不予共享理由', text, '不予共享的必填'),
  'dataCategory.industry': optional('数据分类行业领域', choice(INDUSTRY_TITLES), '必填'),
  'dataCategory.businessAttribute': optional('数据分类业务属性', choice(BUSINESS_ATTRIBUTE_TITLES), '必填'),
  'dataCategory.category': needed('数据分类', text, '必填；按行业领域和业务属性细分的类别，如 人口管理'),
  dataLevel: needed('数据分级', choice(DATA_LEVEL_TITLES), '必填；与各数据项中的最高级别一致'),
  containsPersonalInfo: optional('是否含个人信息', flag, '必填'),
  containsSensitivePersonalInfo: optional('是否含敏感个人信息', flag, '必填'),
  secrecy: optional('涉密属性', choice(SECRECY_TITLES), '必填；涉密数据不得编入目录'),
  'collectionBases.*': optional('采集依据', text, '必填；采集数据所依据的职责或事项，每行一项'),
  sourceMatterCode: optional('来源事项编码', text),
  sourceSystemId: optional('所属信息系统', text),
  sourceDepartment: optional('数源部门', text, '已确定数源部门的必填；填部门编号'),
  'spatialCoverage.*': optional('覆盖行政区划', text, '选填；行政区划代码，每行一个'),
  'temporalCoverage.from': optional('时间范围起', date),
  'temporalCoverage.to': optional('时间范围止', date),
  recordCount: optional('数据量（条）', count),
  storageBytes: optional('数据量（字节）', count),
  openAttribute: optional('开放属性', choice(OPEN_ATTRIBUTE_TITLES)),
  openConditions: optional('开放条件', text, '有条件开放的填写'),
  'relatedCodes.*': optional('关联资源代码', text, '选填；其他目录的目录代码，每行一个'),
  altIdentifier: optional('其他标识', text),
  'securityMeasures.*': optional('安全要求', text, '数据分级为一般数据3级及以上的必填；每行一项'),
  disposalInstructionDefault: optional('处置要求', text, '有条件共享的必填'),
  'qualityRuleIds.*': optional('质量规则', text, '必填；规则编号，每行一个，不少于 3 个'),
  'contactWorkingBody.name': optional('联系机构', text, '必填；填机构，不填个人'),
  'contactWorkingBody.phone': optional('联系电话', text, '必填；填办公电话，不填个人电话'),
  catalogStandardVersion: optional('标准版本', text, '必填'),
  platformNodeId: optional('平台节点', text, '必填'),

  'items.*.nameZh': needed('数据项名称', text, '必填；每行一个数据项'),
  'items.*.itemId': optional('数据项标识', text, '选填；同一条目内不重复，留空时自动编号'),
  'items.*.nameEn': optional('数据项英文名', text),
  'items.*.dataType': needed('数据类型', choice(DATA_TYPE_TITLES, readDataType), '必填'),
  'items.*.length': optional('长度', count),
  'items.*.precision': optional('精度', count, '选填；小数位数'),
  'items.*.required': optional('是否必填', flag, '选填；留空为否'),
  'items.*.primaryKey': optional('是否主键', flag, '选填；留空为否'),
  'items.*.codeListRef': optional('引用代码表', text),
  'items.*.valueRange': optional('值域', text),
  'items.*.description': optional('数据项说明', text),
  'items.*.itemShareAttribute': optional('数据项共享属性', shareAttribute, '选填；留空与条目相同，不得宽于条目'),
  'items.*.itemLevel': optional('数据项分级', choice(DATA_LEVEL_TITLES), '必填'),
  'items.*.personalInfo': optional('数据项个人信息', choice(PERSONAL_INFO_TITLES), '必填'),
  'items.*.maskRule': optional('脱敏规则', text),
  'items.*.sourceColumn': optional('来源字段', text),
  'items.*.sampleMasked': optional('脱敏样例', text),

  'conditions.*.text': optional('使用条件', text, '有条件共享的必填共享范围和使用用途；每行一个条件'),
  'conditions.*.kind': optional('条件类型', choice(CONDITION_KIND_TITLES), '填写使用条件的必填'),
  'conditions.*.conditionId': optional('条件标识', text, '选填；同一条目内不重复，留空时自动编号'),
  'conditions.*.basisId': optional('条件依据标识', text, '选填；本条目“依据标识”之一'),

  'legalBases.*.title': optional('依据名称', text, '不予共享的必填；每行一个依据'),
  'legalBases.*.type': optional('依据类型', choice(BASIS_TYPE_TITLES), '填写依据的必填'),
  'legalBases.*.basisId': optional('依据标识', text, '选填；同一条目内不重复，留空时自动编号'),
  'legalBases.*.article': optional('依据条款', text, '填写依据的必填；如 第十二条'),
  'legalBases.*.quotedText': optional('依据原文', text, '不予共享的必填'),
  'legalBases.*.effectiveFrom': optional('依据施行日期', date),
  'legalBases.*.repealedOn': optional('依据失效日期', date, '选填；现行有效的留空'),
};

/** One column of the sheet. */
export interface Column extends Heading {
  /** Field of the content whose list stands in this column, one element per row; null for a field with one value. */
  readonly list: string | null;
  /** Keys below the content or below an element of the list; empty if the element itself is the value. */
  readonly keys: readonly string[];
  /** Path as in the faults of the content, with `*` for the position in a list. */
  readonly path: string;
}

export const COLUMNS: readonly Column[] = Object.entries(HEADINGS).map(([path, heading]) => {
  const [before = '', after] = path.split('.*');
  return after === undefined
    ? { ...heading, path, list: null, keys: before.split('.') }
    : { ...heading, path, list: before, keys: after.split('.').slice(1) };
});

/** Heading of the first column. It numbers the entries and is empty in the further rows of an entry. */
export const NUMBER_HEADING = '序号';

/** Value of the first column in an example, which is never imported. */
export const EXAMPLE = '示例';

/** Ids that are numbered automatically if left empty, with their prefix, by list. */
export const ID_OF: Readonly<Record<string, { readonly key: string; readonly prefix: string }>> = {
  items: { key: 'itemId', prefix: 'i' },
  conditions: { key: 'conditionId', prefix: 'c' },
  legalBases: { key: 'basisId', prefix: 'b' },
};
