import { format, getFormatDateInfo, isDateFormat, parseValue } from 'numfmt';
import type { Cell } from '../sheet.js';
import { findInXml } from './xml.js';
import type { ZipParts } from './zip-parts.js';

/** Formats that stand in no file but by their number (ECMA-376, 18.8.30), with those of Chinese programs. */
const BUILT_IN: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '0': [1],
    '0.00': [2],
    '#,##0': [3],
    '#,##0.00': [4],
    '0%': [9],
    '0.00%': [10],
    '0.00E+00': [11],
    '# ?/?': [12],
    '# ??/??': [13],
    'yyyy/m/d': [14, 30],
    'd-mmm-yy': [15],
    'd-mmm': [16],
    'mmm-yy': [17],
    'h:mm AM/PM': [18],
    'h:mm:ss AM/PM': [19],
    'h:mm': [20],
    'h:mm:ss': [21],
    'yyyy/m/d h:mm': [22],
    'yyyy"年"m"月"': [27, 36, 50, 52, 57],
    'm"月"d"日"': [28, 29, 51, 53, 54, 58],
    'yyyy"年"m"月"d"日"': [31],
    'h"时"mm"分"': [32, 34, 55],
    'h"时"mm"分"ss"秒"': [33, 35, 56],
    '#,##0_);(#,##0)': [37, 38],
    '#,##0.00_);(#,##0.00)': [39, 40],
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)': [41, 42],
    '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)': [43, 44],
    'mm:ss': [45],
    '[h]:mm:ss': [46],
    'mm:ss.0': [47],
    '##0.0E+0': [48],
    '@': [49],
  }).flatMap(([code, ids]) => ids.map((id) => [id, code])),
);

/** Maximum length of a format; spreadsheet programs have the same. */
const MAX_CODE = 255;
/** Digits of a number that spreadsheet programs keep. */
const PRECISION = 15;

/** Returns the formats of a workbook's cell styles, by index (the `s` of a cell). */
export async function readNumberFormats(parts: ZipParts, path: string | undefined): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (!path || !parts.has(path)) return formats;
  const own = new Map<number, string>();
  const known = new Map<number, NumberFormat>();
  const formatOf = (id: number): NumberFormat => {
    const code = own.get(id) ?? BUILT_IN.get(id) ?? 'General';
    const found = known.get(id) ?? new NumberFormat(code);
    known.set(id, found);
    return found;
  };
  let inCellStyles = false;
  const found = findInXml(parts.read(path), {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') own.set(id, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) formats.push(formatOf(id));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
      return undefined;
    },
  });
  for await (const _ of found);
  return formats;
}

/** A number format as a spreadsheet program applies it. */
export class NumberFormat {
  static readonly GENERAL = new NumberFormat('General');
  private readonly isPlain: boolean;
  private readonly isDate: boolean;
  /** True if a date is shown with its year, month and day. */
  private readonly showsDay: boolean;

  constructor(private readonly code: string) {
    this.isPlain = /^(\[\$[^\]]*\])?(general|@)$/i.test(code);
    this.isDate = code.length <= MAX_CODE && isDateFormat(code);
    const shows = this.isDate ? getFormatDateInfo(code) : undefined;
    this.showsDay = shows !== undefined && shows.year && shows.month && shows.day;
  }

  /** Reads a stored number: as it is shown if that states its value, and else as INEXACT. */
  read(stored: number, from1904: boolean): Cell {
    const date = this.isDate ? dateOfSerial(stored, from1904) : undefined;
    if (date && this.showsDay) return { kind: 'DATE', text: date };
    const value = Number(stored.toPrecision(PRECISION));
    if (this.isPlain) return plain(value);
    const shown = this.shown(value);
    const stated = statedBy(shown);
    // A time of day is a fraction, which minutes and seconds state less exactly than all its digits.
    const precision = this.isDate ? 12 : PRECISION;
    const isSame = typeof stated === 'number' && stated.toPrecision(precision) === value.toPrecision(precision);
    if (typeof stated === 'boolean' && stated === (value !== 0))
      return { kind: 'BOOLEAN', text: stated ? 'TRUE' : 'FALSE' };
    const isLost = plain(value).kind === 'INEXACT';
    if (isSame && !isLost) return { kind: 'NUMBER', text: shown };
    return { kind: 'INEXACT', text: date ?? (isLost ? '' : String(value)), shown };
  }

  /** The text in the cell; empty if it is not known. */
  private shown(value: number): string {
    if (this.code.length > MAX_CODE || /\[(dbnum|natnum)/i.test(this.code)) return '';
    try {
      return format(this.code, value, { locale: 'zh-CN' }).trim();
    } catch {
      return '';
    }
  }
}

/** The value that a person reads from a cell; the library gives up on long numbers. */
const statedBy = (shown: string): unknown => (/^-?\d+$/.test(shown) ? Number(shown) : parseValue(shown)?.v);

/** A number without a format, whose digits are lost beyond the fifteenth. */
const plain = (value: number): Cell =>
  /^-?\d{1,15}(\.\d+)?$/.test(String(value))
    ? { kind: 'NUMBER', text: String(value) }
    : { kind: 'INEXACT', text: '', shown: String(value) };

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system. It makes up for Excel's 1900-02-29, so it is right from 1900-03-01 on. */
const DAY_0_OF_1900 = Date.UTC(1899, 11, 30);
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1);

/**
 * Converts a stored number to `YYYY-MM-DD`, with ` HH:MM:SS` if it has a time; undefined if it is no date from
 * 1900-03-01 on.
 */
function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= (from1904 ? 0 : 61) && serial < 2_958_466)) return undefined;
  const seconds = Math.round(serial * 86_400);
  const iso = new Date((from1904 ? DAY_0_OF_1904 : DAY_0_OF_1900) + seconds * 1000).toISOString();
  return (seconds * 1000) % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
