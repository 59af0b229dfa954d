import { z } from 'zod';
import { dateSchema, matterIdSchema } from '../../language/schemas.js';
import { STATUTORY_TRIGGERS } from '../catalog-update/catalog-update.content.js';

/**
 * Documents of a bulk trigger. Its updates are matters of their own; the effects of the trigger tell their progress.
 */
export const updateTriggerDocuments = {
  trigger: z.enum(STATUTORY_TRIGGERS),
  eventDate: dateSchema,
  promulgatedOn: dateSchema.nullable().meta({ description: '公布之日；没有填写的为 null' }),
  docRef: z.string(),
  reason: z.string(),
  entries: z.array(
    z
      .object({
        entryId: matterIdSchema,
        catalogCode: z.string(),
        name: z.string(),
        provider: z.string(),
        providerName: z.string(),
      })
      .meta({ id: 'TriggeredEntry' }),
  ),
};
