import { describe, expect, it } from '@jest/globals';
import { CHINA_CONTENT } from './china.js';
import { calendarContent, withNotice, type CalendarDay, type HolidayNotice, type RegionalDays } from './content.js';
import { createCalendar } from './create-calendar.js';
import { changedSpan } from './differences.js';

const noticeOf = (year: number): HolidayNotice => {
  const found = CHINA_CONTENT.notices.find((one) => one.year === year);
  if (!found) throw new Error(`no notice of ${year}`);
  return found;
};
const OF_2026 = noticeOf(2026);
const off = (date: string, name: string): CalendarDay => ({ date, name, isOffDay: true });
const LATER: HolidayNotice = {
  ...OF_2026,
  title: '后一通知',
  days: [...OF_2026.days.filter(({ date }) => date !== '2026-02-23'), off('2026-02-24', '春节')],
};
const source = (content: typeof CHINA_CONTENT, date: string, division = '100000') =>
  createCalendar('X', content).in([division]).describe(date).source;

describe('a later notice of the same year', () => {
  const content = withNotice(CHINA_CONTENT, LATER, []);

  it('is cited by the days that it changes, and by no other', () => {
    expect(source(content, '2026-02-24')).toBe('后一通知');
    for (const { date } of OF_2026.days.filter((day) => day.date !== '2026-02-23'))
      expect([date, source(content, date)]).toEqual([date, OF_2026.title]);
    const [before, after] = [CHINA_CONTENT, content].map((one) => createCalendar('X', one));
    expect(before && after && changedSpan(before, after)).toEqual({ first: '2026-02-23', last: '2026-02-24' });
  });

  it('leaves the days of a third notice to the notice that set them', () => {
    const third = withNotice(
      content,
      { ...LATER, title: '第三份通知', days: [...LATER.days, off('2026-12-31', '元旦')] },
      [],
    );
    expect(['2026-12-31', '2026-02-24', '2026-10-01'].map((date) => source(third, date))).toEqual([
      '第三份通知',
      '后一通知',
      OF_2026.title,
    ]);
  });

  it('is cited by all days of a year that was a forecast', () => {
    const published = withNotice(CHINA_CONTENT, { ...noticeOf(2027), title: '2027年通知' }, []);
    expect(source(published, '2027-02-06')).toBe('2027年通知');
  });

  it('has the stored form of a content', () => {
    expect(calendarContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
  });
});

describe('regional days', () => {
  const region = (divisionPrefix: string, ...dates: readonly string[]): RegionalDays => ({
    divisionPrefix,
    basis: `${divisionPrefix}的办法`,
    days: dates.map((date) => off(date, '民族节日')),
  });
  const before = withNotice(CHINA_CONTENT, OF_2026, [region('99', '2026-03-03'), region('9801', '2026-03-04')]);
  const after = (...regional: readonly RegionalDays[]) => withNotice(before, LATER, regional);
  const isWorkday = (content: typeof before, division: string, date: string) =>
    createCalendar('X', content).in([division]).isWorkday(date);

  it('stay where a later notice does not restate them', () => {
    expect(isWorkday(after(), '990000', '2026-03-03')).toBe(false);
    expect(isWorkday(after(region('99', '2026-03-05')), '980100', '2026-03-04')).toBe(false);
  });

  it('are replaced where it restates the area, and withdrawn where it restates it without days', () => {
    const moved = after(region('99', '2026-03-05'));
    expect(['2026-03-03', '2026-03-05'].map((date) => isWorkday(moved, '990000', date))).toEqual([true, false]);
    expect(isWorkday(after(region('99')), '990000', '2026-03-03')).toBe(true);
  });

  it('cite the act that set them, also when another act restates them', () => {
    const restated = after({ ...region('99', '2026-03-03', '2026-03-05'), basis: '后一办法' });
    expect(['2026-03-03', '2026-03-05'].map((date) => source(restated, date, '990000'))).toEqual([
      '99的办法',
      '后一办法',
    ]);
  });
});
