import { describe, expect, it } from '@jest/globals';
import { articleTitle } from './article-title.js';
import { CLAUSES, headingOf } from './clause-text.js';

describe('the title of a clause', () => {
  it.each<[string, string | null]>([
    ['3', '第三条'],
    ['10', '第十条'],
    ['21(1)', '第二十一条第一款'],
    ['11(5)', '第十一条第五项'],
    ['14(3)', '第十四条第三项'],
    ['39(4)', '第三十九条第四项'],
    ['二十一', null],
    ['21(1', null],
  ])('%s is %s', (clause, title) => {
    expect(articleTitle(clause)).toBe(title);
  });
});

describe('the text of a clause', () => {
  it('has all articles, and the parts of those that have several', () => {
    expect(new Set(CLAUSES.map(({ clause }) => clause)).size).toBe(CLAUSES.length);
    expect(CLAUSES.filter(({ clause }) => !clause.includes('(')).map(({ clause }) => Number(clause))).toEqual(
      Array.from({ length: 44 }, (_, n) => n + 1),
    );
    expect(CLAUSES.filter(({ clause }) => clause.startsWith('21'))).toHaveLength(3);
    expect(CLAUSES.filter(({ clause }) => clause.startsWith('44'))).toHaveLength(1);
  });

  it('of an item stands after the words that open its article', () => {
    const item = CLAUSES.find(({ clause }) => clause === '14(1)');
    expect(item?.text).toBe(
      '政务数据按照共享属性分为无条件共享、有条件共享和不予共享三类：可以提供给所有政府部门共享使用的政务数据属于无条件共享类；',
    );
  });

  it('is only of clauses that the Regulation has', () => {
    expect(headingOf('22(1)')).toBe('Sharing within 20 working days of the consent');
    expect(() => headingOf('45')).toThrow('no clause 45');
  });
});
