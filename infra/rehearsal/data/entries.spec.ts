import { describe, expect, it } from '@jest/globals';
import { createOrganisation } from '#libs/domain';
import { entryVersions } from './entries.js';
import { departments, divisions } from './organisation.js';

const organisation = createOrganisation(divisions, departments);
const entries = entryVersions();

describe('the catalogue', () => {
  const of = (attribute: string) => entries.filter(({ shareAttribute }) => shareAttribute === attribute);
  const entry = (code: string) => entries.find(({ catalogCode }) => catalogCode === code);

  it('has 22 unconditional, 19 conditional and 2 entries that are not shared', () => {
    expect(of('UNCONDITIONAL')).toHaveLength(22);
    expect(of('CONDITIONAL')).toHaveLength(19);
    expect(of('NON_SHAREABLE')).toHaveLength(2);
  });

  it('has codes in the form of §4.5, unique ids, and existing providers', () => {
    for (const { catalogCode, provider } of entries) {
      expect(catalogCode).toMatch(/^[123]\d{2}\d{3}\d{0,20}\/\d{1,12}$/);
      expect(organisation.department(provider).hasWorkingBody).toBe(true);
    }
    expect(new Set(entries.map(({ catalogCode }) => catalogCode)).size).toBe(43);
    expect(new Set(entries.map(({ entryId }) => entryId)).size).toBe(43);
  });

  it('has local codes that name division and department (§4.5)', () => {
    for (const { catalogCode, provider } of entries.filter((one) => one.catalogCode.startsWith('307'))) {
      const { divisionCode } = organisation.department(provider);
      expect(catalogCode.slice(0, 10)).toBe(`307099${divisionCode.slice(2)}`);
    }
  });

  it('states scope and purpose of conditional entries, and no condition of others', () => {
    for (const { shareAttribute, conditions, shareModes } of entries) {
      const kinds = conditions.map(({ kind }) => kind);
      const conditional = shareAttribute === 'CONDITIONAL';
      expect(kinds.includes('SCOPE')).toBe(conditional);
      expect(kinds.includes('PURPOSE')).toBe(conditional);
      expect(shareModes).toHaveLength(shareAttribute === 'NON_SHAREABLE' ? 0 : 1);
    }
    const pipelines = entry('3070990000005/000004');
    expect(pipelines?.conditions).toEqual([
      { conditionId: 'c1', kind: 'SCOPE', text: '住建/应急' },
      { conditionId: 'c2', kind: 'PURPOSE', text: '施工安全' },
      { conditionId: 'c3', kind: 'SECURITY', text: '重要数据,经平台加密批量交付' },
    ]);
    expect(pipelines?.dataLevel).toBe('IMPORTANT');
  });

  it('rests every prohibition on a law or an administrative regulation (Art 14(3))', () => {
    expect(of('NON_SHAREABLE').flatMap(({ legalBases }) => legalBases)).toEqual([
      { basisId: 'b1', type: 'LAW', title: '中华人民共和国刑事诉讼法', article: '第二百八十六条' },
      { basisId: 'b1', type: 'ADMIN_REGULATION', title: '全国人口普查条例', article: '第三十三条' },
    ]);
    for (const { shareAttribute, nonShareReason, legalBases } of entries) {
      expect(Boolean(nonShareReason)).toBe(shareAttribute === 'NON_SHAREABLE');
      expect(legalBases.length > 0).toBe(shareAttribute === 'NON_SHAREABLE');
    }
  });

  it('names items that are stable and unique within the entry', () => {
    expect(entry('303003/000001')?.items).toEqual([
      { itemId: 'i1', nameZh: '统一社会信用代码' },
      { itemId: 'i2', nameZh: '名称' },
      { itemId: 'i3', nameZh: '类型' },
      { itemId: 'i4', nameZh: '登记状态' },
      { itemId: 'i5', nameZh: '成立日期' },
    ]);
    for (const { items } of entries) expect(new Set(items.map(({ nameZh }) => nameZh)).size).toBe(items.length);
  });

  it('has the same ids in every run', () => {
    expect(entryVersions()).toEqual(entries);
    expect(entry('303002/000001')?.entryId).toBe('7c03e322-cdeb-5852-a2df-2be12db884ae');
  });
});
