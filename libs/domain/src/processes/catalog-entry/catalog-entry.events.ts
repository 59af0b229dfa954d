import { z } from 'zod';
import { ASSESSMENT_TYPES, entryAssessment } from '../cataloguing/assessment.js';
import { entryChanges } from '../../catalog/changes.js';
import { entryContent } from '../../catalog/content.js';
import { UPDATE_KINDS, UPDATE_TRIGGERS } from '../catalog-update/catalog-update.content.js';
import { text } from '../../language/text.js';
import { retirementProposal } from './catalog-entry.content.js';

const revision = z.int().positive();
const reason = text(2000);
const hash = z.string();
const instant = z.string();
const parties = z.strictObject({ provider: z.string(), authority: z.string() });
const version = { version: z.int().positive(), contentHash: hash, effectiveAt: instant };

/** Events of a catalog entry (目录条目), by the rows of regulation.md §2.1. Stored ones are never rewritten. */
export const CATALOG_ENTRY_EVENTS = {
  entryDrafted: z.strictObject({ revision, content: entryContent, parties }),
  entryRevised: z.strictObject({ revision, content: entryContent }),
  assessmentStarted: z.strictObject({ revision, needed: z.array(z.enum(ASSESSMENT_TYPES)) }),
  entryAssessed: z.strictObject({ assessment: entryAssessment }),
  /** All assessments that the content needs have passed. */
  assessmentCompleted: z.strictObject({ revision, contentHash: hash }),
  /** The entry holds secrets and is therefore no government data (Art 3); it stays locked for ever. */
  entryLocked: z.strictObject({}),
  entrySubmittedToHead: z.strictObject({ revision, contentHash: hash }),
  entryRejectedByHead: z.strictObject({ revision, reason }),
  /** 报送: the entry was submitted with the consent of the department's head. */
  entrySubmitted: z.strictObject({ revision, contentHash: hash }),
  entryReturned: z.strictObject({ revision, reasons: z.array(text(2000)) }),
  entryReworked: z.strictObject({}),
  entryAbandoned: z.strictObject({ reason }),
  /** The first version, with the content that was submitted. */
  entryPublished: z.strictObject({ revision, ...version }),
  /** The entry was taken over from an older database, with its effective instant there. */
  entryImported: z.strictObject({ ...version, content: entryContent, parties }),
  entryUpdateOpened: z.strictObject({
    updateId: z.string(),
    kind: z.enum(UPDATE_KINDS),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: z.iso.date().nullable(),
  }),
  entryUpdatePublished: z.strictObject({
    updateId: z.string(),
    ...version,
    changes: entryChanges,
    reason,
    assessments: z.array(entryAssessment),
    /** Faults of the merged content, caused by two updates of the same statements. */
    faults: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    /**
     * New versions in place of those that wait for a later day, in their order, with this change in them; absent if none
     * waits.
     */
    rebased: z.array(z.strictObject({ version: version.version, contentHash: version.contentHash })).exactOptional(),
  }),
  entryUpdateDismissed: z.strictObject({ updateId: z.string(), reason }),
  /** `inUse` lists the active grants; absent in events of earlier releases, which refused the proposal then. */
  retirementProposed: z.strictObject({
    proposal: retirementProposal,
    inUse: z.array(z.strictObject({ matterId: z.string(), requester: z.string() })).exactOptional(),
  }),
  entryRetired: z.strictObject({ updateId: z.string(), retiredAt: instant, reason }),
} as const;

type Schemas = typeof CATALOG_ENTRY_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type CatalogEntryEvent = {
  [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>>;
}[keyof Schemas];
