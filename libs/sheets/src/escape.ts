import { isConverted } from './csv/conversion.js';
import { CSV, type SheetMediaType } from './sheet.js';

/**
 * Matches texts that a spreadsheet program may open as a formula: those that begin with = + - @, their full-width
 * forms, tab or a line end.
 */
const DANGEROUS = /^[=+\-@＝＋－＠\t\r\n]/;

/** True for a text to escape. Leading apostrophes are left out of account, so that escaping can always be undone. */
function needsEscape(text: string, mediaType: SheetMediaType): boolean {
  const bare = text.replace(/^'+/, '');
  return DANGEROUS.test(bare) || (mediaType === CSV && isConverted(bare));
}

/** Puts an apostrophe before a text that a spreadsheet program might execute or, in a CSV file, convert. */
export const escaped = (text: string, mediaType: SheetMediaType): string =>
  needsEscape(text, mediaType) ? `'${text}` : text;

/** Undoes `escaped` exactly. */
export const unescaped = (text: string, mediaType: SheetMediaType): string =>
  text.startsWith("'") && needsEscape(text, mediaType) ? text.slice(1) : text;
