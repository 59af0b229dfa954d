import type { BasisType, ConditionKind, DataLevel, ShareAttribute, ShareMode } from './entry.js';

/** 数据格式 (CL-FORMAT), in the guide's order; 服务接口 is an addition from practice. */
export const FORMAT_CLASSES = [
  'FILE',
  'SPREADSHEET',
  'DATABASE',
  'GRAPHIC',
  'STREAM',
  'SELF_DESCRIBING',
  'API',
] as const;
export type FormatClass = (typeof FORMAT_CLASSES)[number];

/**
 * 更新频率 (CL-FREQ). The guide numbers 1–6 are REALTIME to YEARLY without SEMIANNUAL, which practice adds, as it does
 * IRREGULAR and STATIC.
 */
export const UPDATE_FREQUENCIES = [
  'REALTIME',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'SEMIANNUAL',
  'YEARLY',
  'IRREGULAR',
  'STATIC',
] as const;
export type UpdateFrequency = (typeof UPDATE_FREQUENCIES)[number];

/** 数据类型 of an item (CL-DTYPE), in the letters of the guide's template. */
export const DATA_TYPES = ['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'G', 'B', 'I', 'F'] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** 行业领域, the first level of 数据分类 (GB/T 43697). The standard's list is open; OTHER covers the rest. */
export const INDUSTRIES = [
  'MANUFACTURING',
  'TELECOM',
  'FINANCE',
  'ENERGY',
  'TRANSPORT',
  'NATURAL_RESOURCES',
  'HEALTH',
  'EDUCATION',
  'SCIENCE',
  'OTHER',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** 业务属性, the second level of 数据分类, which divides the data of an industry (GB/T 43697). */
export const BUSINESS_ATTRIBUTES = [
  'BUSINESS_FIELD',
  'RESPONSIBLE_DEPARTMENT',
  'DESCRIBED_OBJECT',
  'PROCESS_STAGE',
  'DATA_SUBJECT',
  'SUBJECT_MATTER',
  'DATA_USE',
  'DATA_PROCESSING',
  'DATA_SOURCE',
] as const;
export type BusinessAttribute = (typeof BUSINESS_ATTRIBUTES)[number];

/** 个人信息 in one item: none, personal, or sensitive. */
export const PERSONAL_INFO = ['NONE', 'PI', 'SENSITIVE_PI'] as const;
export type PersonalInfo = (typeof PERSONAL_INFO)[number];

/** 涉密属性; only data marked NONE are government data (Art 3). */
export const SECRECIES = ['NONE', 'WORK_SECRET', 'STATE_SECRET'] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** 开放属性: openness to the public, which is independent of sharing. */
export const OPEN_ATTRIBUTES = ['OPEN', 'CONDITIONAL', 'NOT'] as const;
export type OpenAttribute = (typeof OPEN_ATTRIBUTES)[number];

/** Chinese title of each code of a list. */
export type Titles<Code extends string> = Readonly<Record<Code, string>>;

export const SHARE_ATTRIBUTE_TITLES: Titles<ShareAttribute> = {
  UNCONDITIONAL: '无条件共享',
  CONDITIONAL: '有条件共享',
  NON_SHAREABLE: '不予共享',
};
export const SHARE_MODE_TITLES: Titles<ShareMode> = {
  API: '服务接口',
  BATCH: '批量交换',
  FILE: '文件下载',
  OTHER: '其他',
};
export const FORMAT_CLASS_TITLES: Titles<FormatClass> = {
  FILE: '电子文件',
  SPREADSHEET: '电子表格',
  DATABASE: '数据库',
  GRAPHIC: '图形图像',
  STREAM: '流媒体',
  SELF_DESCRIBING: '自描述格式',
  API: '服务接口',
};
export const UPDATE_FREQUENCY_TITLES: Titles<UpdateFrequency> = {
  REALTIME: '实时',
  DAILY: '每日',
  WEEKLY: '每周',
  MONTHLY: '每月',
  QUARTERLY: '每季度',
  SEMIANNUAL: '每半年',
  YEARLY: '每年',
  IRREGULAR: '不定期',
  STATIC: '不更新',
};
export const DATA_TYPE_TITLES: Titles<DataType> = {
  C: '字符型',
  N: '数值型',
  Y: '货币型',
  D: '日期型',
  T: '日期时间型',
  L: '逻辑型',
  M: '备注型',
  G: '通用型',
  B: '双精度型',
  I: '整型',
  F: '浮点型',
};
export const DATA_LEVEL_TITLES: Titles<DataLevel> = {
  CORE: '核心数据',
  IMPORTANT: '重要数据',
  G4: '一般数据4级',
  G3: '一般数据3级',
  G2: '一般数据2级',
  G1: '一般数据1级',
};
export const INDUSTRY_TITLES: Titles<Industry> = {
  MANUFACTURING: '工业',
  TELECOM: '电信',
  FINANCE: '金融',
  ENERGY: '能源',
  TRANSPORT: '交通运输',
  NATURAL_RESOURCES: '自然资源',
  HEALTH: '卫生健康',
  EDUCATION: '教育',
  SCIENCE: '科学',
  OTHER: '其他',
};
export const BUSINESS_ATTRIBUTE_TITLES: Titles<BusinessAttribute> = {
  BUSINESS_FIELD: '业务领域',
  RESPONSIBLE_DEPARTMENT: '责任部门',
  DESCRIBED_OBJECT: '描述对象',
  PROCESS_STAGE: '流程环节',
  DATA_SUBJECT: '数据主体',
  SUBJECT_MATTER: '内容主题',
  DATA_USE: '数据用途',
  DATA_PROCESSING: '数据处理',
  DATA_SOURCE: '数据来源',
};
export const PERSONAL_INFO_TITLES: Titles<PersonalInfo> = {
  NONE: '不含个人信息',
  PI: '个人信息',
  SENSITIVE_PI: '敏感个人信息',
};
export const SECRECY_TITLES: Titles<Secrecy> = { NONE: '非涉密', WORK_SECRET: '工作秘密', STATE_SECRET: '国家秘密' };
export const OPEN_ATTRIBUTE_TITLES: Titles<OpenAttribute> = {
  OPEN: '无条件开放',
  CONDITIONAL: '有条件开放',
  NOT: '不予开放',
};
export const CONDITION_KIND_TITLES: Titles<ConditionKind> = {
  SCOPE: '共享范围',
  PURPOSE: '使用用途',
  SECURITY: '安全要求',
  OTHER: '其他条件',
};
export const BASIS_TYPE_TITLES: Titles<BasisType> = {
  LAW: '法律',
  ADMIN_REGULATION: '行政法规',
  STATE_COUNCIL_DECISION: '国务院决定',
  MINISTRY_RULE: '部门规章',
  LOCAL_REGULATION: '地方性法规',
  LOCAL_RULE: '地方政府规章',
  NORMATIVE_DOC: '规范性文件',
  INTERNATIONAL_TREATY: '国际条约',
};
