import { divisionNamed, holdingIn } from './area.js';
import { statutoryDays } from './china-notices.js';
import type { CalendarContent, CalendarDay, HolidayNotice, RegionalDays } from './content.js';
import { FIRST_YEAR } from './create-calendar.js';
import { weekday, yearOf, type LocalDate } from './time.js';
import { isWeekend } from './year-index.js';

/** Statutory days off in a year, in force since 2025 (全国年节及纪念日放假办法 2). */
const STATUTORY_DAYS = 13;

/** Findings that a person reads, in Chinese, before a notice is put in force. */
export interface NoticeFindings {
  /** Errors, for which the notice is refused; empty if there are none. */
  readonly problems: readonly string[];
  /** Unusual contents that do not prevent the notice from taking effect. */
  readonly remarks: readonly string[];
}

/**
 * Checks the notice of a year and its regional days against the calendar in force. An exchange (调休) moves working days
 * but never changes their number, so the net days off must equal the statutory ones.
 */
export function checkNotice(
  notice: HolidayNotice,
  regional: readonly RegionalDays[],
  base: CalendarContent,
): NoticeFindings {
  const { year, title, days } = notice;
  const isDecemberBefore = ({ date }: CalendarDay): boolean => date.startsWith(`${year - 1}-12-`);
  return {
    problems: [
      ...(year < FIRST_YEAR ? [`${year}年早于${FIRST_YEAR}年，不在工作日历范围内`] : []),
      ...(title?.trim() === '' ? ['通知名称为空'] : []),
      ...days
        .filter((day) => yearOf(day.date) !== year && !isDecemberBefore(day))
        .map(({ date }) => `${date} 不属于${year}年`),
      ...wrongDays(days),
      ...statutoryDays(year)
        .filter(({ date }) => !(days.find((day) => day.date === date)?.isOffDay ?? isWeekend(date)))
        .map(workedStatutoryDay),
      ...wrongTotal(notice),
      ...wrongRegions(year, regional, base),
    ],
    remarks: [
      ...days.filter(isDecemberBefore).map(({ date }) => `${date} 属于上一年，由${year}年的通知安排`),
      ...setOtherwise(notice, base),
    ],
  };
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/**
 * Errors of days that do not depend on their year: repetitions, contradictions, and makeup days that are no weekend.
 */
function wrongDays(days: readonly CalendarDay[]): string[] {
  const off = days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date);
  const makeup = days.filter(({ isOffDay }) => !isOffDay).map(({ date }) => date);
  return [
    ...repeated(off).map((date) => `放假日 ${date} 重复`),
    ...repeated(makeup).map((date) => `调休上班日 ${date} 重复`),
    ...makeup.filter((date) => off.includes(date)).map((date) => `${date} 既为放假日又为调休上班日`),
    ...makeup
      .filter((date) => !isWeekend(date))
      .map((date) => `调休上班日 ${date} 是${WEEKDAYS[weekday(date)]}，不是周末`),
  ];
}

/** Compares weekdays off minus weekend days worked with the statutory days plus those that the notice adds. */
function wrongTotal({ year, days, extraDaysOff, extraDaysOffReason }: HolidayNotice): string[] {
  const weekdaysOff = new Set(
    days.filter(({ date, isOffDay }) => isOffDay && !isWeekend(date)).map(({ date }) => date),
  );
  const worked = new Set(days.filter(({ date, isOffDay }) => !isOffDay && isWeekend(date)).map(({ date }) => date));
  const net = weekdaysOff.size - worked.size;
  const expected = STATUTORY_DAYS + extraDaysOff;
  const extra = extraDaysOff === 0 ? '' : `（法定 ${STATUTORY_DAYS} 天，另增 ${extraDaysOff} 天）`;
  return [
    ...(extraDaysOff < 0 ? ['另增放假天数不能为负'] : []),
    ...((extraDaysOff === 0) === (extraDaysOffReason === null) ? [] : ['另增放假天数与其理由须同时填写']),
    ...(net === expected ? [] : [`${year}年放假减去调休上班后净放假 ${net} 天，应为 ${expected} 天${extra}`]),
  ];
}

function wrongRegions(year: number, regional: readonly RegionalDays[], base: CalendarContent): string[] {
  const areas = regional.map(({ divisionPrefix }) => divisionNamed(divisionPrefix));
  return [
    ...repeated(areas).map((area) => `地区 ${area} 重复`),
    ...regional.flatMap(({ divisionPrefix, basis, days }) =>
      [
        ...(/^\d{2}(\d{2}(\d{2})?)?$/.test(divisionPrefix) ? [] : ['行政区划代码前缀应为2、4或6位数字']),
        ...(basis.trim() === '' ? ['放假依据为空'] : []),
        ...(days.length === 0 && !hasDays(divisionPrefix, year, base) ? ['没有日期'] : []),
        ...days.filter(({ date }) => yearOf(date) !== year).map(({ date }) => `${date} 不属于${year}年`),
        ...wrongDays(days),
        ...statutoryDays(year)
          .filter(({ date }) => days.some((day) => day.date === date && !day.isOffDay))
          .map(workedStatutoryDay),
      ].map((problem) => `地区 ${divisionPrefix}：${problem}`),
    ),
  ];
}

const workedStatutoryDay = ({ date, name }: CalendarDay): string =>
  `${date} 是${name}，属于法定节假日，不能安排为工作日（全国年节及纪念日放假办法第二条）`;

/** True if the area has days of the year, which a notice that restates it without days withdraws. */
const hasDays = (divisionPrefix: string, year: number, { regional }: CalendarContent): boolean =>
  holdingIn(regional, [divisionNamed(divisionPrefix)]).some(({ days }) =>
    days.some(({ date }) => yearOf(date) === year),
  );

/** Days on which the notices of two years disagree; the later year's notice takes precedence. */
function setOtherwise({ year, days }: HolidayNotice, { notices }: CalendarContent): string[] {
  return notices
    .filter((other) => other.year !== year)
    .flatMap((other) =>
      days
        .filter(({ date, isOffDay }) => other.days.some((day) => day.date === date && day.isOffDay !== isOffDay))
        .map(({ date }) => `${date} 与${other.year}年的通知不一致，以${Math.max(year, other.year)}年的通知为准`),
    );
}

const repeated = (values: readonly LocalDate[]): string[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
];
