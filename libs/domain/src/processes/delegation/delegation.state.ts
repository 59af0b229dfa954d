import { z } from 'zod';
import { ROLES, type Role } from '../../access/roles.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import type { RecordMatter } from '../administering/record.js';

export const DELEGATION = 'delegation';

export const STATE_TITLES = { PROPOSED: '待确认', GIVEN: '已授权', REJECTED: '未授权', ENDED: '已终止' } as const;

/** Events of a delegation (授权代行). Stored ones are never rewritten. */
export const DELEGATION_EVENTS = {
  delegationProposed: z.strictObject({
    accountId: z.string(),
    personId: z.string(),
    delegatedBy: z.string(),
    delegatingPersonId: z.string(),
    role: z.enum(ROLES),
    departmentId: z.string(),
    from: z.iso.date().nullable(),
    until: z.iso.date(),
    parties: z.strictObject({ administration: z.string() }),
  }),
  delegationConfirmed: z.strictObject({ until: z.iso.date() }),
  delegationRejected: z.strictObject({ reason: text(2000) }),
  delegationEnded: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof DELEGATION_EVENTS;
export type DelegationEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** An office in which another account of the same department acts for a period (授权代行). */
export interface Delegation {
  /** Account that acts in the office (代行人), and its natural person. */
  readonly accountId: string;
  readonly personId: string;
  /** Account that holds the office (授权人), and its natural person. */
  readonly delegatedBy: string;
  readonly delegatingPersonId: string;
  readonly role: Role;
  readonly departmentId: string;
  /** First day; null for the instant of the confirmation. */
  readonly from: LocalDate | null;
  /** First day without it. */
  readonly until: LocalDate;
  /** Instant of the confirmation; null before it. */
  readonly confirmedAt: Instant | null;
  /** Instant at which an administrator ended it; null while nobody has. */
  readonly endedAt: Instant | null;
}

export type DelegationMatter = RecordMatter<Delegation>;
