import type { FileFault } from './fault.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';

/** Media types of sheets that are read and written. */
export const SHEET_MEDIA_TYPES = [XLSX, CSV] as const;
export type SheetMediaType = (typeof SHEET_MEDIA_TYPES)[number];

/** Kind of a cell. Cells of a CSV file are TEXT, or FORMULA if they begin with `=`. */
export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'BOOLEAN' | 'FORMULA' | 'ERROR';

export interface Cell {
  readonly kind: CellKind;
  /**
   * A date as `YYYY-MM-DD`, followed by a space and the time if it has one; empty for a formula, whose result is not
   * read.
   */
  readonly text: string;
}

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

/** Events of reading a file, in its order; a FAULT is the last one. */
export type SheetEvent = SheetRow | MergedCells | { readonly kind: 'FAULT'; readonly fault: FileFault };

export const EMPTY: Cell = { kind: 'TEXT', text: '' };
