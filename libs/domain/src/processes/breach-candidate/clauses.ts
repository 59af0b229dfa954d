/** The cases of Arts 39 to 41, by article and item. */
export const BREACH_CLAUSES = [
  ...(['39(1)', '39(2)', '39(3)', '39(4)', '39(5)', '39(6)', '39(7)', '39(8)', '39(9)'] as const),
  ...(['40(1)', '40(2)', '40(3)', '40(4)', '40(5)', '40(6)', '40(7)'] as const),
  ...(['41(1)', '41(2)', '41(3)'] as const),
] as const;
export type BreachClause = (typeof BREACH_CLAUSES)[number];

/** Each case in the words of the Regulation. */
export const BREACH_TITLES: Readonly<Record<BreachClause, string>> = {
  '39(1)': '未按照要求编制或者更新政务数据目录',
  '39(2)': '通过擅自增设条件等方式阻碍、影响政务数据共享',
  '39(3)': '未配合数源部门及时完善更新政务数据',
  '39(4)': '未按时答复政务数据共享申请或者未按时共享政务数据,且无正当理由',
  '39(5)': '未按照规定将业务信息系统收集和产生的下级政府行政区域内的政务数据回流至下级政府部门',
  '39(6)': '收到政务数据校核申请后,未按时核实、更正',
  '39(7)': '擅自终止或者变更已提供的政务数据共享服务',
  '39(8)': '未按照规定将已建设的政务数据平台纳入全国一体化政务大数据体系',
  '39(9)': '政务数据提供部门违反条例规定的其他情形',
  '40(1)': '重复收集可以通过共享获取的政务数据',
  '40(2)': '擅自超出使用范围、共享目的使用通过共享获取的政务数据',
  '40(3)': '擅自将通过共享获取的政务数据提供给第三方',
  '40(4)': '共享目的已实现、无法实现或者为实现共享目的不再必要,未按照要求妥善处置通过共享获取的政务数据',
  '40(5)': '未按照规定保存通过共享获取的政务数据有关记录',
  '40(6)': '未对通过共享获取的政务数据履行安全管理责任',
  '40(7)': '政务数据需求部门违反条例规定的其他情形',
  '41(1)': '未按照规定明确数源部门',
  '41(2)': '未按照规定对政务数据共享争议进行协调处理',
  '41(3)': '政务数据共享主管部门违反条例规定的其他情形',
};

/** The only case whose wording allows a justified reason (且无正当理由, Q-29). */
export const EXCUSABLE: BreachClause = '39(4)';

/** True for the cases of Art 41, for which only a sharing authority answers. */
export const isOfAuthorities = (clause: BreachClause): boolean => clause.startsWith('41');

/**
 * Clauses that a judge may choose instead of the candidate's: a correction that was verified and corrected in time, and only
 * fed back late, is no case of 39(6) but of 39(9) (§2.8).
 */
export const OTHER_CLAUSES: Readonly<Partial<Record<BreachClause, readonly BreachClause[]>>> = { '39(6)': ['39(9)'] };
