import type { Titles } from '#libs/domain';
import { detached } from './detached.js';
import { isEmpty, type Cell } from './sheet.js';
import { columnName } from './xlsx/column-name.js';

/** A fault of one cell by a rule of the sheet, before the rules of the entry apply. */
export interface CellProblem {
  readonly rule: CellRule;
  readonly message: string;
}
export type CellRule =
  | 'FORMULA_CELL'
  | 'ERROR_CELL'
  | 'DATE_CELL'
  | 'NUMBER_CELL'
  | 'DATE_FORM'
  | 'COUNT_FORM'
  | 'FLAG_FORM'
  | 'LOST_TEXT'
  | 'CODE_UNKNOWN'
  | 'NO_HEADING';

/** Conversion between the values of a column and its cells. */
export interface Form<Value = unknown> {
  /** Permitted values, in Chinese. */
  readonly hint: string;
  /** Reads a cell that `readCell` has not refused. */
  read(cell: Cell): { readonly value: Value } | CellProblem;
  /** Writes a stated value, which is never null. */
  write(value: unknown): string;
}

/** Reads a cell that is not empty; what no form can read is a fault of the cell. */
export const readCell = <Value>(form: Form<Value>, cell: Cell): { readonly value: Value } | CellProblem =>
  problemOf(cell) ?? form.read(cell);

/** The fault of the first cell with content in a column without a heading, which no form reads; undefined for none. */
export function unheaded(cells: readonly Cell[], isHeaded: (place: number) => boolean): CellProblem | undefined {
  const place = cells.findIndex((cell, n) => !isEmpty(cell) && !isHeaded(n));
  if (place < 0) return undefined;
  return {
    rule: 'NO_HEADING',
    message: `${columnName(place)} 列没有栏目名称，其中的内容不能读取；请写明栏目或者删去`,
  };
}

const AS_TEXT = '请将单元格格式设为“文本”后重填';

function problemOf(cell: Cell): CellProblem | undefined {
  if (cell.kind === 'FORMULA')
    return { rule: 'FORMULA_CELL', message: '单元格是公式，不予读取；请“粘贴为数值”后再导入' };
  if (cell.kind === 'ERROR') return { rule: 'ERROR_CELL', message: '单元格是错误值，请改正' };
  if (cell.kind === 'INEXACT') {
    const what = cell.text === '' ? '数字过长或者没有完整显示，可能已失真' : `实际的值是 ${cell.text}`;
    const shown = cell.shown === '' ? '单元格的显示格式不能识别' : `单元格显示“${quoted(cell.shown)}”`;
    return { rule: 'NUMBER_CELL', message: `${shown}，${what}；${AS_TEXT}` };
  }
  if (cell.text.includes('\uFFFD'))
    return { rule: 'LOST_TEXT', message: `“${quoted(cell.text)}”中有转换编码时丢失的字，请重填` };
  return undefined;
}

/** Reads a cell as the text that it shows. A date is a fault: the spreadsheet program converted what was a text. */
export const text: Form<string> = {
  hint: '文本',
  read: ({ kind, text }) =>
    kind === 'DATE'
      ? { rule: 'DATE_CELL', message: `应为文本，而单元格是日期 ${text}；${AS_TEXT}` }
      : { value: text.trim() },
  write: String,
};

/** Text in half-width characters: programs of Chinese and Japanese users accept full-width digits and signs. */
const narrow = (text: string): string => text.normalize('NFKC').trim();

export const count: Form<number> = {
  hint: '整数',
  read: ({ text }) => {
    const [, digits] = /^(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.0*)?$/.exec(narrow(text)) ?? [];
    return digits
      ? { value: Number(digits.replaceAll(',', '')) }
      : { rule: 'COUNT_FORM', message: '应为不带单位的整数，如 1200' };
  },
  write: String,
};

/** A date as people and programs write it in Chinese, without a time or with that of midnight. */
const DATE = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?: 0?0:00(?::00)?)?$/;

export const date: Form<string> = {
  hint: '日期，如 2026-01-05',
  read: ({ text }) => {
    const value = dateOf(narrow(text));
    return value ? { value } : { rule: 'DATE_FORM', message: `“${quoted(text)}”不是可识别的日期，应写作 2026-01-05` };
  },
  write: String,
};

function dateOf(text: string): string | undefined {
  const [, year, , month, day, monthInWords, dayInWords] = DATE.exec(text) ?? [];
  const iso = [year, (month ?? monthInWords)?.padStart(2, '0'), (day ?? dayInWords)?.padStart(2, '0')].join('-');
  return isDate(iso) ? iso : undefined;
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const FLAGS: Readonly<Record<string, boolean>> = { 是: true, 否: false, TRUE: true, FALSE: false };

export const flag: Form<boolean> = {
  hint: '是、否',
  read: ({ text }) => {
    const value = FLAGS[narrow(text).toUpperCase()];
    return value === undefined ? { rule: 'FLAG_FORM', message: '应为“是”或“否”' } : { value };
  },
  write: (value) => (value === true ? '是' : '否'),
};

/** Returns the form of a code list: cells hold a title or a code, or anything else that `read` understands. */
export function choice<Code extends string>(
  titles: Titles<Code>,
  read: (written: string) => Code | null = byTitle(titles),
): Form<Code> {
  const hint = Object.values(titles).join('、');
  return {
    hint,
    read: (cell) => {
      const value = read(cell.text.trim());
      return value === null
        ? { rule: 'CODE_UNKNOWN', message: `“${quoted(cell.text)}”不在代码表中，应为：${hint}` }
        : { value };
    },
    write: (value) => new Map<unknown, string>(Object.entries(titles)).get(value) ?? String(value),
  };
}

const byTitle =
  <Code extends string>(titles: Titles<Code>) =>
  (written: string): Code | null => {
    const isCode = (key: string): key is Code => Object.hasOwn(titles, key);
    if (isCode(written)) return written;
    return (
      Object.keys(titles)
        .filter(isCode)
        .find((code) => titles[code] === written) ?? null
    );
  };

/** Quotes the first 40 characters of a cell, enough to find it. */
const quoted = (text: string): string => detached(text.length > 40 ? `${text.slice(0, 40)}…` : text);
