import { Unreadable } from '../fault.js';
import { MAX_COLUMNS } from '../limits.js';
import { EMPTY, type Cell, type MergedCells, type SheetRow } from '../sheet.js';
import { CellText } from './cell-text.js';
import { dateOfSerial } from './dates.js';
import type { Attributes, XmlListener } from './xml.js';

/** Parts outside a sheet that its cells refer to. */
export interface Surroundings {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** Finds the rows with content, and after them the merged cells. */
export class Worksheet implements XmlListener<SheetRow | MergedCells> {
  private row = 0;
  private cells: Cell[] = [];
  private column = -1;
  private cell: Attributes = {};
  private isFormula = false;
  private merged = '';
  private readonly content = new CellText();

  constructor(private readonly surroundings: Surroundings) {}

  open(name: string, attributes: Attributes): void {
    this.content.open(name);
    switch (name) {
      case 'row':
        this.row = rowNumber(attributes['r'], this.row + 1);
        this.cells = [];
        this.column = -1;
        break;
      case 'c':
        this.cell = attributes;
        this.column = attributes['r'] ? place(attributes['r']).column : this.column + 1;
        this.isFormula = false;
        break;
      case 'f':
        this.isFormula = true;
        break;
      case 'mergeCell':
        this.merged = attributes['ref'] ?? '';
        break;
      default:
        break;
    }
  }

  text(text: string): void {
    this.content.text(text);
  }

  close(name: string): SheetRow | MergedCells | undefined {
    this.content.close(name);
    if (name === 'c') this.keep(this.read(this.content.take()));
    if (name === 'row' && this.cells.length > 0) return { kind: 'ROW', row: this.row, cells: this.cells };
    if (name === 'mergeCell') return { kind: 'MERGED', range: this.merged, ...place(this.merged) };
    return undefined;
  }

  private keep(cell: Cell): void {
    if (cell.kind === 'TEXT' && cell.text === '') return;
    if (this.column >= MAX_COLUMNS) throw new Unreadable('TOO_MANY_COLUMNS');
    while (this.cells.length < this.column) this.cells.push(EMPTY);
    this.cells[this.column] = cell;
  }

  private read(text: string): Cell {
    if (this.isFormula) return { kind: 'FORMULA', text: '' };
    switch (this.cell['t']) {
      case 's':
        return { kind: 'TEXT', text: this.shared(Number(text)) };
      case 'inlineStr':
      case 'str':
        return { kind: 'TEXT', text };
      case 'b':
        return { kind: 'BOOLEAN', text: text === '1' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'ERROR', text };
      case 'd':
        return { kind: 'DATE', text: text.replace('T', ' ').replace(/ 00:00:00.*$/, '') };
      default:
        return text === '' ? EMPTY : this.number(Number(text));
    }
  }

  private shared(index: number): string {
    const text = this.surroundings.sharedStrings[index];
    if (text === undefined) throw new Unreadable('DAMAGED');
    return text;
  }

  private number(value: number): Cell {
    if (Number.isNaN(value)) throw new Unreadable('DAMAGED');
    const isDate = this.surroundings.dateStyles.has(Number(this.cell['s'] ?? 0));
    const date = isDate ? dateOfSerial(value, this.surroundings.from1904) : undefined;
    return date ? { kind: 'DATE', text: date } : { kind: 'NUMBER', text: String(value) };
  }
}

/** Returns the number of a row. Throws `Unreadable` unless it is a whole number that follows the rows before it. */
function rowNumber(written: string | undefined, next: number): number {
  const row = Number(written ?? next);
  if (!Number.isInteger(row) || row < next) throw new Unreadable('DAMAGED');
  return row;
}

/** Converts `AB12` to the row from 1 and the column from 0. Throws `Unreadable` if it names no cell. */
function place(reference: string): { row: number; column: number } {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})(?::|$)/.exec(reference) ?? [];
  if (!digits) throw new Unreadable('DAMAGED');
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}
