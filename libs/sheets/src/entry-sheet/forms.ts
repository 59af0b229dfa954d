import type { Titles } from '#libs/domain';
import { detached } from '../detached.js';
import type { Cell } from '../sheet.js';

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
  | 'CODE_UNKNOWN';

/** Conversion between the values of a column and its cells. */
export interface Form {
  /** Permitted values, in Chinese. */
  readonly hint: string;
  /** Reads a cell that is neither empty, nor a formula, nor an error. */
  read(cell: Cell): { readonly value: unknown } | CellProblem;
  /** Writes a stated value, which is never null. */
  write(value: unknown): string;
}

const PRECISE_NUMBER = /^-?\d{1,15}$|^-?(?=.{3,16}$)\d+\.\d+$/;

/**
 * Reads a cell as text. A date, or a number with lost digits, is a fault: the spreadsheet program converted what was a
 * text.
 */
function textOf({ kind, text }: Cell): { readonly value: string } | CellProblem {
  if (kind === 'DATE')
    return { rule: 'DATE_CELL', message: `应为文本，而单元格是日期 ${text}；请将单元格格式设为“文本”后重填` };
  if (kind === 'NUMBER' && !PRECISE_NUMBER.test(text))
    return { rule: 'NUMBER_CELL', message: '数字过长，可能已失真；请将单元格格式设为“文本”后重填' };
  return { value: text.trim() };
}

export const text: Form = { hint: '文本', read: textOf, write: String };

export const count: Form = {
  hint: '整数',
  read: ({ text }) =>
    /^\d{1,15}$/.test(text.trim())
      ? { value: Number(text) }
      : { rule: 'COUNT_FORM', message: '应为不带单位和分隔符的整数，如 1200' },
  write: String,
};

export const date: Form = {
  hint: '日期，如 2026-01-05',
  read: ({ text }) =>
    isDate(text.trim())
      ? { value: text.trim() }
      : { rule: 'DATE_FORM', message: `“${shown(text)}”不是可识别的日期，应写作 2026-01-05` },
  write: String,
};

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const FLAGS: Readonly<Record<string, boolean>> = { 是: true, 否: false, TRUE: true, FALSE: false };

export const flag: Form = {
  hint: '是、否',
  read: ({ text }) => {
    const value = FLAGS[text.trim()];
    return value === undefined ? { rule: 'FLAG_FORM', message: '应为“是”或“否”' } : { value };
  },
  write: (value) => (value === true ? '是' : '否'),
};

/** Returns the form of a code list: cells hold a title or a code, or anything else that `read` understands. */
export function choice<Code extends string>(
  titles: Titles<Code>,
  read: (written: string) => Code | null = byTitle(titles),
): Form {
  const hint = Object.values(titles).join('、');
  return {
    hint,
    read: (cell) => {
      const value = read(cell.text.trim());
      return value === null
        ? { rule: 'CODE_UNKNOWN', message: `“${shown(cell.text)}”不在代码表中，应为：${hint}` }
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
const shown = (text: string): string => detached(text.length > 40 ? `${text.slice(0, 40)}…` : text);
