import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSlight, weighsTheSame } from './slight.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** Edit distance, counted by the whole table. */
function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let above = to.map((_, n) => n + 1);
  from.forEach((one, n) => {
    let corner = n;
    let left = n + 1;
    above = above.map((up, m) => {
      const here = Math.min(up + 1, left + 1, corner + (one === to[m] ? 0 : 1));
      corner = up;
      left = here;
      return here;
    });
  });
  return above.at(-1) ?? from.length;
}

describe('a slight change', () => {
  it('is one of at most three characters, as the edit distance counts them', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷'), maxLength: 9 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(isSlight(a, b)).toBe(distance(a, b) <= OUR_NUMBERS.mostSlipped.value);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found in the longest text, and denied at once where none is', () => {
    const long = '甲'.repeat(4000);
    expect(isSlight(long, `乙${long.slice(2)}丙`)).toBe(true);
    expect(isSlight(long, `乙乙${long}丙丙`)).toBe(false);
  });
});

it.each([
  ['第三条', '第3条', false],
  ['不同意', '同意', false],
  ['三十日内', '三十天内', true],
  ['未办里', '未办理', true],
  ['1月23日', '12月3日', false],
  ['1.5倍', '15倍', false],
  ['5%', '5‰', false],
  ['第②项', '第③项', false],
  ['三日内', '三月内', false],
  ['十个工作日', '十个自然日', false],
  ['贰份', '叁份', false],
  ['三日', '\u2F17三日', false],
  ['同意', '拒绝', false],
  ['同意', '同\u0336意\u0336', false],
  ['第13条', '第\u202E13条', false],
  ['x=3', 'x=\u03383', false],
  ['>3', '<3', false],
  ['共5，请', '共5。请', true],
  ['第３条', '第3条', true],
  ['按时办里', '按时办理', true],
])('%s and %s weigh the same: %s', (before, after, same) => {
  expect(weighsTheSame(before, after)).toBe(same);
});
