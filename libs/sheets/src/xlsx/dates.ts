import { findInXml } from './xml.js';
import type { ZipParts } from './zip-parts.js';

/**
 * True for the standard number formats that show a date: the western ones, and those of Chinese, Japanese and Korean.
 */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** True if a custom format shows a year or a day; quotes, escapes, colours and conditions are ignored. */
const showsDate = (format: string): boolean =>
  /[yde年日]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''));

/** Returns the indexes of the cell styles (the `s` of a cell) that show a number as a date. */
export async function readDateStyles(parts: ZipParts, path: string | undefined): Promise<ReadonlySet<number>> {
  const dateStyles = new Set<number>();
  if (!path || !parts.has(path)) return dateStyles;
  const ownDates = new Set<number>();
  let inCellStyles = false;
  let style = 0;
  const found = findInXml(parts.read(path), {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? '')) ownDates.add(id);
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      if (isBuiltInDate(id) || ownDates.has(id)) dateStyles.add(style);
      style += 1;
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
      return undefined;
    },
  });
  for await (const _ of found);
  return dateStyles;
}

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system. It makes up for Excel's 1900-02-29, so it is right from 1900-03-01 on. */
const DAY_0_OF_1900 = Date.UTC(1899, 11, 30);
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1);

/**
 * Converts a stored number to `YYYY-MM-DD`, with ` HH:MM:SS` if it has a time; undefined if it is no date from
 * 1900-03-01 on.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= (from1904 ? 0 : 61) && serial < 2_958_466)) return undefined;
  const seconds = Math.round(serial * 86_400);
  const iso = new Date((from1904 ? DAY_0_OF_1904 : DAY_0_OF_1900) + seconds * 1000).toISOString();
  return (seconds * 1000) % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
