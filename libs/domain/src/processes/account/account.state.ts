import { z } from 'zod';
import { text } from '../../language/text.js';
import type { Instant } from '../../calendar/time.js';
import type { RecordMatter } from '../administering/record.js';
import { origin } from '../administering/origin.js';

export const ACCOUNT = 'account';

export const STATE_TITLES = { ACTIVE: '在用', CLOSED: '已停用' } as const;

/** Events of an account (账号). Stored ones are never rewritten. */
export const ACCOUNT_EVENTS = {
  accountRegistered: z.strictObject({
    accountId: z.string(),
    personId: z.string(),
    origin: origin.optional(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  accountClosed: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof ACCOUNT_EVENTS;
export type AccountEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** An account: what the provider of identities calls a person here. Names of people are stored nowhere. */
export interface AccountRecord {
  readonly accountId: string;
  /** The natural person; two accounts may belong to one person (SoD-12). */
  readonly personId: string;
  readonly closedAt: Instant | null;
}

export type AccountMatter = RecordMatter<AccountRecord>;
