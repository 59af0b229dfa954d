import { describe, expect, it } from '@jest/globals';
import { FIRST_SYNONYMS } from '../migrations/first-synonyms.js';
import { searchForm } from './search-form.js';
import { otherWords } from './search-terms.js';
import { LONGEST_SYNONYM } from './synonyms.js';

describe('other words', () => {
  it.each([
    ['低保', ['最低生活保障']],
    ['最低生活保障', ['低保']],
    ['城市低保对象', ['城市最低生活保障对象']],
    ['身份证', []], // 居民身份证 has it
    ['居民身份证', ['身份证']],
    ['身份证号', ['公民身份号码']], // not 居民身份证号, and 身份证号码 has it
    ['社保卡', ['社会保障卡']],
    ['社保', ['社会保险']],
    ['医保', ['医疗保险', '医疗保障']],
    ['医疗保险', ['医保']],
    ['房产', ['房屋', '不动产']],
    ['低保低保', ['最低生活保障最低生活保障']],
    ['婚姻', []],
    ['', []],
  ])('for %s are %j', (form, expected) => {
    expect(otherWords(form, FIRST_SYNONYMS)).toEqual(expected);
  });
});

describe('the first synonyms', () => {
  it('are in the form in which they are compared, and of a length that is looked for', () => {
    for (const word of FIRST_SYNONYMS.flat()) {
      expect(searchForm(word)).toBe(word);
      expect([word, word.length >= 2 && word.length <= LONGEST_SYNONYM]).toEqual([word, true]);
    }
  });

  it('name each group once, and no word twice in it', () => {
    const groups = FIRST_SYNONYMS.map((words) => [...words].sort().join('='));
    expect(new Set(groups).size).toBe(groups.length);
    for (const words of FIRST_SYNONYMS) expect(new Set(words).size).toBe(words.length);
  });
});
