import { z } from 'zod';
import { divisionNamed, holdingIn } from './area.js';
import { givenDate } from './given.js';
import { yearOf } from './time.js';

/** A day that a notice turns into a day off or a working day (调休上班), in the format of the public data sets. */
export const calendarDay = z
  .strictObject({
    date: givenDate,
    name: z.string().trim().min(1).max(50),
    isOffDay: z.boolean(),
    /** Earlier notice or regional act that set the day and that this one repeats; absent where this one sets it. */
    source: z.string().exactOptional(),
  })
  .readonly();
export type CalendarDay = z.infer<typeof calendarDay>;

/** A day that a notice or regional act sets; `source` names it and is null for a forecast. */
export interface SetDay extends Omit<CalendarDay, 'source'> {
  readonly source: string | null;
}

/** Returns the days of a notice or regional act, each with what set it. */
export const setBy = (title: string | null, days: readonly CalendarDay[]): readonly SetDay[] =>
  days.map((day) => ({ ...day, source: day.source ?? title }));

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
    /** Code of the area without its last zeros; `45` names an autonomous region. It holds for all divisions below, too. */
    divisionPrefix: z.string(),
    /** The act of the area's government that sets the days. */
    basis: z.string(),
    days: z.array(calendarDay).readonly(),
  })
  .readonly();
export type RegionalDays = z.infer<typeof regionalDays>;

/** Contents of a calendar version; years without a notice follow from the law alone. */
export const calendarContent = z
  .strictObject({
    notices: z.array(holidayNotice).readonly(),
    regional: z.array(regionalDays).readonly(),
    /** Version before whose upload had an error that this one corrects; absent where a notice is the reason (§3.5.2). */
    corrects: z.string().exactOptional(),
  })
  .readonly();
export type CalendarContent = z.infer<typeof calendarContent>;

/**
 * Returns the content with the notice of one year put in. It replaces an earlier notice of that year; the days of an area
 * only if it restates the area, without days to withdraw them. A day that it repeats keeps its source. `corrects` is the
 * version whose error the upload corrects; null for a notice.
 */
export function withNotice(
  content: CalendarContent,
  notice: HolidayNotice,
  regional: readonly RegionalDays[],
  corrects: string | null = null,
): CalendarContent {
  const others = content.notices.filter(({ year }) => year !== notice.year);
  const before = content.notices.flatMap(({ title, days }) => setBy(title, days));
  const stated = { ...notice, days: notice.days.map((day) => withSource(day, notice.title, before)) };
  const restated = new Set(regional.map(({ divisionPrefix }) => divisionNamed(divisionPrefix)));
  const kept = content.regional.map((region) => ({
    ...region,
    days: region.days.filter(
      ({ date }) => !restated.has(divisionNamed(region.divisionPrefix)) || yearOf(date) !== notice.year,
    ),
  }));
  const fresh = regional.map((region) => {
    const ofArea = holdingIn(content.regional, [divisionNamed(region.divisionPrefix)]);
    const setThere = ofArea.flatMap(({ basis, days }) => setBy(basis, days));
    return { ...region, days: region.days.map((day) => withSource(day, region.basis, setThere)) };
  });
  return {
    notices: [...others, stated].sort((a, b) => a.year - b.year),
    regional: [...kept, ...fresh].filter(({ days }) => days.length > 0),
    ...(corrects !== null && { corrects }),
  };
}

/** Returns a day that `title` states, with the source that set it so before; that of a forecast is nothing to cite. */
function withSource(day: CalendarDay, title: string | null, before: readonly SetDay[]): CalendarDay {
  const earlier = before.findLast(({ date }) => date === day.date);
  const isRepeated = earlier?.isOffDay === day.isOffDay && earlier.name === day.name;
  return isRepeated && earlier.source !== null && earlier.source !== title ? { ...day, source: earlier.source } : day;
}
