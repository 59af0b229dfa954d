import { COLUMNS, EXAMPLE, NUMBER_HEADING } from './columns.js';

/** Instructions for filling in the sheet: rules for all columns, then one line per column. */
export const notes = (): string[][] => [
  ['栏目', '填写方式', '说明'],
  [
    '全表',
    '每个条目占一行或连续几行',
    '首行填写条目本身的内容；数据项、使用条件、依据及其他可重复的栏目逐行向下填写，每行一个',
  ],
  ['全表', '单元格填文本或数值', '不使用公式，不合并单元格；栏目名称不得改动，次序可以调整，选填的栏目可以删去'],
  ['全表', '单元格以 = + - @ 开头', "导出时在前面加一个单引号 ' ，以免被当作公式执行；导入时自动去掉"],
  [NUMBER_HEADING, '整数', `只填在条目的首行；填“${EXAMPLE}”的条目不导入`],
  ...COLUMNS.map(({ heading, form, note }) => [heading, form.hint, note]),
];
