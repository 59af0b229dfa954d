import type { FileFault } from './fault.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';

/** Media types of sheets that are read and written. */
export const SHEET_MEDIA_TYPES = [XLSX, CSV] as const;
export type SheetMediaType = (typeof SHEET_MEDIA_TYPES)[number];

/**
 * A cell with content, or the TEXT without any that is `EMPTY`. Cells of a CSV file are TEXT, unless they begin with `=`
 * or show an error or a lost number.
 */
export type Cell =
  | {
      readonly kind: 'TEXT' | 'NUMBER' | 'DATE' | 'BOOLEAN' | 'FORMULA' | 'ERROR';
      /**
       * A number as the sheet shows it (`95%`, `0000012345`); a date as `YYYY-MM-DD`, followed by a space and the time
       * if it has one; empty for a formula, whose result is not read.
       */
      readonly text: string;
    }
  | {
      /** A number or date that the sheet does not show as it is: rounded, without its year, with lost digits. */
      readonly kind: 'INEXACT';
      /** Value that the file holds; empty if its digits are lost. */
      readonly text: string;
      readonly shown: string;
    };

/** A row with content. Empty rows are skipped, but row numbers count them. */
export interface SheetRow {
  readonly kind: 'ROW';
  /** Row number as the spreadsheet program shows it, from 1; in a CSV file the number of the record. */
  readonly row: number;
  /** Cells from the first column to the last one with content. */
  readonly cells: readonly Cell[];
}

/** Cells that were merged into one. A workbook lists them after all its rows. */
export interface MergedCells {
  readonly kind: 'MERGED';
  /** Range of the cells, such as `A3:B5`. */
  readonly range: string;
  /** Row of the first cell, from 1; `column` counts from 0. */
  readonly row: number;
  readonly column: number;
}

/** Content that a person did not see. It comes after all rows, and only if there is some. */
export interface HiddenContent {
  readonly kind: 'HIDDEN';
  /** Chinese sentence about what was read although hidden, or not read because its sheet is hidden. */
  readonly message: string;
}

/** Events of reading a file, in its order; a FAULT is the last one. */
export type SheetEvent = SheetRow | MergedCells | HiddenContent | { readonly kind: 'FAULT'; readonly fault: FileFault };

/** An event with the name of the tab in which it stands; null in a CSV file, and for a fault of the whole file. */
export interface InTab<Event> {
  readonly tab: string | null;
  readonly event: Event;
}

export const EMPTY: Cell = { kind: 'TEXT', text: '' };

/** A cell with this text; `EMPTY` if it has only blanks, full-width ones and characters without width included. */
export const textCell = (text: string): Cell =>
  /[^\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text) ? { kind: 'TEXT', text } : EMPTY;

export const isEmpty = (cell: Cell | undefined): boolean => !cell || (cell.kind === 'TEXT' && cell.text === '');
