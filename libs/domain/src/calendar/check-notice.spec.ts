import { describe, expect, it } from '@jest/globals';
import { checkNotice } from './check-notice.js';
import { CHINA_CONTENT } from './china.js';
import { statutoryDays } from './china-notices.js';
import type { CalendarDay, HolidayNotice, RegionalDays } from './content.js';

const noticeOf = (year: number): HolidayNotice => {
  const found = CHINA_CONTENT.notices.find((one) => one.year === year);
  if (!found) throw new Error(`no notice of ${year}`);
  return found;
};
const without = (date: string, instead: string): readonly CalendarDay[] =>
  noticeOf(2026).days.map((day) => (day.date === date ? { ...day, date: instead } : day));
const problems = (notice: HolidayNotice, regional: readonly RegionalDays[] = []) =>
  checkNotice(notice, regional, CHINA_CONTENT).problems;

describe('the statutory days off (放假办法 2)', () => {
  it.each([2025, 2026, 2027])('are thirteen in %i, and its notice leaves them off', (year) => {
    expect(statutoryDays(year)).toHaveLength(13);
    expect(problems(noticeOf(year)).filter((problem) => problem.includes('法定节假日'))).toEqual([]);
  });

  it('are the six fixed ones in a year whose lunar dates are not known', () => {
    expect(statutoryDays(2031).map(({ date }) => date)).toEqual([
      '2031-01-01',
      '2031-05-01',
      '2031-05-02',
      '2031-10-01',
      '2031-10-02',
      '2031-10-03',
    ]);
  });

  it.each([
    ['2026-10-01', '2026-10-08', '国庆节'],
    ['2026-01-01', '2026-01-05', '元旦'],
    ['2026-02-16', '2026-02-24', '春节'],
    ['2026-06-19', '2026-06-22', '端午节'],
  ])('%s cannot be left a working day', (date, instead, name) => {
    expect(problems({ ...noticeOf(2026), days: without(date, instead) })).toEqual([
      `${date} 是${name}，属于法定节假日，不能安排为工作日（全国年节及纪念日放假办法第二条）`,
    ]);
  });

  it('cannot be worked in exchange where they fall on a weekend, in the country or in an area', () => {
    const worked = { date: '2027-10-02', name: '国庆节', isOffDay: false };
    const of2027 = noticeOf(2027);
    const days = [...of2027.days.filter(({ date }) => date !== worked.date), worked];
    const told = expect.stringContaining('2027-10-02 是国庆节');
    expect(problems({ ...of2027, title: '2027年通知', days })).toContainEqual(told);
    const regional = [{ divisionPrefix: '99', basis: '办法', days: [worked] }];
    expect(problems({ ...of2027, title: '2027年通知' }, regional)).toContainEqual(told);
  });
});

it('an area without days is refused unless it withdraws days of the year', () => {
  const none = [{ divisionPrefix: '99', basis: '办法', days: [] }];
  expect(problems(noticeOf(2026), none)).toEqual(['地区 99：没有日期']);
  const days = [{ date: '2026-03-03', name: '民族节日', isOffDay: true }];
  const base = { ...CHINA_CONTENT, regional: [{ divisionPrefix: '99', basis: '办法', days }] };
  expect(checkNotice(noticeOf(2026), none, base).problems).toEqual([]);
});
