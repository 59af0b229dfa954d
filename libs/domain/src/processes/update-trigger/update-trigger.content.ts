import { z } from 'zod';
import {
  docRef,
  eventDate,
  isPromulgatedFirst,
  promulgatedOn,
  PROMULGATED_LATER,
  STATUTORY_TRIGGERS,
} from '../catalog-update/catalog-update.content.js';
import { text } from '../../language/text.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

const MOST_ENTRIES: number = OUR_NUMBERS.mostTriggeredEntries.value;

/** One change of law or duties, with the entries that rest on it. */
export const triggerContent = z
  .strictObject({
    trigger: z.enum(STATUTORY_TRIGGERS),
    eventDate,
    promulgatedOn: promulgatedOn.exactOptional(),
    docRef,
    reason: text(2000),
    catalogCodes: z
      .array(text(64))
      .min(1)
      .max(MOST_ENTRIES)
      .refine((codes) => new Set(codes).size === codes.length, '目录代码重复'),
  })
  .refine(isPromulgatedFirst, PROMULGATED_LATER);
export type TriggerContent = z.infer<typeof triggerContent>;
