import type { FileFault } from './fault.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';

/** What a sheet may come as, and go as. */
export const SHEET_MEDIA_TYPES = [XLSX, CSV] as const;
export type SheetMediaType = (typeof SHEET_MEDIA_TYPES)[number];

/** What a cell holds; the cells of a CSV file are texts, and formulas where they begin with `=`. */
export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'BOOLEAN' | 'FORMULA' | 'ERROR';

export interface Cell {
  readonly kind: CellKind;
  /** A date as `YYYY-MM-DD`, with the time behind a space if it has one; a formula's result is not read. */
  readonly text: string;
}

/** A row with content. Empty rows are passed over, but counted in the numbers of those that follow. */
export interface SheetRow {
  readonly kind: 'ROW';
  /** As the spreadsheet program shows it, from 1; in a CSV file the number of the record. */
  readonly row: number;
  /** From the first column to the last with content. */
  readonly cells: readonly Cell[];
}

/** Cells that were merged into one. A workbook tells of them after all its rows. */
export interface MergedCells {
  readonly kind: 'MERGED';
  /** As `A3:B5`. */
  readonly range: string;
  /** Of the first cell; rows count from 1, columns from 0. */
  readonly row: number;
  readonly column: number;
}

/** What comes out of a file, in its order; a fault is the last thing that comes. */
export type SheetEvent = SheetRow | MergedCells | { readonly kind: 'FAULT'; readonly fault: FileFault };

export const EMPTY: Cell = { kind: 'TEXT', text: '' };
