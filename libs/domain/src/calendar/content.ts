import { z } from 'zod';
import { yearOf } from './time.js';

/** A day that a notice makes a day off or a day of work (调休上班), in the shape of the public data sets. */
export const calendarDay = z
  .strictObject({ date: z.iso.date(), name: z.string().trim().min(1).max(50), isOffDay: z.boolean() })
  .readonly();
export type CalendarDay = z.infer<typeof calendarDay>;

/** The holidays of one year as the General Office of the State Council announces them (放假通知). */
export const holidayNotice = z
  .strictObject({
    year: z.int(),
    /** The notice by name or number; null while there is none: the days are a forecast, every date in it provisional. */
    title: z.string().nullable(),
    /** Where it is published, as the public data sets say. */
    papers: z.array(z.string()).readonly(),
    /** Days of the year; the last days of the year before may be among them, and then count as set here. */
    days: z.array(calendarDay).readonly(),
    /** Days off beyond the statutory thirteen that the notice itself grants, as in January 2020; 0 otherwise. */
    extraDaysOff: z.int(),
    /** Why there are such days; null where there are none. */
    extraDaysOffReason: z.string().nullable(),
  })
  .readonly();
export type HolidayNotice = z.infer<typeof holidayNotice>;

/** Holidays of a minority area (放假办法 4): the national calendar with these days instead, for its divisions. */
export const regionalDays = z
  .strictObject({
    /** Divisions whose code begins so, `45` being a whole autonomous region. */
    divisionPrefix: z.string(),
    /** The act of the area's government that sets the days. */
    basis: z.string(),
    days: z.array(calendarDay).readonly(),
  })
  .readonly();
export type RegionalDays = z.infer<typeof regionalDays>;

/** All that a version of the calendar knows: what it says of years without a notice follows from the law alone. */
export const calendarContent = z
  .strictObject({ notices: z.array(holidayNotice).readonly(), regional: z.array(regionalDays).readonly() })
  .readonly();
export type CalendarContent = z.infer<typeof calendarContent>;

/** The content with one year as the notice has it: whatever stood for that year, in the regions too, is replaced. */
export function withNotice(
  content: CalendarContent,
  notice: HolidayNotice,
  regional: readonly RegionalDays[],
): CalendarContent {
  const others = content.notices.filter(({ year }) => year !== notice.year);
  const kept = content.regional
    .map((region) => ({ ...region, days: region.days.filter(({ date }) => yearOf(date) !== notice.year) }))
    .filter(({ days }) => days.length > 0);
  return { notices: [...others, notice].sort((a, b) => a.year - b.year), regional: [...kept, ...regional] };
}
