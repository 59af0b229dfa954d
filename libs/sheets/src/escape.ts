/**
 * What a spreadsheet program may take for a formula when it opens a text: = + - @, their full-width forms, tab and
 * line ends. Apostrophes before it belong to the pattern, so that escaping can always be undone.
 */
const DANGEROUS = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** The text with an apostrophe before it where a spreadsheet program might run it. */
export const escaped = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** Undoes `escaped`, exactly. */
export const unescaped = (text: string): string => (/^'/.test(text) && DANGEROUS.test(text) ? text.slice(1) : text);
