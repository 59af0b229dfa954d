import { CATALOG_ENTRY } from '../../catalog/process-name.js';
import type { Context } from '../../matter/context.js';
import type { Effect, Happening } from '../../matter/happening.js';
import type { Parties } from '../../access/parties.js';
import { startUpdate } from './catalog-update.clocks.js';
import type { CatalogUpdateEvent, Opened } from './catalog-update.events.js';
import type { CatalogUpdateMatter, CatalogUpdateSide } from './catalog-update.state.js';

/** Parties of an update of this provider's entry. */
export const partiesOf = (provider: string, { organisation }: Context): Parties<CatalogUpdateSide> => ({
  provider,
  authority: organisation.sameLevelAuthority(provider).id,
  extensionAuthority: organisation.extensionAuthority(provider).id,
});

/** Opening of an update: its clock starts, and its entry receives an effect. */
export function opened(
  updateId: string,
  update: Omit<Opened, 'type'>,
  context: Context,
): Happening<CatalogUpdateEvent> {
  const { kind, trigger, eventDate } = update;
  return {
    event: { type: 'catalogUpdateOpened', ...update },
    clocks: [startUpdate(update, context)],
    effects: [toEntry(update, 'update-opened', { updateId, kind, trigger, eventDate })],
  };
}

/** Effect of an update on its entry. */
export const toEntry = (
  { entry }: Pick<CatalogUpdateMatter['data'], 'entry'>,
  reaction: 'update-opened' | 'update-published' | 'update-dismissed',
  payload: Effect['payload'],
): Effect => ({ process: CATALOG_ENTRY, matterId: entry.entryId, reaction, payload });
