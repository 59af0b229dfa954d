import type { ActContext } from '../../../matter/context.js';
import type { Happening, SharedEvent } from '../../../matter/happening.js';
import { forbidden, type Refusal } from '../../../language/refusal.js';
import { rowsFor } from '../../../matter/table.js';
import type { CatalogUpdateEvent } from '../catalog-update.events.js';
import type { CatalogUpdate, CatalogUpdateMatter, CatalogUpdateSide } from '../catalog-update.state.js';

export * from '../../cataloguing/offices.js';
export { done, ownWork, refuse, refuseRule, staleRevision, workingBody } from '../../../matter/table.js';

export const row = rowsFor<CatalogUpdate, CatalogUpdateEvent, CatalogUpdateSide>();
export type Happened = Happening<CatalogUpdateEvent | SharedEvent>;

/** SoD-4: refuses a reviewer of the authority's own entry who has handled the update. */
export function hasTouched({ data, parties }: CatalogUpdateMatter, { actor }: ActContext): Refusal | null {
  if (parties.provider !== parties.authority || !actor || !data.handlers.includes(actor.personId)) return null;
  return forbidden('HAS_HANDLED', '您已办理过这项更新，不得审核本部门的目录，请由其他审核员办理。', '16(1)');
}
