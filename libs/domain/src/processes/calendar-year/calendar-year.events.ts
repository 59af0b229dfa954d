import { z } from 'zod';

/** Events of a year whose holidays are to be loaded (年度工作日历). Stored ones are never rewritten. */
export const CALENDAR_YEAR_EVENTS = {
  calendarYearAwaited: z.strictObject({ year: z.int(), parties: z.strictObject({ responsible: z.string() }) }),
  calendarYearLoaded: z.strictObject({ calendarVersion: z.string() }),
} as const;

type Stored<Type extends keyof typeof CALENDAR_YEAR_EVENTS> = { readonly type: Type } & z.infer<
  (typeof CALENDAR_YEAR_EVENTS)[Type]
>;
export type CalendarYearEvent = Stored<'calendarYearAwaited'> | Stored<'calendarYearLoaded'>;
