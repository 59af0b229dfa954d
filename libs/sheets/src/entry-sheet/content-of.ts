import type { z } from 'zod';
import { givenContent, wrongInput, type EntryContent, type Fault } from '#libs/domain';
import { readCell, unheaded, type CellProblem } from '../forms.js';
import { isEmpty, type Cell, type SheetRow } from '../sheet.js';
import { COLUMNS, ID_OF, type Column } from './columns.js';
import type { CellFault } from './events.js';
import { put, type SheetDraft } from './path.js';
import type { Table } from './table.js';

/** A fault of a content. `blocks` is true if the entry cannot be imported with it. */
export interface Judged extends Fault {
  readonly blocks: boolean;
}

/** Judges a content by the rules of entries; the caller binds `checkContent` to its setting. */
export type Judge = (content: EntryContent) => readonly Judged[];

/** Reads the rows of one entry: returns its content with the faults that do not block it, or else all faults. */
export function contentOf(
  table: Table,
  rows: readonly SheetRow[],
  judge: Judge,
):
  | { readonly content: EntryContent; readonly hints: readonly CellFault[] }
  | { readonly faults: readonly CellFault[] } {
  const reading = new Reading(table, rows);
  const parsed = givenContent.safeParse(reading.draft, { error: wrongInput });
  const judged = parsed.success ? judge(parsed.data) : parsed.error.issues.map(asFault);
  const faults = [
    ...reading.faults,
    ...judged.map((fault) => reading.locate(fault)).filter((f) => !reading.isKnown(f)),
  ];
  return parsed.success && !faults.some(({ blocks }) => blocks) ? { content: parsed.data, hints: faults } : { faults };
}

const asFault = ({ path, message }: z.core.$ZodIssue): Judged => ({
  field: path.join('.'),
  rule: 'CONTENT_SHAPE',
  clause: '12(2)',
  message,
  blocks: true,
});

/** Reads the rows of one entry and remembers the row of each list element. */
class Reading {
  readonly draft: SheetDraft = {};
  readonly faults: CellFault[] = [];
  private readonly faultyCells = new Set<string>();
  private readonly lists = new Map<string, { readonly row: number; readonly element: unknown }[]>();

  constructor(
    private readonly table: Table,
    private readonly rows: readonly SheetRow[],
  ) {
    for (const row of rows) this.readRow(row);
    for (const [list, places] of this.lists)
      this.draft[list] = places.map(({ element }, i) => withId(list, element, i + 1));
  }

  /** Places a fault of the content on the cell that causes it, or else on the first row of the entry. */
  locate({ field, rule, clause, message, blocks }: Judged): CellFault {
    const [list = '', place = ''] = field.split('.');
    const row = this.lists.get(list)?.[Number(place)]?.row ?? this.firstRow;
    const pattern = field.replace(/\.\d+/, '.*');
    const column =
      COLUMNS.find(({ path }) => path === pattern) ?? COLUMNS.find(({ path }) => path.startsWith(`${pattern}.`));
    return { row, column: column?.heading ?? null, rule, clause, message, blocks };
  }

  /** True if the cell of a fault has a fault of its own already, which may have caused this one. */
  isKnown({ row, column }: CellFault): boolean {
    return this.faultyCells.has(`${row} ${column}`);
  }

  private get firstRow(): number {
    return this.rows[0]?.row ?? 1;
  }

  private readRow({ row, cells }: SheetRow): void {
    const elements = new Map<string, unknown>();
    const { number, columns } = this.table;
    const beside = unheaded(cells, (place) => place === number || columns.has(place));
    if (beside) this.add(row, null, beside);
    for (const [place, column] of columns) {
      const cell = cells[place];
      if (cell === undefined || isEmpty(cell)) continue;
      const value = this.read(row, column, cell);
      if (column.list === null) {
        if (value !== undefined) put(this.draft, column.keys, value);
      } else elements.set(column.list, extended(elements.get(column.list), column.keys, value));
    }
    for (const [list, element] of elements) {
      const places = this.lists.get(list);
      if (places) places.push({ row, element });
      else this.lists.set(list, [{ row, element }]);
    }
  }

  private read(row: number, { heading, form }: Column, cell: Cell): unknown {
    const reading = readCell(form, cell);
    if ('value' in reading) return reading.value;
    this.add(row, heading, reading);
    this.faultyCells.add(`${row} ${heading}`);
    return undefined;
  }

  private add(row: number, column: string | null, { rule, message }: CellProblem): void {
    this.faults.push({ row, column, rule, clause: null, message, blocks: true });
  }
}

/** Adds one value to an element; in a list of plain values the value is the element. */
function extended(element: unknown, keys: readonly string[], value: unknown): unknown {
  if (keys.length === 0) return value;
  const draft: SheetDraft = { ...(typeof element === 'object' ? element : {}) };
  if (value !== undefined) put(draft, keys, value);
  return draft;
}

function withId(list: string, element: unknown, n: number): unknown {
  const id = ID_OF[list];
  return id && typeof element === 'object' ? { [id.key]: `${id.prefix}${n}`, ...element } : element;
}
