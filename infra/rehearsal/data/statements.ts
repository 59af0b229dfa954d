import type { DataType, EntryContent, Industry } from '#libs/domain';

/** Statements that all entries of a category share: the industry, and the duty in which the data arise. */
interface Category {
  readonly industry: Industry;
  readonly collectionBasis: string;
}

const categories: Readonly<Record<string, Category>> = {
  人口管理: { industry: 'OTHER', collectionBasis: '户口登记和人口统计' },
  市场监管: { industry: 'OTHER', collectionBasis: '市场主体登记、许可和监督检查' },
  政务服务: { industry: 'OTHER', collectionBasis: '政务数据目录管理和平台运行监测' },
  公共安全: { industry: 'OTHER', collectionBasis: '道路交通管理、居住登记和案件办理' },
  社会保障: { industry: 'OTHER', collectionBasis: '社会保险经办、职称评审和劳动保障监察' },
  自然资源: { industry: 'NATURAL_RESOURCES', collectionBasis: '不动产登记、用地审批和测绘管理' },
  住房保障: { industry: 'OTHER', collectionBasis: '住房公积金缴存和提取管理' },
  民政: { industry: 'OTHER', collectionBasis: '社会救助、婚姻登记和社会组织登记' },
  卫生健康: { industry: 'HEALTH', collectionBasis: '医疗机构执业登记、预防接种和健康调查' },
  城乡建设: { industry: 'OTHER', collectionBasis: '住房保障、建筑市场和商品房预售管理' },
  交通运输: { industry: 'TRANSPORT', collectionBasis: '道路运输经营和从业资格许可' },
  农业农村: { industry: 'OTHER', collectionBasis: '农村土地承包管理和农业统计' },
  教育: { industry: 'EDUCATION', collectionBasis: '学籍管理和学校设置管理' },
};

/** Returns the statements of a category. Throws if there are none. */
export function categoryOf(category: string): Category {
  const found = categories[category];
  if (!found) throw new Error(`no statements for the category ${category}`);
  return found;
}

/** Quoted text of the law behind each prohibition, and the day from which it is in force. */
export const quotations: Readonly<Record<string, { readonly quotedText: string; readonly effectiveFrom: string }>> = {
  中华人民共和国刑事诉讼法: {
    quotedText:
      '犯罪记录被封存的，不得向任何单位和个人提供，但司法机关为办案需要或者有关单位根据国家规定进行查询的除外。',
    effectiveFrom: '2018-10-26',
  },
  全国人口普查条例: {
    quotedText: '人口普查中获得的能够识别或者推断单个普查对象身份的资料，任何单位和个人不得对外提供、泄露。',
    effectiveFrom: '2010-06-01',
  },
};

/** Typical file or database type for each format of the catalogue. */
export const formatTypes: Readonly<Record<string, string>> = {
  API: 'json',
  DATABASE: 'dm',
  SPREADSHEET: 'xlsx',
  GRAPHIC: 'shp',
};

/** Returns the data type that the name of an item suggests. */
export function dataTypeOf(nameZh: string): DataType {
  if (/日期|有效期/.test(nameZh)) return 'D';
  if (nameZh === '金额') return 'Y';
  if (/(数|面积|埋深|成功率)$/.test(nameZh)) return 'N';
  if (/坐标|几何|四至/.test(nameZh)) return 'G';
  return 'C';
}

/** Quality rules of every sample entry. */
export const qualityRuleIds: EntryContent['qualityRuleIds'] = ['completeness', 'accuracy', 'timeliness'];

export const disposalInstruction = '共享目的实现后 10 日内删除所获数据，并提交销毁情况说明。';

/** Returns the security measures for a level: important data, or general data from sub-level G3 on; else none. */
export function securityMeasuresOf(level: string): string[] {
  if (level === 'IMPORTANT') return ['经平台加密批量交付', '按批次登记接收人和用途'];
  return level === 'G3' || level === 'G4' ? ['标识信息掩码返回', '调用留痕'] : [];
}
