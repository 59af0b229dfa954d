import { z } from 'zod';
import { STATUTORY_TRIGGERS } from '#libs/domain';
import { LocalDate, MatterId } from './values.js';

/**
 * Documents of a bulk trigger. Its updates are matters of their own; the effects of the trigger tell their progress.
 */
export const updateTriggerDocuments = {
  trigger: z.enum(STATUTORY_TRIGGERS),
  eventDate: LocalDate,
  promulgatedOn: LocalDate.nullable().meta({ description: '公布之日；没有填写的为 null' }),
  docRef: z.string(),
  reason: z.string(),
  entries: z.array(
    z
      .object({ entryId: MatterId, catalogCode: z.string(), name: z.string(), provider: z.string() })
      .meta({ id: 'TriggeredEntry' }),
  ),
};
