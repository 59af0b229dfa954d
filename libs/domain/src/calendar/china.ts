import type { Calendar } from './calendar.js';
import { CHINA_NOTICES } from './china-notices.js';
import type { CalendarContent } from './content.js';
import { createCalendar } from './create-calendar.js';

/** The national calendar of a new installation: 2025 and 2026 as published, all later years provisional. */
export const CHINA_CONTENT: CalendarContent = { notices: CHINA_NOTICES, regional: [] };

export const CHINA_CALENDAR: Calendar = createCalendar('CN-2026.1', CHINA_CONTENT);
