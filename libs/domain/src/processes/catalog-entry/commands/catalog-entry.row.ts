import type { ActContext } from '../../../matter/context.js';
import { isExcepted } from '../../../matter/exception.js';
import { forbidden, type Refusal } from '../../../language/refusal.js';
import { done as doneIn, rowsFor } from '../../../matter/table.js';
import type { CatalogEntryEvent } from '../catalog-entry.events.js';
import type { CatalogEntry, CatalogEntryMatter, CatalogEntrySide } from '../catalog-entry.state.js';

export * from '../../cataloguing/offices.js';
export { ownWork, refuse, staleRevision, workingBody } from '../../../matter/table.js';

/** The type argument is needed for several events in one decision; otherwise the first event would fix the type. */
export const done = doneIn<CatalogEntryEvent>;
export const row = rowsFor<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>();

/** SoD-3: refuses the assessors of a content as its writers and submitters. */
export function hasAssessed({ data }: CatalogEntryMatter, context: ActContext): Refusal | null {
  const { actor } = context;
  if (!actor || !data.assessors.includes(actor.personId) || isExcepted(context)) return null;
  return forbidden('HAS_ASSESSED', '您已评估过这个目录，不得再办理其内容，请由其他人员办理。', '13(1)');
}

/** SoD-4: refuses a reviewer of the authority's own entry who has handled that entry. */
export function hasTouched({ data, parties }: CatalogEntryMatter, { actor }: ActContext): Refusal | null {
  const touched = [...data.editors, ...data.assessors, ...data.heads];
  if (parties.provider !== parties.authority || !actor || !touched.includes(actor.personId)) return null;
  return forbidden('HAS_HANDLED', '您已办理过这个目录，不得审核本部门的目录，请由其他审核员办理。', '16(1)');
}
