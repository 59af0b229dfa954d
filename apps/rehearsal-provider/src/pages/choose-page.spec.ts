import { describe, expect, it } from '@jest/globals';
import type { HeldOffice } from '#libs/persistence';
import { choosePage, type Choice } from './choose-page.js';

const office = (accountId: string, departmentId: string, divisionCode: string): HeldOffice => ({
  accountId,
  role: 'WB_LEAD',
  departmentId,
  department: `部门${departmentId}`,
  divisionCode,
  division: `区划${divisionCode}`,
});
const two = [office('a.lead', 'A', '990100'), office('b.lead', 'B', '990200')];
const page = (choice: Partial<Choice>): string =>
  choosePage({ path: '/sign-in/x', q: '', offices: two, hasMore: false, ...choice });

describe('the page on which one chooses whom to be', () => {
  it.each<[string, Partial<Choice>, string]>([
    ['all offices', {}, '共 2 个。'],
    ['those found', { q: '部门' }, '找到 2 个。'],
    ['none', { q: '<i>', offices: [] }, '没有找到“&lt;i&gt;”，请换一个词。'],
    ['the first of many', { hasMore: true }, '只显示前 2 个，请输入更多文字缩小范围。'],
  ])('counts %s', (_, choice, sentence) => {
    expect(page(choice)).toContain(`role="status">${sentence}</p>`);
  });

  it('leads to each division, if there are several, by a link to its heading', () => {
    const all = page({});
    for (const { divisionCode } of two) {
      expect(all).toContain(`<a href="#d${divisionCode}">区划${divisionCode}</a>`);
      expect(all).toContain(`<h2 id="d${divisionCode}">区划${divisionCode}</h2>`);
    }
    expect(page({ offices: two.slice(0, 1) })).not.toContain('<nav');
  });

  it('escapes a name wherever it stands', () => {
    const text = page({ offices: [{ ...office('"><', '&', '"'), department: `<i>'`, division: '</h2>' }] });
    expect(text).toContain('value="&quot;&gt;&lt;"');
    expect(text).toContain('&lt;i&gt;&#39; <span class="code">&amp;</span>');
    expect(text).toContain('<h2 id="d&quot;">&lt;/h2&gt;</h2>');
  });
});
