import { isCatalogUpdate, withChanges, type EntryChanges, type Instant, type Matter } from '#libs/domain';
import type { DifferenceView } from '#libs/http';
import { readEntryVersion } from '#libs/persistence';
import { differenceViews } from '../difference/difference-view.js';
import type { Snapshot } from '../reader/reader.service.js';

/**
 * The draft and the submissions of a catalog update with the values that they replace: those of the version that was in effect
 * when a change was submitted, or now. `documents` are those that the reader may see. Empty for every other matter.
 */
export async function updateView(
  matter: Matter,
  documents: Readonly<Record<string, unknown>>,
  { tx, time }: Snapshot,
): Promise<object> {
  if (!isCatalogUpdate(matter)) return {};
  const { entry, draft, submissions } = matter.data;
  const replacing = async (
    change: { readonly changes: EntryChanges } | null,
    at: Instant,
  ): Promise<DifferenceView[] | null> => {
    const before = change && (await readEntryVersion(tx, entry.catalogCode, at))?.stated;
    return change && before ? differenceViews(before, withChanges(before, change.changes)) : null;
  };
  const compared = [];
  for (const submission of submissions)
    compared.push({ ...submission, differences: await replacing(submission.change, submission.submittedAt) });
  const passed = submissions.find(({ outcome }) => outcome === 'PASSED');
  return {
    submissions: compared,
    ...(draft &&
      documents.draft !== null && {
        draft: { ...(documents.draft as object), differences: await replacing(draft, passed?.submittedAt ?? time.now) },
      }),
  };
}
