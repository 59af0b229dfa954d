import type { EntryContent } from '#libs/domain';
import type { FileFaultCode } from '../fault.js';

/** What is wrong in the sheet, and where. */
export interface CellFault {
  /** As the spreadsheet program shows it, from 1. */
  readonly row: number;
  /** Heading of the column; null where no column holds what is wrong. */
  readonly column: string | null;
  /** Of the sheet (`FORMULA_CELL`) or of the entry (`NAME_LENGTH`). */
  readonly rule: string;
  /** As in `Fault` of the domain; null for a rule of the sheet. */
  readonly clause: string | null;
  /** Chinese; tells what to do. */
  readonly message: string;
  /** Whether the entry cannot be imported with it; else it is only told with the entry. */
  readonly blocks: boolean;
}

/** Why a sheet as a whole cannot be imported. */
export interface EntrySheetFault {
  readonly code:
    FileFaultCode | 'MISSING_COLUMNS' | 'UNKNOWN_COLUMNS' | 'REPEATED_COLUMNS' | 'NO_ENTRIES' | 'TOO_MANY_ENTRIES';
  readonly message: string;
}

/**
 * What comes out of a sheet of entries, in its order; a fault of the whole is the last thing that comes. An entry has
 * only hints: faults that do not block.
 */
export type EntryEvent =
  | {
      readonly kind: 'ENTRY';
      readonly row: number;
      readonly content: EntryContent;
      readonly hints: readonly CellFault[];
    }
  | { readonly kind: 'FAULTY'; readonly row: number; readonly faults: readonly CellFault[] }
  | { readonly kind: 'FAULT'; readonly fault: EntrySheetFault };
