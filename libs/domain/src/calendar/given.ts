import { z } from 'zod';
import { toInstant } from './time.js';

const YEARS = /^(19\d\d|20\d\d|2100)-/;
const WITHIN = '应在 1900 年至 2100 年之间；没有终期的，不填日期';

/**
 * Calendar date in Asia/Shanghai that a person gives, of the years 1900 to 2100, so that the calendar can count from it.
 * A field that may have no end says so by null. Events that are already stored are read without this bound.
 */
export const givenDate = z.iso.date({ abort: true }).regex(YEARS, WITHIN).meta({ format: 'date' });

/** Instant with its offset that a person gives, of the years 1900 to 2100; converted to UTC. */
export const givenInstant = z.iso
  .datetime({ abort: true, offset: true, error: '应为带时区的时刻，如 2026-02-02T09:00:00+08:00' })
  .regex(YEARS, WITHIN)
  .meta({ format: 'date-time' })
  .transform((given) => toInstant(Date.parse(given)));
