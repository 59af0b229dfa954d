import type { ActContext } from '../../process/context.js';
import type { Happening, SharedEvent } from '../../process/happening.js';
import { forbidden, type Refusal } from '../../process/refusal.js';
import { rowsFor } from '../../process/table.js';
import type { CatalogUpdateEvent } from '../events.js';
import type { CatalogUpdate, CatalogUpdateMatter, CatalogUpdateSide } from '../state.js';

export * from '../../catalog/offices.js';
export { done, ownWork, refuse, refuseRule, staleRevision, workingBody } from '../../process/table.js';

export const row = rowsFor<CatalogUpdate, CatalogUpdateEvent, CatalogUpdateSide>();
export type Happened = Happening<CatalogUpdateEvent | SharedEvent>;

/** SoD-4: an authority does not let those review its own entry who have touched the update. */
export function hasTouched({ data, parties }: CatalogUpdateMatter, { actor }: ActContext): Refusal | null {
  if (parties.provider !== parties.authority || !actor || !data.handlers.includes(actor.personId)) return null;
  return forbidden('HAS_HANDLED', '您已办理过这项更新，不得审核本部门的目录，请由其他审核员办理。', '16(1)');
}
