import { z } from 'zod';
import { ROLES, type Role } from '../../access/roles.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { origin } from '../administering/origin.js';
import type { RecordMatter } from '../administering/record.js';

export const OFFICE_GRANT = 'office-grant';

export const STATE_TITLES = { PROPOSED: '待确认', HELD: '已任职', REJECTED: '未任职', ENDED: '已免职' } as const;

/** An office of an account, as it was proposed; `until` is the first day without it. */
const office = {
  accountId: z.string(),
  personId: z.string(),
  role: z.enum(ROLES),
  departmentId: z.string(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  auditedDivisions: z.array(z.string()),
};
const parties = z.strictObject({ administration: z.string() });

/** Events of an office grant (任职). Stored ones are never rewritten. */
export const OFFICE_GRANT_EVENTS = {
  officeProposed: z.strictObject({ ...office, parties }),
  officeConfirmed: z.strictObject({ proposedBy: z.string() }),
  officeRejected: z.strictObject({ reason: text(2000) }),
  /** An office that two administrators confirmed with an import, or that an origin gave otherwise. */
  officeRecorded: z.strictObject({ ...office, origin, parties }),
  officeEnded: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof OFFICE_GRANT_EVENTS;
export type OfficeGrantEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** A role in a department that an account holds for a period (任职). */
export interface OfficeGrant {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly departmentId: string;
  /** First day; null for the instant of the confirmation. */
  readonly from: LocalDate | null;
  /** First day without the office; null for an office without an end. */
  readonly until: LocalDate | null;
  /** Divisions that an auditor audits, `*` for all; empty for every other role. */
  readonly auditedDivisions: readonly string[];
  /** Account of the administrator who proposed it; null for an office that was recorded. */
  readonly proposedBy: string | null;
  /** Instant of the confirmation; null before it. */
  readonly confirmedAt: Instant | null;
  /** Instant at which an administrator ended it; null while nobody has. */
  readonly endedAt: Instant | null;
}

export type OfficeGrantMatter = RecordMatter<OfficeGrant>;
