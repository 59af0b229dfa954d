import { addMs, localDate, yearOf, type Instant } from '../../calendar/time.js';
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

/** Effective instant of the next version: now, or 1 ms after the last version if both fall on one instant. */
export function nextInstant({ data: { versions } }: CatalogEntryMatter, { at }: Context): Instant {
  const last = versions.at(-1);
  return last && last.effectiveAt >= at ? addMs(last.effectiveAt, 1) : at;
}
