import { addDays, atLocal, type Instant, type LocalDate } from '../calendar/time.js';
import type { DisposalCertificate, DisposalMethod, PurposeEndKind, UseRecordType } from './use-content.js';
import type { ShareRequest, ShareRequestMatter } from './state.js';

/** A use record as the matter knows it; what it says stands in its event alone, for those who may consult it. */
export interface UseRecord {
  /** Place among the records of the matter, from 1. */
  readonly recordNo: number;
  readonly type: UseRecordType;
  readonly occurredOn: LocalDate;
  readonly recordedAt: Instant;
}

/** The end of the use (Art 27(1)), and who declared it. */
export interface PurposeEnd {
  readonly kind: PurposeEndKind;
  readonly text: string;
  readonly by: 'requester' | 'provider';
  readonly endedAt: Instant;
}

/** What the requester certified; contested where the provider did not accept it. */
export interface Certification extends DisposalCertificate {
  readonly revision: number;
  /** The documents that prove it. */
  readonly certificates: readonly { readonly documentId: string; readonly sha256: string }[];
  readonly certifiedAt: Instant;
  readonly contested: { readonly reason: string; readonly at: Instant } | null;
}

/** 处置 (§2.7), from the end of the purpose to the provider's confirmation. */
export interface Disposal {
  readonly status: 'DUE' | 'INSTRUCTED' | 'EXECUTING' | 'CERTIFIED' | 'CONFIRMED';
  /** What the provider requires: the words of its reply, until it names a method. */
  readonly instruction: { readonly method: DisposalMethod | null; readonly text: string } | null;
  readonly certifications: readonly Certification[];
}

/** Data were delivered to the requester, accepted or not. */
export const hasDataReached = ({ deliveries }: ShareRequest): boolean => deliveries.length > 0;

/** The exclusive end of the term of use; null where it has none. */
export const termEndsAt = ({ request: { usageTerm } }: ShareRequest): Instant | null =>
  usageTerm.until === null ? null : atLocal(addDays(usageTerm.until, 1));

export function isTermOver(data: ShareRequest, at: Instant): boolean {
  const end = termEndsAt(data);
  return end !== null && end <= at;
}

/**
 * From when on nobody may use the data: the end of the term, or an earlier end of the purpose. null where no access was
 * agreed to, and while it has no end. It is a date, never a state: no timer decides it.
 */
export function accessEndsAt({ state, since, data }: ShareRequestMatter): Instant | null {
  if (data.reply?.result !== 'AGREED') return null;
  const ended = data.purposeEnd?.endedAt ?? (state === 'CLOSED' ? since : null);
  return [termEndsAt(data), ended].filter((one) => one !== null).sort()[0] ?? null;
}

/** Throws where no disposal is under way. */
export function disposalOf({ data, matterId }: Pick<ShareRequestMatter, 'data' | 'matterId'>): Disposal {
  if (!data.disposal) throw new Error(`matter ${matterId} has no disposal`);
  return data.disposal;
}
