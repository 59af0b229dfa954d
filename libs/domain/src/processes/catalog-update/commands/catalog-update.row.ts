import type { Happening, SharedEvent } from '../../../matter/happening.js';
import { rowsFor } from '../../../matter/table.js';
import type { CatalogUpdateEvent } from '../catalog-update.events.js';
import type { CatalogUpdate, CatalogUpdateSide } from '../catalog-update.state.js';

export * from '../../cataloguing/recipients.js';
export { done, refuse, refuseRule, staleRevision, workingBody } from '../../../matter/table.js';

export const row = rowsFor<CatalogUpdate, CatalogUpdateEvent, CatalogUpdateSide>();
export type Happened = Happening<CatalogUpdateEvent | SharedEvent>;
