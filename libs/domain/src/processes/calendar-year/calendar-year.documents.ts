import { z } from 'zod';

/** Documents of a year whose holiday notice is awaited. */
export const calendarYearDocuments = {
  year: z.int(),
  calendarVersion: z.string().nullable().meta({ description: '该年放假通知随之生效的工作日历版本；尚未载入的为 null' }),
};
