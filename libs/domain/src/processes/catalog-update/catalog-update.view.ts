import type { Eyes } from '../../access/audience.js';
import { findingsOn, type CatalogUpdateMatter } from './catalog-update.state.js';

/** Returns the documents of an update as these eyes may see them; the draft stays inside the provider. */
export function view({ data }: CatalogUpdateMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { entry, kind, trigger, eventDate, promulgatedOn = null, docRef, reason, triggerId } = data;
  const { draft, assessments, submissions, extension, dismissals } = data;
  return {
    opening: { entry, kind, trigger, eventDate, promulgatedOn, docRef, reason, triggerId },
    draft: eyes.has('provider') && draft ? { ...draft, assessments: findingsOn(assessments, draft.contentHash) } : null,
    submissions,
    extension,
    dismissals,
  };
}
