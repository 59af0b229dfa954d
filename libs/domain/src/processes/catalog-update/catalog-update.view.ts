import type { Eyes } from '../../access/audience.js';
import { extensionOf, findingsOn, type CatalogUpdateMatter } from './catalog-update.state.js';

/** Returns the documents of an update as these eyes may see them; the draft stays inside the provider. */
export function view(matter: CatalogUpdateMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { data } = matter;
  const { entry, kind, trigger, eventDate, promulgatedOn = null, docRef, reason, triggerId } = data;
  const { draft, assessments, submissions, dismissals } = data;
  return {
    opening: { entry, kind, trigger, eventDate, promulgatedOn, docRef, reason, triggerId },
    draft: eyes.has('provider') && draft ? { ...draft, assessments: findingsOn(assessments, draft.contentHash) } : null,
    submissions,
    extension: extensionOf(matter),
    dismissals,
  };
}
