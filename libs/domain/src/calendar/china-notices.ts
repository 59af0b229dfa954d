import type { CalendarDay, HolidayNotice } from './content.js';
import { eachDay } from './day-range.js';
import { addDays, type LocalDate } from './time.js';

/** A holiday of a notice: the days off, both ends included, and the days worked in exchange (调休). */
const holiday = (name: string, from: LocalDate, to = from, makeup: readonly LocalDate[] = []): CalendarDay[] => [
  ...[...eachDay(from, to)].map((date) => ({ date, name, isOffDay: true })),
  ...makeup.map((date) => ({ date, name, isOffDay: false })),
];

const notice = (year: number, title: string | null, ...holidays: CalendarDay[][]): HolidayNotice => ({
  year,
  title,
  papers: [],
  days: holidays.flat(),
  extraDaysOff: 0,
  extraDaysOffReason: null,
});

/**
 * Days of the lunar calendar that are off by law, as far as they are known: the eve of Spring Festival, 清明节, 端午节,
 * 中秋节.
 */
const LUNAR: Readonly<Record<number, readonly [eve: LocalDate, LocalDate, LocalDate, LocalDate]>> = {
  2025: ['2025-01-28', '2025-04-04', '2025-05-31', '2025-10-06'],
  2026: ['2026-02-16', '2026-04-05', '2026-06-19', '2026-09-25'],
  2027: ['2027-02-05', '2027-04-05', '2027-06-09', '2027-09-15'],
};

/**
 * Statutory days off of a year (全国年节及纪念日放假办法 2): thirteen where the dates of the lunar calendar are known, otherwise
 * the six that the law fixes in the solar calendar.
 */
export function statutoryDays(year: number): readonly CalendarDay[] {
  const [eve, qingming, dragonBoat, midAutumn] = LUNAR[year] ?? [];
  const lunar = (name: string, from: LocalDate | undefined, days = 1): CalendarDay[] =>
    from === undefined ? [] : holiday(name, from, addDays(from, days - 1));
  return [
    ...holiday('元旦', `${year}-01-01`),
    ...lunar('春节', eve, 4),
    ...lunar('清明节', qingming),
    ...holiday('劳动节', `${year}-05-01`, `${year}-05-02`),
    ...lunar('端午节', dragonBoat),
    ...lunar('中秋节', midAutumn),
    ...holiday('国庆节', `${year}-10-01`, `${year}-10-03`),
  ];
}

/** A year without a notice: its statutory days alone, without the exchanges that the notice will bring. */
export const forecastYear = (year: number): HolidayNotice => notice(year, null, [...statutoryDays(year)]);

/**
 * Notices of the General Office of the State Council, as published. 2027 has none yet.
 */
export const CHINA_NOTICES: readonly HolidayNotice[] = [
  notice(
    2025,
    '国办发明电〔2024〕12号',
    holiday('元旦', '2025-01-01'),
    holiday('春节', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']),
    holiday('清明节', '2025-04-04', '2025-04-06'),
    holiday('劳动节', '2025-05-01', '2025-05-05', ['2025-04-27']),
    holiday('端午节', '2025-05-31', '2025-06-02'),
    holiday('国庆节、中秋节', '2025-10-01', '2025-10-08', ['2025-09-28', '2025-10-11']),
  ),
  notice(
    2026,
    '国务院办公厅2025年11月4日通知',
    holiday('元旦', '2026-01-01', '2026-01-03', ['2026-01-04']),
    holiday('春节', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']),
    holiday('清明节', '2026-04-04', '2026-04-06'),
    holiday('劳动节', '2026-05-01', '2026-05-05', ['2026-05-09']),
    holiday('端午节', '2026-06-19', '2026-06-21'),
    holiday('中秋节', '2026-09-25', '2026-09-27'),
    holiday('国庆节', '2026-10-01', '2026-10-07', ['2026-09-20', '2026-10-10']),
  ),
  forecastYear(2027),
];
