import { z } from 'zod';
import type { Instant } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import type { RecordMatter } from '../administering/record.js';

export const RECUSAL = 'recusal';

export const STATE_TITLES = { RECORDED: '回避中', LIFTED: '已解除' } as const;

/** Events of a recusal (回避). Stored ones are never rewritten. */
export const RECUSAL_EVENTS = {
  recusalRecorded: z.strictObject({
    recusedFrom: z.string(),
    accountId: z.string(),
    personId: z.string(),
    reason: text(2000),
    parties: z.strictObject({ administration: z.string() }),
  }),
  recusalLifted: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof RECUSAL_EVENTS;
export type RecusalEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** A matter from which a natural person keeps out, with any of their accounts (回避, SoD-7). */
export interface Recusal {
  /** Id of the matter. */
  readonly recusedFrom: string;
  /** Account by which the person was named. */
  readonly accountId: string;
  readonly personId: string;
  readonly reason: string;
  /** Instant at which it was lifted; null while it holds. */
  readonly liftedAt: Instant | null;
}

export type RecusalMatter = RecordMatter<Recusal>;
