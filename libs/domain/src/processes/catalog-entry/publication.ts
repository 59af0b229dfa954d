import { addMs, atLocal, localDate, yearOf, type Instant, type LocalDate } from '../../calendar/time.js';
import { withChanges, type EntryChanges } from '../../catalog/changes.js';
import type { EntryContent } from '../../catalog/content.js';
import { isEverEffective, type ChangedVersion } from '../../catalog/published-entry.js';
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

/**
 * Effective instant of the next version: at once, or at the beginning of the day from which a law or duty holds, where
 * that lies ahead (row 11); 1 ms after versions that take effect at the same instant. Versions that wait for a later day
 * do not hold it up.
 */
export function effectiveInstant(
  { data: { versions } }: CatalogEntryMatter,
  eventDate: LocalDate | null,
  { at }: Context,
): Instant {
  const day = eventDate === null ? at : atLocal(eventDate);
  let instant = day > at ? day : at;
  while (versions.some(({ effectiveAt }) => effectiveAt === instant)) instant = addMs(instant, 1);
  return instant;
}

/** Content of a new version, and of those that wait for a later day, with the change in them. */
export interface Inserted {
  readonly content: EntryContent;
  readonly waiting: readonly { readonly replaced: ChangedVersion; readonly content: EntryContent }[];
}

/**
 * Puts a change into the versions of an entry by its effective instant: it builds on what is in effect then, and each
 * version that waits for a later day is built anew on it. Where both change a statement, that of the later day holds from
 * its day on.
 */
export function insert(versions: readonly ChangedVersion[], changes: EntryChanges, effectiveAt: Instant): Inserted {
  const everEffective = versions.filter(isEverEffective);
  const base = everEffective.findLast((one) => one.effectiveAt <= effectiveAt);
  if (!base) throw new Error('an update changes an entry that is published');
  const content = withChanges(base.content, changes);
  const waiting: { readonly replaced: ChangedVersion; readonly content: EntryContent }[] = [];
  for (const replaced of everEffective.filter((one) => one.effectiveAt > effectiveAt))
    waiting.push({ replaced, content: withChanges(waiting.at(-1)?.content ?? content, replaced.changes) });
  return { content, waiting };
}

/** Instant of a retirement: now, also where a version still waits for its day. */
export function retirementInstant({ data: { versions } }: CatalogEntryMatter, { at }: Context): Instant {
  return versions.some(({ effectiveAt }) => effectiveAt === at) ? addMs(at, 1) : at;
}
