import { z } from 'zod';
import { CLIENT_KINDS, type Client } from '../../access/roles.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import type { RecordMatter } from '../administering/record.js';

export const CLIENT = 'client';

export const STATE_TITLES = { PROPOSED: '待确认', REGISTERED: '已接入', REJECTED: '未接入', ENDED: '已停止' } as const;

/** Events of a client (接入系统). Stored ones are never rewritten. */
export const CLIENT_EVENTS = {
  clientProposed: z.strictObject({
    clientId: z.string(),
    kind: z.enum(CLIENT_KINDS),
    departmentId: z.string(),
    commands: z.array(z.string()),
    until: z.iso.date(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  clientConfirmed: z.strictObject({ until: z.iso.date() }),
  clientRejected: z.strictObject({ reason: text(2000) }),
  clientEnded: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof CLIENT_EVENTS;
export type ClientEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** A program that acts for a department until a day, and only by the commands it is registered for. */
export interface ClientRecord extends Client {
  /** What the provider of identities calls the client. */
  readonly clientId: string;
  readonly departmentId: string;
  /** First day without it. */
  readonly until: LocalDate;
  /** Instant of the confirmation; null before it. */
  readonly confirmedAt: Instant | null;
  /** Instant at which an administrator ended it; null while nobody has. */
  readonly endedAt: Instant | null;
}

export type ClientMatter = RecordMatter<ClientRecord>;
