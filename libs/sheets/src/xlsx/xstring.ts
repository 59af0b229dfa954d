// Characters that XML cannot carry stand in a workbook as `_xHHHH_` (ST_Xstring of ECMA-376), and so does an
// underscore that would be taken for the beginning of one.

/** Controls but for tab and line feed, halves of surrogate pairs, and the two that are no characters. */
const UNFIT = /_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export const escapedXstring = (text: string): string =>
  text.replace(UNFIT, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

export const unescapedXstring = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
