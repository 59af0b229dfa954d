import { addMs, atLocal, localDate, yearOf, type Instant, type LocalDate } from '../../calendar/time.js';
import type { Context } from '../../matter/context.js';
import { EVERY_DEPARTMENT } from '../../access/recipient.js';
import type { Notice, NumberRequest } from '../../matter/happening.js';
import type { CatalogEntryMatter } from './catalog-entry.state.js';

/** 统一通告 (Arts 16(1), 17(3)): a notice to every department. */
export const notifyAll = (text: string): Notice => ({
  to: [{ departmentId: EVERY_DEPARTMENT, role: 'WB_HANDLER' }],
  text,
});

/** Requests a notice number (通告号), counted per authority within its division and the year. */
export function noticeNumber(
  { parties: { authority } }: CatalogEntryMatter,
  { at, organisation }: Context,
): NumberRequest {
  const { divisionCode } = organisation.department(authority);
  return { series: 'TG', divisionCode, authorityId: authority, year: yearOf(localDate(at)) };
}

/** Instant of the next version: now, or 1 ms after the last version if both fall on one instant or that one waits. */
function nextInstant({ data: { versions } }: CatalogEntryMatter, { at }: Context): Instant {
  const last = versions.at(-1);
  return last && last.effectiveAt >= at ? addMs(last.effectiveAt, 1) : at;
}

/**
 * Effective instant of the next version: at once, or at the beginning of the day from which a law or duty holds, where
 * that lies ahead (row 11). A change that follows one that still waits takes effect after it, because it was assessed
 * with it.
 */
export function effectiveInstant(matter: CatalogEntryMatter, eventDate: LocalDate | null, context: Context): Instant {
  const [next, day] = [nextInstant(matter, context), eventDate === null ? null : atLocal(eventDate)];
  return day !== null && day > next ? day : next;
}

/** Instant of a retirement: now, also where a version still waits for its day. */
export function retirementInstant({ data: { versions } }: CatalogEntryMatter, { at }: Context): Instant {
  return versions.some(({ effectiveAt }) => effectiveAt === at) ? addMs(at, 1) : at;
}
