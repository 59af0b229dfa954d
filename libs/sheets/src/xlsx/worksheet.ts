import { Unreadable } from '../fault.js';
import { MAX_COLUMNS } from '../limits.js';
import { EMPTY, isEmpty, textCell, type Cell, type MergedCells, type SheetRow } from '../sheet.js';
import { CellText } from './cell-text.js';
import { Hidden } from './hidden-content.js';
import { NumberFormat } from './number-formats.js';
import type { Attributes, XmlListener } from './xml.js';

/** Parts outside a sheet that its cells refer to. */
export interface Surroundings {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** Finds the rows with content, and after them the merged cells. */
export class Worksheet implements XmlListener<SheetRow | MergedCells> {
  private row = 0;
  private cells: Cell[] = [];
  private column = -1;
  private cell: Attributes = {};
  private isFormula = false;
  /** False for texts that stand outside of cells, such as the formulas of sparklines and of conditional formats. */
  private inCell = false;
  private merged = '';
  private readonly value = new CellText('v');
  private readonly inline = new CellText('t');
  private readonly formula = new CellText('f');
  /** Hidden rows and columns with content. */
  readonly hidden = new Hidden();

  constructor(private readonly surroundings: Surroundings) {}

  open(name: string, attributes: Attributes): void {
    for (const text of this.texts) text.open(name);
    switch (name) {
      case 'row':
        this.row = rowNumber(attributes['r'], this.row + 1);
        this.cells = [];
        this.column = -1;
        this.hidden.openRow(this.row, isTrue(attributes['hidden']));
        break;
      case 'col':
        if (isTrue(attributes['hidden'])) this.hidden.column(Number(attributes['min']), Number(attributes['max']));
        break;
      case 'c':
        this.cell = attributes;
        this.column = attributes['r'] ? place(attributes['r']).column : this.column + 1;
        this.isFormula = false;
        this.inCell = true;
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
    if (!this.inCell) return;
    for (const each of this.texts) each.text(text);
  }

  close(name: string): SheetRow | MergedCells | undefined {
    for (const text of this.texts) text.close(name);
    if (name === 'c') {
      this.inCell = false;
      this.keep(this.read(this.value.take(), this.inline.take(), this.formula.take()));
    }
    if (name === 'row' && this.cells.length > 0) {
      this.hidden.closeRow();
      return { kind: 'ROW', row: this.row, cells: this.cells };
    }
    if (name === 'mergeCell') return { kind: 'MERGED', range: this.merged, ...place(this.merged) };
    return undefined;
  }

  private keep(cell: Cell): void {
    if (isEmpty(cell)) return;
    this.hidden.cell(this.column);
    if (this.column >= MAX_COLUMNS) throw new Unreadable('TOO_MANY_COLUMNS');
    if (!isEmpty(this.cells[this.column] ?? EMPTY)) throw new Unreadable('DAMAGED'); // two cells in one place
    while (this.cells.length < this.column) this.cells.push(EMPTY);
    this.cells[this.column] = cell;
  }

  private get texts(): readonly CellText[] {
    return [this.value, this.inline, this.formula];
  }

  private read(value: string, inline: string, formula: string): Cell {
    if (this.isFormula) return constant(formula) ?? { kind: 'FORMULA', text: '' };
    const type = this.cell['t'];
    if (type === 'inlineStr') return textCell(inline);
    if (type === 'str') return textCell(value);
    const text = value.trim();
    if (text === '') return EMPTY;
    switch (type) {
      case 's':
        return textCell(this.shared(text));
      case 'b':
        return { kind: 'BOOLEAN', text: isTrue(text) ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'ERROR', text };
      case 'd':
        return {
          kind: 'DATE',
          text: text
            .replace('T', ' ')
            .replace(/(\.\d+)?Z?$/, '')
            .replace(/ 00:00:00$/, ''),
        };
      default:
        return this.number(text);
    }
  }

  private shared(index: string): string {
    const text = /^\d+$/.test(index) ? this.surroundings.sharedStrings[Number(index)] : undefined;
    if (text === undefined) throw new Unreadable('DAMAGED');
    return text;
  }

  private number(text: string): Cell {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i.test(text)) throw new Unreadable('DAMAGED');
    const { formats, from1904 } = this.surroundings;
    return (formats[Number(this.cell['s'] ?? 0)] ?? NumberFormat.GENERAL).read(Number(text), from1904);
  }
}

/** XML writes a boolean as `1` or `true`. */
const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true';

/** LibreOffice writes a boolean as the formula that names it. */
function constant(formula: string): Cell | undefined {
  const [, name] = /^=?(TRUE|FALSE)(?:\(\))?$/i.exec(formula.trim()) ?? [];
  return name ? { kind: 'BOOLEAN', text: name.toUpperCase() } : undefined;
}

/** Returns the number of a row. Throws `Unreadable` unless it is a whole number that follows the rows before it. */
function rowNumber(written: string | undefined, next: number): number {
  const row = Number(written ?? next);
  if (!Number.isInteger(row) || row < next) throw new Unreadable('DAMAGED');
  return row;
}

/** Converts `AB12` to the row from 1 and the column from 0. Throws `Unreadable` if it names no cell. */
function place(reference: string): { row: number; column: number } {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})(?::|$)/.exec(reference.toUpperCase()) ?? [];
  if (!digits) throw new Unreadable('DAMAGED');
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}
