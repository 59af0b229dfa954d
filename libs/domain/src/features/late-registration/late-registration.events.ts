import { z } from 'zod';
import { text } from '../../language/text.js';
import { RECEIPT_CHANNELS, keptAct } from './late-registration.content.js';
import { RECEIPT_OUTCOMES } from './late-registration.state.js';

const registration = z.int().positive();
const clockId = z.string();

/** Zod schemas of the events of late registration (§3.5.4), the same in every process. */
export const EARLIER_RECEIPT_EVENTS = {
  /** `authorityId` must confirm it; null if it counts at once. */
  earlierReceiptRegistered: z.strictObject({
    registration,
    clockId,
    of: z.enum(['START', 'END']),
    departmentId: z.string(),
    provenAt: z.string(),
    recorded: z.string(),
    workingDays: z.int().nonnegative(),
    channel: z.enum(RECEIPT_CHANNELS),
    reason: text(1000),
    authorityId: z.string().nullable(),
    /** Acts that were done on paper before the end; absent if the paper shows none. */
    acts: z.array(keptAct).exactOptional(),
  }),
  earlierReceiptConfirmed: z.strictObject({ registration, clockId, authorityId: z.string() }),
  earlierReceiptRefused: z.strictObject({ registration, clockId, authorityId: z.string(), reason: text(1000) }),
  /** The department that registered it took it back before it counted. */
  earlierReceiptWithdrawn: z.strictObject({ registration, clockId, reason: text(1000) }),
  /** An authority found a registration wrong that had counted; the clocks are what they were without it. */
  earlierReceiptRefuted: z.strictObject({ registration, clockId, authorityId: z.string(), reason: text(1000) }),
} as const;

/** A registration as a matter keeps it, in the event that begins a part of that matter. */
export const keptReceipt = EARLIER_RECEIPT_EVENTS.earlierReceiptRegistered.extend({
  accountId: z.string(),
  registeredAt: z.string(),
  outcome: z.enum(RECEIPT_OUTCOMES),
  decision: z.strictObject({ accountId: z.string(), at: z.string(), reason: text(1000).nullable() }).nullable(),
});

type Schemas = typeof EARLIER_RECEIPT_EVENTS;
export type EarlierReceiptEvent = {
  [K in keyof Schemas]: { readonly type: K } & Readonly<z.infer<Schemas[K]>>;
}[keyof Schemas];

export const isEarlierReceiptEvent = (event: { readonly type: string }): event is EarlierReceiptEvent =>
  event.type in EARLIER_RECEIPT_EVENTS;
