import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highlight, marksOf } from './highlight.js';

/** Renders the text with its hits in brackets. */
const marked = (text: string, ...terms: readonly string[]): string =>
  highlight(text, terms)
    .map((fragment) => (fragment.hit ? `[${fragment.text}]` : fragment.text))
    .join('');

describe('fragments of a text', () => {
  it.each([
    ['婚姻登记', ['登记'], '婚姻[登记]'],
    ['婚姻登记', ['姻登', '登记'], '婚[姻登记]'],
    ['婚婚婚', ['婚婚'], '[婚婚婚]'],
    ['登记与登记', ['登记'], '[登记]与[登记]'],
    ['婚姻登记', ['车辆'], '婚姻登记'],
    ['婚姻登记', [], '婚姻登记'],
    ['婚姻登记', ['\u200b'], '婚姻登记'],
    ['', ['登记'], ''],
    ['婚 姻\u3000登\n记', ['姻登'], '婚 [姻\u3000登]\n记'],
    ['big  data', ['g'], 'bi[g]  data'],
    ['bigdata', ['big data'], 'bigdata'],
    ['ＡＰＩ接口', ['api接'], '[ＡＰＩ接]口'],
    ['API接口', ['ａｐ'], '[AP]I接口'],
    ['第㈠项', ['(一)'], '第[㈠]项'],
    ['第㈠项', ['一'], '第[㈠]项'],
    ['婚\u200b姻', ['婚姻'], '[婚\u200b姻]'],
    ['𠮷林', ['𠮷'], '[𠮷]林'],
    ['<b>&amp;', ['b>'], '<[b>]&amp;'],
  ])('of %j searched for %j: %j', (text, terms, expected) => {
    expect(marked(text, ...terms)).toBe(expected);
  });

  it('join to the text', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (whole, terms) => {
        expect(
          highlight(whole, terms)
            .map((fragment) => fragment.text)
            .join(''),
        ).toBe(whole);
      }),
    );
  });

  it('mark every occurrence of the term', () => {
    const text = fc.string({ unit: fc.constantFrom(...'婚姻登记'), maxLength: 12 });
    const term = fc.string({ unit: fc.constantFrom(...'婚姻登记'), minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(text, term, (whole, asked) => {
        const hit = Array.from(whole, (_, n) =>
          Array.from(asked, (__, k) => whole.startsWith(asked, n - k) && n >= k).includes(true),
        );
        const told = highlight(whole, [asked]).flatMap((fragment) => Array.from(fragment.text, () => fragment.hit));
        expect(told).toEqual(hit);
      }),
    );
  });
});

describe('hits in another reading', () => {
  const told = (fragments: readonly { readonly text: string; readonly hit: boolean }[]): string =>
    fragments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
  const texts = { name: '最低生活保障', abstract: '婚姻登記', items: ['姓名', '證件號'], conditions: [] };
  const readings = { name: 'zdshbz', items: ['xm', 'zjh'], simplified: ['婚姻登记', '证件号'] };

  it.each([
    ['shb', '最低[生活保]障', '婚姻登記', []],
    ['s', '最低生活保障', '婚姻登記', []],
    ['zj', '最低生活保障', '婚姻登記', ['[證件]號']],
    ['登记', '最低生活保障', '婚姻[登記]', []],
    ['证件', '最低生活保障', '婚姻登記', ['[證件]號']],
  ])('of %s', (term, name, abstract, items) => {
    const marks = marksOf(texts, [term], readings);
    expect([told(marks.name), told(marks.abstract), marks.items.map(told)]).toEqual([name, abstract, items]);
  });

  it('in which a simplified character has two code units, and the traditional one has one', () => {
    expect(told(marksOf({ ...texts, name: '僤巷戶籍登記' }, ['户籍'], { ...readings, name: '' }).name)).toBe(
      '僤巷[戶籍]登記',
    );
  });
});

describe('an excerpt', () => {
  const NONE = { name: '', items: [], simplified: [] };
  const texts = { name: '', abstract: '', items: [], conditions: [] };
  const abstractOf = (abstract: string) =>
    marksOf({ ...texts, abstract }, ['登记'], NONE)
      .abstract.map(({ text }) => text)
      .join('|');
  const some = (n: number): string => '字'.repeat(n);

  it.each([
    ['of a short text', `登记${some(30)}`, `登记|${some(30)}`],
    ['of a text without a hit', some(61), `${some(60)}…`],
    ['before a hit', `${some(31)}登记`, `…${some(30)}|登记`],
    ['after a hit', `登记${some(31)}`, `登记|${some(30)}…`],
    ['between two hits', `登记${some(61)}登记`, `登记|${some(30)}…${some(30)}|登记`],
  ])('%s', (_, abstract, expected) => {
    expect(abstractOf(abstract)).toBe(expected);
  });

  it('lists only the first items and conditions that have a hit', () => {
    const list = Array.from({ length: 8 }, (_, n) => (n === 0 ? '姓名' : `登记${n}`));
    const { items, conditions } = marksOf({ ...texts, items: list, conditions: list }, ['登记'], NONE);
    const read = (all: typeof items) => all.map((fragments) => fragments.map(({ text }) => text).join(''));
    expect(read(items)).toEqual(['登记1', '登记2', '登记3', '登记4', '登记5']);
    expect(read(conditions)).toEqual(['登记1', '登记2', '登记3']);
  });
});
