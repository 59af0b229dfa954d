import { z } from 'zod';
import { localDate, type LocalDate } from '../../calendar/time.js';
import { entryAssessment } from '../cataloguing/assessment.js';
import { entryChanges, type EntryChanges } from '../../catalog/changes.js';
import { checkContent } from '../../catalog/check-content.js';
import { contentHash } from '../../catalog/content-hash.js';
import { entryContent, type EntryContent } from '../../catalog/content.js';
import type { Fault } from '../../catalog/fault.js';
import { UPDATE_KINDS, UPDATE_TRIGGERS } from '../catalog-update/catalog-update.content.js';
import type { Context } from '../../matter/context.js';
import type { Notice, ReactionOutcome } from '../../matter/happening.js';
import { applied, ignored, reactionsFor, workingBody } from '../../matter/table.js';
import { reviewers } from './commands/catalog-entry.row.js';
import type { CatalogEntryEvent } from './catalog-entry.events.js';
import type { ChangedVersion } from '../../catalog/published-entry.js';
import { effectiveInstant, insert, noticeNumber, notifyAll, retirementInstant } from './publication.js';
import {
  lastVersion,
  titleOf,
  type CatalogEntry,
  type CatalogEntryMatter,
  type CatalogEntrySide,
} from './catalog-entry.state.js';

const reaction = reactionsFor<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>();

/** Takes over an entry of an older database, under its own id and effective instant. */
const takeOver = reaction({
  name: 'take-over',
  begins: true,
  payload: z.strictObject({
    version: z.int().positive(),
    effectiveAt: z.iso.datetime(),
    provider: z.string(),
    content: entryContent,
  }),
  react(_, { provider, content, ...version }, { organisation }) {
    const parties = { provider, authority: organisation.sameLevelAuthority(provider).id };
    return applied({
      event: { type: 'entryImported', ...version, content, contentHash: contentHash(content), parties },
    });
  },
});

/** Row 10: records an open update; the entry remains usable. */
const updateOpened = reaction({
  name: 'update-opened',
  begins: false,
  payload: z.strictObject({
    updateId: z.string(),
    kind: z.enum(UPDATE_KINDS),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: z.iso.date().nullable(),
  }),
  react(matter, opened) {
    if (matter.data.versions.length === 0) return ignored('目录尚未发布');
    if (matter.data.retirement) return ignored('目录已经退出');
    if (matter.data.openUpdates.some(({ updateId }) => updateId === opened.updateId)) return ignored('更新已经登记');
    return applied({ event: { type: 'entryUpdateOpened', ...opened } });
  },
});

/** Rows 11 and 13: puts an update that the authority has passed into effect, once. */
const updatePublished = reaction({
  name: 'update-published',
  begins: false,
  payload: z.strictObject({
    updateId: z.string(),
    kind: z.enum(UPDATE_KINDS),
    changes: entryChanges,
    assessments: z.array(entryAssessment),
    reason: z.string(),
    /** Day from which a change of law or duties holds; absent in effects of earlier releases. */
    eventDate: z.iso.date().nullable().exactOptional(),
  }),
  react(matter, { kind, eventDate = null, ...published }, context) {
    if (!isOpen(matter, published.updateId)) return ignored('更新不在办理中，或者已经办结');
    return kind === 'RETIRE' ? retire(matter, published, context) : publish(matter, published, eventDate, context);
  },
});

/** Rows 11 and 13b: records that an update was not needed. */
const updateDismissed = reaction({
  name: 'update-dismissed',
  begins: false,
  payload: z.strictObject({ updateId: z.string(), reason: z.string() }),
  react: (matter, dismissed) =>
    isOpen(matter, dismissed.updateId)
      ? applied({ event: { type: 'entryUpdateDismissed', ...dismissed } })
      : ignored('更新不在办理中，或者已经办结'),
});

export const REACTIONS = [takeOver, updateOpened, updatePublished, updateDismissed];

interface Published {
  readonly updateId: string;
  readonly changes: EntryChanges;
  readonly assessments: z.infer<typeof entryAssessment>[];
  readonly reason: string;
}

const isOpen = ({ data }: CatalogEntryMatter, id: string): boolean =>
  data.retirement === null && data.openUpdates.some(({ updateId }) => updateId === id);

function publish(
  matter: CatalogEntryMatter,
  published: Published,
  eventDate: LocalDate | null,
  context: Context,
): ReactionOutcome<CatalogEntryEvent> {
  const effectiveAt = effectiveInstant(matter, eventDate, context);
  const { content, waiting } = insert(matter.data.versions, published.changes, effectiveAt);
  const contents = [content, ...waiting.map((one) => one.content)];
  const faults = contents
    .flatMap((one) => faultsOf(matter, one, context))
    .map(({ field, message }) => ({ field, message }));
  const version = lastVersion(matter.data).version + 1;
  const rebased = waiting.map((one, n) => ({ version: version + n + 1, contentHash: contentHash(one.content) }));
  const from = effectiveAt > context.at ? `，自 ${localDate(effectiveAt)} 起施行` : '';
  return applied({
    event: {
      type: 'entryUpdatePublished',
      ...published,
      version,
      contentHash: contentHash(content),
      effectiveAt,
      faults,
      ...(rebased.length > 0 && { rebased }),
    },
    notices: [
      notifyAll(`目录${titleOf(content)}第 ${version} 版已经审核通过，现予发布${from}。`),
      ...(faults.length > 0 ? [toCorrect(matter, version, faults)] : []),
      ...waiting.flatMap(({ replaced }) => overlaid(matter, published.changes, replaced)),
    ],
    numbered: noticeNumber(matter, context),
  });
}

function retire(
  matter: CatalogEntryMatter,
  { updateId, reason }: Published,
  context: Context,
): ReactionOutcome<CatalogEntryEvent> {
  return applied({
    event: { type: 'entryRetired', updateId, retiredAt: retirementInstant(matter, context), reason },
    notices: [notifyAll(`目录${titleOf(matter.data.content)}已经审核同意退出，不再受理新的共享申请。`)],
    numbered: noticeNumber(matter, context),
  });
}

/**
 * Returns the faults of the merged content, which arise if another update changed the same statements meanwhile. The
 * existence of related entries and of the source is not judged again: that was done when the update was submitted.
 */
function faultsOf(matter: CatalogEntryMatter, content: EntryContent, context: Context): readonly Fault[] {
  const { catalogCode, relatedCodes, sourceDepartment } = content;
  return checkContent(content, {
    providerUscc: context.organisation.department(matter.parties.provider).uscc,
    published: matter.data.content,
    at: localDate(context.at),
    designatedSource: sourceDepartment || null,
    code: 'FREE',
    knownCodes: new Set(relatedCodes.filter((code) => code !== catalogCode)),
  });
}

/** Notice that a version of a later day changes the same statements, which hold from that day on. */
function overlaid(
  matter: CatalogEntryMatter,
  changes: EntryChanges,
  { changes: later, effectiveAt }: ChangedVersion,
): readonly Notice[] {
  const fields = Object.keys(changes).filter((field) => field in later);
  if (fields.length === 0) return [];
  const day = localDate(effectiveAt);
  const text = `已发布、自 ${day} 起施行的变更也涉及${fields.join('、')}，自该日起以其为准；须同时保留本次变更的，请提出自该日起施行的更新。`;
  return [{ to: [...workingBody(matter.parties.provider), ...reviewers(matter)], text }];
}

function toCorrect(
  matter: CatalogEntryMatter,
  version: number,
  faults: readonly Pick<Fault, 'field' | 'message'>[],
): Notice {
  const list = faults.map(({ field, message }) => `${field} ${message}`).join('；');
  return {
    to: [...workingBody(matter.parties.provider), ...reviewers(matter)],
    text: `目录第 ${version} 版发布后内容不一致，请提出更新予以更正：${list}`,
  };
}
