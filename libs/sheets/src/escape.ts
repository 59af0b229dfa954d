/**
 * Matches texts that a spreadsheet program may open as a formula: those that begin with = + - @, their full-width
 * forms, tab or a line end. Leading apostrophes are part of the pattern, so that escaping can always be undone.
 */
const DANGEROUS = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** Puts an apostrophe before a text that a spreadsheet program might execute. */
export const escaped = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** Undoes `escaped` exactly. */
export const unescaped = (text: string): string => (/^'/.test(text) && DANGEROUS.test(text) ? text.slice(1) : text);
