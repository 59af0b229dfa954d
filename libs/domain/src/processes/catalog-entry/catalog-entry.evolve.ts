import type { EntryChanges } from '../../catalog/changes.js';
import type { Change } from '../../matter/definition.js';
import type { Deed } from '../../matter/matter.js';
import type { CatalogEntryEvent } from './catalog-entry.events.js';
import type { ChangedVersion, PublishedVersion } from '../../catalog/published-entry.js';
import { insert } from './publication.js';
import {
  lastVersion,
  type CatalogEntry,
  type CatalogEntryMatter,
  type CatalogEntrySide,
  type CatalogEntryState,
  type Opinion,
  type EntrySubmission,
} from './catalog-entry.state.js';

type Changed = Change<CatalogEntry, CatalogEntrySide>;

const NOTHING_YET = {
  assessments: [],
  opinions: [],
  submission: null,
  submissions: 0,
  locked: false,
  versions: [],
  openUpdates: [],
  retirementProposal: null,
  retirement: null,
} as const;

/** Begins an entry with its draft, or as published if it was taken over from an older database. */
export function begin(event: CatalogEntryEvent): Required<Changed> {
  switch (event.type) {
    case 'entryDrafted': {
      const { content, revision, parties } = event;
      const data = { ...NOTHING_YET, content, revision };
      return { state: 'DRAFT', parties, data };
    }
    case 'entryImported': {
      const { content, version, contentHash, effectiveAt, parties } = event;
      const only = {
        version,
        content,
        contentHash,
        effectiveAt,
        supersededAt: null,
        noticeNo: null,
        updateId: null,
        changes: {},
      };
      return { state: 'PUBLISHED', parties, data: { ...NOTHING_YET, content, revision: 1, versions: [only] } };
    }
    default:
      throw new Error(`a catalog entry does not begin with ${event.type}`);
  }
}

export function evolve(matter: CatalogEntryMatter, event: CatalogEntryEvent, deed: Deed): Changed {
  const { data } = matter;
  const to = (state: CatalogEntryState, change: Partial<CatalogEntry> = {}): Changed => ({
    state,
    data: { ...data, ...change },
  });
  switch (event.type) {
    case 'entryDrafted':
    case 'entryImported':
      throw new Error('an entry begins once');
    case 'entryRevised': {
      const { content, revision } = event;
      return to('DRAFT', { content, revision });
    }
    case 'assessmentStarted':
      return to('ASSESSING');
    case 'entryAssessed':
      return { data: { ...data, assessments: [...data.assessments, event.assessment] } };
    case 'assessmentCompleted':
      return to('ASSESSED');
    case 'entryLocked':
      return to('ABANDONED', { locked: true });
    case 'entrySubmittedToHead':
      return to('DEPT_HEAD_REVIEW');
    case 'entryRejectedByHead':
      return to('DRAFT', opined(data, 'DEPT_HEAD', event.revision, deed, [event.reason]));
    case 'entrySubmitted':
      return to('AUTHORITY_REVIEW', {
        ...opined(data, 'DEPT_HEAD', event.revision, deed),
        ...submitted(data, event, deed),
      });
    case 'entryReturned':
      return to('RETURNED', opined(data, 'AUTHORITY', event.revision, deed, event.reasons));
    case 'entryReworked':
      return to('DRAFT');
    case 'entryAbandoned':
      return to('ABANDONED');
    case 'entryPublished':
      return to('PUBLISHED', {
        ...opined(data, 'AUTHORITY', event.revision, deed),
        versions: [publishedAs(event, data, null)],
      });
    case 'entryUpdateOpened':
    case 'entryUpdatePublished':
    case 'entryUpdateDismissed':
    case 'retirementProposed':
    case 'entryRetired':
      return afterPublication(data, event);
  }
}

type Later = Extract<
  CatalogEntryEvent,
  {
    type: 'entryUpdateOpened' | 'entryUpdatePublished' | 'entryUpdateDismissed' | 'retirementProposed' | 'entryRetired';
  }
>;

/** Folds the events after publication; the open updates then determine the state. */
function afterPublication(data: CatalogEntry, event: Later): Changed {
  const stands = (change: Partial<CatalogEntry>): Changed => {
    const changed = { ...data, ...change };
    return { state: standing(changed), data: changed };
  };
  switch (event.type) {
    case 'entryUpdateOpened': {
      const { updateId, kind } = event;
      return stands({ openUpdates: [...data.openUpdates, { updateId, kind }] });
    }
    case 'entryUpdatePublished': {
      const fresh = inserted(data, event);
      const versions = [...superseded(data.versions, event.effectiveAt), ...fresh];
      const content = fresh.at(-1)?.content ?? data.content;
      const assessments = [...data.assessments, ...event.assessments];
      return stands({ content, versions, assessments, ...without(data, event.updateId) });
    }
    case 'entryUpdateDismissed':
      return stands(without(data, event.updateId));
    case 'retirementProposed':
      return stands({ retirementProposal: { ...event.proposal, ...(event.inUse && { inUse: event.inUse }) } });
    case 'entryRetired': {
      const { updateId, retiredAt } = event;
      const versions = superseded(data.versions, retiredAt);
      const { trigger, docRef = null } = data.retirementProposal ?? {};
      const law = trigger === 'LEGAL_CHANGE' ? docRef : null;
      return stands({ versions, retirement: { updateId, retiredAt, law, noticeNo: null }, ...without(data, updateId) });
    }
  }
}

function standing({ retirement, retirementProposal, openUpdates }: CatalogEntry): CatalogEntryState {
  if (retirement) return 'RETIRED';
  if (retirementProposal || openUpdates.some(({ kind }) => kind === 'RETIRE')) return 'RETIREMENT_REVIEW';
  return openUpdates.length > 0 ? 'UPDATE_DUE' : 'PUBLISHED';
}

/** The new version, and those that replace the ones that wait for a later day. */
function inserted(
  { versions }: CatalogEntry,
  event: Extract<Later, { type: 'entryUpdatePublished' }>,
): readonly ChangedVersion[] {
  const { effectiveAt, changes, updateId, rebased = [] } = event;
  const { content, waiting } = insert(versions, changes, effectiveAt);
  const anew = waiting.flatMap(({ replaced, content: built }, n): ChangedVersion[] => {
    const one = rebased[n];
    return one ? [{ ...replaced, ...one, content: built, noticeNo: null, supersededAt: null }] : [];
  });
  const fresh = [publishedAs(event, { content }, updateId, changes), ...anew];
  return fresh.map((one, n) => ({ ...one, supersededAt: fresh[n + 1]?.effectiveAt ?? null }));
}

/** Removes a finished update, and the retirement proposal that it decided. */
function without(
  { openUpdates, retirementProposal }: CatalogEntry,
  updateId: string,
): Pick<CatalogEntry, 'openUpdates' | 'retirementProposal'> {
  const isRetirement = openUpdates.some((one) => one.updateId === updateId && one.kind === 'RETIRE');
  return {
    openUpdates: openUpdates.filter((one) => one.updateId !== updateId),
    retirementProposal: isRetirement ? null : retirementProposal,
  };
}

/** Writes the notice number (通告号) to the latest announcement, a retirement or the versions that one act published. */
export function numbered(data: CatalogEntry, noticeNo: string): CatalogEntry {
  if (data.retirement) return { ...data, retirement: { ...data.retirement, noticeNo } };
  const last = lastVersion(data);
  const isNew = (one: ChangedVersion): boolean => one === last || (one.updateId !== null && one.noticeNo === null);
  return { ...data, versions: data.versions.map((one) => (isNew(one) ? { ...one, noticeNo } : one)) };
}

const publishedAs = (
  { version, contentHash, effectiveAt }: Pick<PublishedVersion, 'version' | 'contentHash' | 'effectiveAt'>,
  { content }: Pick<CatalogEntry, 'content'>,
  updateId: string | null,
  changes: EntryChanges = {},
): ChangedVersion => ({
  version,
  content,
  contentHash,
  effectiveAt,
  supersededAt: null,
  noticeNo: null,
  updateId,
  changes,
});

/** Ends the last version; one that still waits for its day never takes effect. */
const superseded = (versions: readonly ChangedVersion[], at: string): readonly ChangedVersion[] =>
  versions.map((one) =>
    one.supersededAt === null || one.supersededAt > at
      ? { ...one, supersededAt: one.effectiveAt > at ? one.effectiveAt : at }
      : one,
  );

function opined(
  { opinions }: CatalogEntry,
  by: Opinion['by'],
  revision: number,
  deed: Deed,
  reasons: readonly string[] = [],
): Pick<CatalogEntry, 'opinions'> {
  const opinion = { by, revision, agreed: reasons.length === 0, reasons, at: deed.at };
  return { opinions: [...opinions, opinion] };
}

function submitted(
  { content, submissions }: CatalogEntry,
  { revision, contentHash }: Pick<EntrySubmission, 'revision' | 'contentHash'>,
  { at }: Deed,
): Pick<CatalogEntry, 'submission' | 'submissions'> {
  return { submission: { revision, content, contentHash, submittedAt: at }, submissions: submissions + 1 };
}
