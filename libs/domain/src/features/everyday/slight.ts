import { OUR_NUMBERS } from '../../law/our-numbers.js';
import { seenLength } from '../../language/text.js';

/** Characters of a recorded text that the correction of a slip may change: a few, and a part of a short text only. */
export const mostChanged = (recorded: string): number =>
  Math.min(OUR_NUMBERS.mostSlipped.value, Math.floor(seenLength(recorded) / OUR_NUMBERS.slippedAmong.value));

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

/**
 * What a slip never changes, because another one is another statement: whole numbers with their points and signs, the
 * units of time and counting, negations, signs, and characters that strike out or reorder their neighbours unseen.
 */
const WEIGHTY =
  /[\p{N}〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅]+(?:[.,:/-]\p{N}+|[%‰])*|工作日|自然日|[年月周旬季倍不未无無非否没沒勿免莫毋拒驳禁]|[\p{Sm}\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** True if both texts hold the same numbers and negations, in the same order. */
export const weighsTheSame = (before: string, after: string): boolean => weightOf(before) === weightOf(after);

/** Returns the weighty parts of a text, apart from each other; compatible forms of a character are one. */
const weightOf = (text: string): string => (text.normalize('NFKD').match(WEIGHTY) ?? []).join(' ');
