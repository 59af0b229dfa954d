import type { Calendar } from './calendar.js';
import { HOLIDAY_YEARS } from './china-years.js';
import { createCalendar } from './create-calendar.js';

/** The national calendar: 2025 and 2026 as published, all later years provisional. */
export const CHINA_CALENDAR: Calendar = createCalendar('CN-2026.1', HOLIDAY_YEARS);
