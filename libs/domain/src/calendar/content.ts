import { z } from 'zod';
import { givenDate } from './given.js';
import { yearOf } from './time.js';

/** A day that a notice turns into a day off or a working day (调休上班), in the format of the public data sets. */
export const calendarDay = z
  .strictObject({ date: givenDate, name: z.string().trim().min(1).max(50), isOffDay: z.boolean() })
  .readonly();
export type CalendarDay = z.infer<typeof calendarDay>;

/** The holidays of one year as the General Office of the State Council announces them (放假通知). */
export const holidayNotice = z
  .strictObject({
    year: z.int(),
    /**
     * Name or number of the notice; null while none is published: the days are then a forecast, and every date of the
     * year is provisional.
     */
    title: z.string().nullable(),
    /** Addresses at which the notice is published, as in the public data sets. */
    papers: z.array(z.string()).readonly(),
    /** Days of the year. Days at the end of the previous year may be among them and override that year's notice. */
    days: z.array(calendarDay).readonly(),
    /** Days off beyond the statutory thirteen that the notice itself grants, as in January 2020; 0 otherwise. */
    extraDaysOff: z.int(),
    /** Reason for the extra days off; null if there are none. */
    extraDaysOffReason: z.string().nullable(),
  })
  .readonly();
export type HolidayNotice = z.infer<typeof holidayNotice>;

/** Holidays of a minority area (放假办法 4); in its divisions these days override the national calendar. */
export const regionalDays = z
  .strictObject({
    /** Prefix of the division codes covered; `45` covers a whole autonomous region. */
    divisionPrefix: z.string(),
    /** The act of the area's government that sets the days. */
    basis: z.string(),
    days: z.array(calendarDay).readonly(),
  })
  .readonly();
export type RegionalDays = z.infer<typeof regionalDays>;

/** Contents of a calendar version; years without a notice follow from the law alone. */
export const calendarContent = z
  .strictObject({ notices: z.array(holidayNotice).readonly(), regional: z.array(regionalDays).readonly() })
  .readonly();
export type CalendarContent = z.infer<typeof calendarContent>;

/**
 * Returns the content with the notice of one year put in; earlier days of that year are replaced, those of the regions
 * too.
 */
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
