import type { HolidayYear } from './china-years.js';
import { eachDay } from './day-range.js';
import { weekday, yearOf } from './time.js';

/** Statutory days off in a year (全国年节及纪念日放假办法 2, in force since 2025). */
const STATUTORY_DAYS = 13;

/**
 * What is wrong with the holidays of a published year, in words for the administrator who loads it; empty when all
 * is well. An exchange of days moves work but never changes its amount: hence the check sum.
 */
export function checkYear({ year, holidays }: HolidayYear): string[] {
  const off = holidays.flatMap(({ from, to }) => [...eachDay(from, to)]);
  const makeup = holidays.flatMap((holiday) => holiday.makeup);
  const all = [...eachDay(`${year}-01-01`, `${year}-12-31`)];
  const weekendDays = all.filter(isWeekend).length;
  const workdays = all.filter((date) => makeup.includes(date) || !(off.includes(date) || isWeekend(date))).length;
  const expected = all.length - weekendDays - STATUTORY_DAYS;
  return [
    ...[...off, ...makeup].filter((date) => yearOf(date) !== year).map((date) => `${date} 不属于${year}年`),
    ...repeated(off).map((date) => `放假日 ${date} 重复`),
    ...repeated(makeup).map((date) => `调休上班日 ${date} 重复`),
    ...makeup.filter((date) => off.includes(date)).map((date) => `${date} 既为放假日又为调休上班日`),
    ...makeup.filter((date) => !isWeekend(date)).map((date) => `调休上班日 ${date} 不是周末`),
    ...(workdays === expected ? [] : [`${year}年工作日共 ${workdays} 天，应为 ${expected} 天`]),
  ];
}

const isWeekend = (date: string): boolean => weekday(date) % 6 === 0;

const repeated = (dates: readonly string[]): string[] => dates.filter((date, i) => dates.indexOf(date) !== i);
