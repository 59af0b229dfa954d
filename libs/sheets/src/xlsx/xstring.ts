// A workbook writes characters that XML cannot carry as `_xHHHH_` (ST_Xstring of ECMA-376), and also an underscore that
// would be read as the beginning of such a code.

/**
 * Matches control characters except tab and line feed, lone surrogates, U+FFFE and U+FFFF, and the underscores to
 * escape.
 */
const UNFIT = /_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export const escapedXstring = (text: string): string =>
  text.replace(UNFIT, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

export const unescapedXstring = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
