import { z } from 'zod';
import { applied, reactionsFor, workingBody } from '../../matter/table.js';
import { STATUTORY_TRIGGERS, UPDATE_TRIGGERS } from './catalog-update.content.js';
import type { CatalogUpdateEvent } from './catalog-update.events.js';
import { opened, partiesOf } from './open.js';
import type { CatalogUpdate, CatalogUpdateSide } from './catalog-update.state.js';

const reaction = reactionsFor<CatalogUpdate, CatalogUpdateEvent, CatalogUpdateSide>();

const asked = {
  entryId: z.string(),
  catalogCode: z.string(),
  name: z.string(),
  provider: z.string(),
  reason: z.string(),
  eventDate: z.iso.date().nullable(),
  promulgatedOn: z.iso.date().exactOptional(),
  docRef: z.string().nullable(),
  askedBy: z.string().exactOptional(),
};

/** Opens an update of kind RETIRE, which the provider proposed in the entry's matter (§2.1 row 12). */
const openRetirement = reaction({
  name: 'open-retirement',
  begins: true,
  payload: z.strictObject({ ...asked, trigger: z.enum(UPDATE_TRIGGERS) }),
  react({ matterId }, { entryId, catalogCode, name, provider, ...said }, context) {
    const entry = { entryId, catalogCode, name };
    const update = { ...said, entry, kind: 'RETIRE' as const, triggerId: null, parties: partiesOf(provider, context) };
    return applied(opened(matterId, update, context));
  },
});

/** Opens an update for a law or change of duties that was registered for many entries at once. */
const openByTrigger = reaction({
  name: 'open-by-trigger',
  begins: true,
  payload: z.strictObject({ ...asked, trigger: z.enum(STATUTORY_TRIGGERS), triggerId: z.string() }),
  react({ matterId }, { entryId, catalogCode, name, provider, ...said }, context) {
    const entry = { entryId, catalogCode, name };
    const update = { ...said, entry, kind: 'CHANGE' as const, parties: partiesOf(provider, context) };
    const notices = [{ to: workingBody(provider), text: TRIGGERED }];
    return applied({ ...opened(matterId, update, context), notices });
  },
});

const TRIGGERED = '本部门的目录列入更新触发事项，请按期办理；认为无须更新的，请说明理由。';

export const REACTIONS = [openRetirement, openByTrigger];
