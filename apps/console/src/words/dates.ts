import type { Language } from './language';

const SHANGHAI_MS = 8 * 3_600_000;
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (number: number): string => String(number).padStart(2, '0');
/** An instant as the clocks of Shanghai show it (UTC+8 all year), read by the UTC methods. */
const inShanghai = (instant: string | number): Date => new Date(new Date(instant).getTime() + SHANGHAI_MS);

/** The calendar day of an instant in Shanghai, as `2026-02-10`. */
export const dayOf = (instant: string | number): string => inShanghai(instant).toISOString().slice(0, 10);

/** Weekday of a day, 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const weekday = (day: string, language: Language): string => WEEKDAYS[language][weekdayOf(day)] ?? '';

const sameYear = (day: string, today: string | undefined): boolean => today?.slice(0, 4) === day.slice(0, 4);

/** A day in words: `2月10日`, with the year where it is not today's: `2027年2月10日`. */
export function dayInWords(day: string, language: Language, today?: string): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (language === 'en') return `${String(date)} ${MONTHS[month - 1] ?? ''}${sameYear(day, today) ? '' : ` ${year}`}`;
  return `${sameYear(day, today) ? '' : `${year}年`}${String(month)}月${String(date)}日`;
}

/** A month such as `2026-02` in words, always with its year. */
export const monthInWords = (month: string, language: Language): string =>
  language === 'en'
    ? `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
    : `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;

/** An instant in words, to the minute: `2月10日 16:05`. */
export function instantInWords(instant: string, language: Language, today?: string): string {
  const at = inShanghai(instant);
  return `${dayInWords(dayOf(instant), language, today)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** The time of day of an instant, as `16:05`. */
export function timeInWords(instant: string | number): string {
  const at = inShanghai(instant);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** Every day from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
