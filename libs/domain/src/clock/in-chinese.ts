import { addDays, localDate, localMinutes, weekday, type Instant, type LocalDate } from '../calendar/time.js';

const WEEK = '日一二三四五六';

/** 2025年10月4日 */
export function dateTitle(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2025年10月4日（星期六） */
export const weekdayTitle = (date: LocalDate): string => `${dateTitle(date)}（星期${WEEK.charAt(weekday(date))}）`;

/** 2025年10月9日9时, 2025年10月9日9时5分 */
export function instantTitle(instant: Instant): string {
  const minutes = localMinutes(instant);
  const past = minutes % 60;
  return `${dateTitle(localDate(instant))}${Math.floor(minutes / 60)}时${past > 0 ? `${past}分` : ''}`;
}

/** Writes dates as people do: consecutive ones as a range. */
export function datesTitle(dates: readonly LocalDate[]): string {
  const ranges: LocalDate[][] = [];
  for (const date of dates) {
    const last = ranges.at(-1);
    if (last && addDays(last.at(-1) ?? date, 1) === date) last.push(date);
    else ranges.push([date]);
  }
  return ranges.map(rangeTitle).join('、');
}

function rangeTitle(dates: readonly LocalDate[]): string {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
  return first === last ? dateTitle(first) : `${dateTitle(first)}至${dateTitle(last)}`;
}
