import { REGULATION } from './regulation.js';

const DIGITS = '〇一二三四五六七八九';

/**
 * Returns the Chinese title of a clause: 第二十一条第一款 for `21(1)`, 第三十九条第四项 for `39(4)`, whose article
 * consists of items; null if the text is no clause.
 */
export function articleTitle(clause: string): string | null {
  const [, article, part] = /^(\d{1,2})(?:\((\d)\))?$/.exec(clause) ?? [];
  if (article === undefined) return null;
  const title = `第${numeral(Number(article))}条`;
  if (part === undefined) return title;
  return `${title}第${numeral(Number(part))}${REGULATION[Number(article)]?.items ? '项' : '款'}`;
}

/** Returns the Chinese title of what a record cites: that of a clause, or its own words where it is none. */
export const clauseTitle = (clause: string): string => articleTitle(clause) ?? clause;

/** Returns the Chinese numeral of a number from 1 to 99. */
function numeral(n: number): string {
  const tens = Math.floor(n / 10);
  const digit = (one: number): string => DIGITS.charAt(one);
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 ? digit(n % 10) : ''}`;
}
