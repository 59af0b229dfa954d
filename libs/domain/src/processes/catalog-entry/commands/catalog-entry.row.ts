import { done as doneIn, rowsFor } from '../../../matter/table.js';
import type { CatalogEntryEvent } from '../catalog-entry.events.js';
import type { CatalogEntry, CatalogEntrySide } from '../catalog-entry.state.js';

export * from '../../cataloguing/recipients.js';
export { refuse, staleRevision, workingBody } from '../../../matter/table.js';

/** The type argument is needed for several events in one decision; otherwise the first event would fix the type. */
export const done = doneIn<CatalogEntryEvent>;
export const row = rowsFor<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>();
