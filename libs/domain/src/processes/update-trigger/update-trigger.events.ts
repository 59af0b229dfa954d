import { z } from 'zod';
import { STATUTORY_TRIGGERS } from '../catalog-update/catalog-update.content.js';

const entry = z.strictObject({
  entryId: z.string(),
  catalogCode: z.string(),
  name: z.string(),
  provider: z.string(),
});

/** Events of a bulk trigger (更新触发事项). Stored ones are never rewritten. */
export const UPDATE_TRIGGER_EVENTS = {
  updateTriggerOpened: z.strictObject({
    trigger: z.enum(STATUTORY_TRIGGERS),
    eventDate: z.iso.date(),
    promulgatedOn: z.iso.date().exactOptional(),
    docRef: z.string(),
    reason: z.string(),
    entries: z.array(entry),
    parties: z.strictObject({ provider: z.string() }),
  }),
} as const;

export type UpdateTriggerEvent = { readonly type: 'updateTriggerOpened' } & z.infer<
  (typeof UPDATE_TRIGGER_EVENTS)['updateTriggerOpened']
>;
