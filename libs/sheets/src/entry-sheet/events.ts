import type { EntryContent } from '#libs/domain';
import type { FileFaultCode } from '../fault.js';

/** A fault with its place in the sheet. */
export interface CellFault {
  /** Row as the spreadsheet program shows it, from 1. */
  readonly row: number;
  /** Heading of the column; null if the fault belongs to no single column. */
  readonly column: string | null;
  /** Rule of the sheet (`FORMULA_CELL`) or of the entry (`NAME_LENGTH`). */
  readonly rule: string;
  /** Clause as in the domain's `Fault`; null for a rule of the sheet. */
  readonly clause: string | null;
  /** Chinese text that tells the drafter what to do. */
  readonly message: string;
  /** True if the entry cannot be imported with this fault; otherwise it is reported as a hint. */
  readonly blocks: boolean;
}

/** A fault for which the whole sheet cannot be imported. */
export interface EntrySheetFault {
  readonly code:
    | FileFaultCode
    | 'MISSING_COLUMNS'
    | 'UNKNOWN_COLUMNS'
    | 'REPEATED_COLUMNS'
    | 'NO_ENTRIES'
    | 'TOO_MANY_ENTRIES';
  readonly message: string;
}

/**
 * Results of reading a sheet of entries, in its order; a FAULT of the whole sheet comes last. The hints of an ENTRY are
 * faults that do not block it, a NOTICE is a hint about the whole sheet.
 */
export type EntryEvent =
  | {
      readonly kind: 'ENTRY';
      readonly row: number;
      readonly content: EntryContent;
      readonly hints: readonly CellFault[];
    }
  | { readonly kind: 'FAULTY'; readonly row: number; readonly faults: readonly CellFault[] }
  | { readonly kind: 'NOTICE'; readonly notice: { readonly code: 'HIDDEN_CONTENT'; readonly message: string } }
  | { readonly kind: 'FAULT'; readonly fault: EntrySheetFault };
