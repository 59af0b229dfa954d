import type { Division } from '../organisation/types.js';

/**
 * The parts of a catalog code (目录代码, guide of 2017): 类 has 1 digit, 项 2, 目 3, 细目 any number; the sequence number
 * follows.
 */
export interface CatalogCode {
  /** 类 */
  readonly classCode: string;
  /** 项 */
  readonly subclassCode: string;
  /** 目 */
  readonly groupCode: string;
  /** 细目; may be empty. */
  readonly detailCode: string;
  /** 顺序号, with its leading zeros. */
  readonly sequence: string;
}

/** Titles of 类 and 项, such as `3 部门信息资源` and `07 省（自治区、直辖市）`. */
export interface CatalogClass {
  readonly classTitle: string;
  readonly subclassTitle: string;
}

const SHAPE = /^([123])(\d{2})(\d{3})(\d{0,20})\/(\d{1,12})$/;

const CLASSES: Readonly<Record<string, { readonly title: string; readonly subclasses: readonly string[] }>> = {
  1: { title: '基础信息资源', subclasses: ['人口', '法人单位', '自然资源和空间地理', '社会信用', '电子证照'] },
  2: {
    title: '主题信息资源',
    subclasses: [
      '公共服务',
      '健康保障',
      '社会保障',
      '食品药品安全',
      '安全生产',
      '价格监管',
      '能源安全',
      '信用体系',
      '城乡建设',
      '社区治理',
      '生态环保',
      '应急维稳',
    ],
  },
  3: {
    title: '部门信息资源',
    subclasses: [
      '党中央',
      '全国人大常委会',
      '国务院',
      '全国政协',
      '最高人民法院',
      '最高人民检察院',
      '省（自治区、直辖市）',
      '计划单列市',
    ],
  },
};

/** Splits a code into its parts; null if it does not have the guide's form. */
export function parseCatalogCode(text: string): CatalogCode | null {
  const [, classCode, subclassCode, groupCode, detailCode, sequence] = SHAPE.exec(text) ?? [];
  if (!classCode || !subclassCode || !groupCode || detailCode === undefined || !sequence) return null;
  return { classCode, subclassCode, groupCode, detailCode, sequence };
}

/** Returns the part before the sequence number (前段码). */
export const frontCode = (code: CatalogCode): string =>
  code.classCode + code.subclassCode + code.groupCode + code.detailCode;

export const formatCatalogCode = (code: CatalogCode): string => `${frontCode(code)}/${code.sequence}`;

/** Returns the titles of a code's 类 and 项 in the guide's class table; null if the table has no such 项. */
export function classOf(code: CatalogCode): CatalogClass | null {
  const found = CLASSES[code.classCode];
  const subclassTitle = found?.subclasses[Number(code.subclassCode) - 1];
  return found && subclassTitle ? { classTitle: found.title, subclassTitle } : null;
}

/**
 * Returns the front code of the n-th department of a division [ours]: 类 3; a national department has 项 03 and its number
 * as 目; any other 项 07, the province as 目, and as 细目 the rest of the division code followed by its number. Throws for a
 * division code under six digits, or a number that is not of 3 digits.
 */
export function departmentFrontCode(
  { code, level }: Pick<Division, 'code' | 'level'>,
  departmentNumber: number,
): string {
  if (!/^\d{6,}$/.test(code)) throw new RangeError(`${code} is not a division code`);
  if (!Number.isInteger(departmentNumber) || departmentNumber < 1 || departmentNumber > 999)
    throw new RangeError(`${departmentNumber} is not a number of 3 digits`);
  const number = String(departmentNumber).padStart(3, '0');
  return level === 'NATIONAL' ? `303${number}` : `3070${code}${number}`;
}
