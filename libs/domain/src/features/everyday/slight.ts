import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** True if a text becomes the other by at most `most` insertions, omissions and replacements of one character each. */
export function isSlight(before: string, after: string, most: number = OUR_NUMBERS.mostSlipped.value): boolean {
  return isWithin([...before], [...after], 0, 0, most);
}

function isWithin(a: readonly string[], b: readonly string[], i: number, j: number, most: number): boolean {
  let [from, to] = [i, j];
  while (from < a.length && a[from] === b[to]) {
    from += 1;
    to += 1;
  }
  const left = Math.max(a.length - from, b.length - to);
  if (left <= most) return true;
  if (most === 0) return false;
  return (
    isWithin(a, b, from + 1, to + 1, most - 1) ||
    isWithin(a, b, from + 1, to, most - 1) ||
    isWithin(a, b, from, to + 1, most - 1)
  );
}

/** Numbers and negations: a slip never changes them, because another one is another statement. */
const WEIGHTY = /[\p{Nd}〇零一二三四五六七八九十百千万亿两不未无非否没勿免]/gu;

/** True if both texts hold the same numbers and negations, in the same order. */
export const weighsTheSame = (before: string, after: string): boolean => weightOf(before) === weightOf(after);

const weightOf = (text: string): string => (text.match(WEIGHTY) ?? []).join('');
