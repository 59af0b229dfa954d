import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryContent } from '#libs/domain';
import { parseReadings, readingsOf, simplified } from './readings.js';
import { searchForm } from './search-form.js';

const content = (name: string, ...items: readonly string[]) =>
  entryContent.parse({ name, items: items.map((nameZh, n) => ({ itemId: `i${n}`, nameZh })) });

describe('the readings of an entry', () => {
  it.each([
    ['最低生活保障对象核验', 'zdshbzdxhy'],
    ['银行行政处罚', 'yhxzcf'],
    ['重庆市参保单位会计', 'cqscbdwkj'],
    ['长期护理保险（试行）', 'cqhlbx(sx)'],
    ['ＥＴＣ发行 2025', 'etcfx2025'],
    ['𠮷林big  data', '𠮷lbig data'],
    ['婚姻登記', 'hydj'],
    ['', ''],
  ])('of %s have the initials %s', (name, initials) => {
    expect(parseReadings(readingsOf(content(name))).name).toBe(initials);
  });

  it('have the items each by itself, and texts in simplified characters where they have others', () => {
    const { items, abstract, conditions, ...rest } = content('婚姻登记', '姓名', '出生日期', '證件號');
    const [condition] = entryContent.parse({ conditions: [{ conditionId: 'c', text: '僅供核驗' }] }).conditions;
    const entry = { ...rest, items, abstract: `${abstract}摘要`, conditions: condition ? [condition] : [] };
    expect(parseReadings(readingsOf(entry))).toEqual({
      name: 'hydj',
      items: ['xm', 'csrq', 'zjh'],
      simplified: ['证件号', '仅供核验'],
    });
  });

  it('have a letter for each character of the form, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (name, items) => {
        const forms = [name, ...items].map((one) => searchForm(one).replaceAll('\n', ' '));
        const read = readingsOf(entryContent.parse({ ...content('', ...items.map(() => '一')), name }));
        expect(Array.from(parseReadings(read).name)).toHaveLength(Array.from(searchForm(name.trim())).length);
        expect(forms.map((form) => Array.from(simplified(form)).length)).toEqual(
          forms.map((form) => Array.from(form).length),
        );
      }),
      { examples: [['', ['濆']]] },
    );
  });

  it('end before a tsvector could not hold the pairs', () => {
    const name = '登記'.repeat(100);
    const items = Array.from({ length: 500 }, () => '證件號碼'.repeat(25));
    expect(Array.from(readingsOf(content(name, ...items)))).toHaveLength(20_000);
  });

  it('of an entry that an earlier release wrote are none', () => {
    expect(parseReadings(null)).toEqual({ name: '', items: [], simplified: [] });
  });
});
