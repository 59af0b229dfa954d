import type { Instant, LocalDate } from '../../calendar/time.js';
import type { DisposalCertificate, DisposalMethod, PurposeEndKind, UseRecordType } from './use-content.js';

/** A use record in the matter's data. Its text is stored in its event alone and shown to those who may consult it. */
export interface UseRecord {
  /** Number among the records of the matter, from 1. */
  readonly recordNo: number;
  readonly type: UseRecordType;
  readonly occurredOn: LocalDate;
  readonly recordedAt: Instant;
}

/** The end of the use (Art 27(1)), with the side that declared it. */
export interface PurposeEnd {
  readonly kind: PurposeEndKind;
  readonly text: string;
  readonly by: 'requester' | 'provider';
  readonly endedAt: Instant;
}

/** A certification by the requester; `contested` is set if the provider did not accept it. */
export interface Certification extends DisposalCertificate {
  readonly revision: number;
  /** Documents that prove the disposal. */
  readonly certificates: readonly { readonly documentId: string; readonly sha256: string }[];
  readonly certifiedAt: Instant;
  readonly contested: { readonly reason: string; readonly at: Instant } | null;
}

/** 处置 (§2.7), from the end of the purpose to the provider's confirmation. */
export interface Disposal {
  readonly status: 'DUE' | 'INSTRUCTED' | 'EXECUTING' | 'CERTIFIED' | 'CONFIRMED';
  /** The provider's instruction: the words of its reply, until it names a method. */
  readonly instruction: { readonly method: DisposalMethod | null; readonly text: string } | null;
  readonly certifications: readonly Certification[];
}
