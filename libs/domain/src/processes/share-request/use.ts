import type { Instant, LocalDate } from '../../calendar/time.js';
import type { DisposalCertificate, DisposalMethod, PurposeEndKind, UseRecordType } from './use-content.js';

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
