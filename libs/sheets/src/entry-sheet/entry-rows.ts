import type { HiddenContent, MergedCells, SheetEvent, SheetRow } from '../sheet.js';
import type { EntrySheetFault } from './events.js';
import { beginsEntry, tableOf, type Table } from './table.js';

/**
 * Maximum number of rows of an entry, equal to the longest list that it may have. One further row is kept, to show that
 * there are more.
 */
export const MAX_ENTRY_ROWS = 1_000;

/** The rows of one entry, with the table's heading. */
export interface EntryRows {
  readonly kind: 'ENTRY_ROWS';
  readonly table: Table;
  /** At least one row; more than `MAX_ENTRY_ROWS` if the entry is too long. */
  readonly rows: readonly SheetRow[];
}

/** Merged cells, with the heading of the column of the first of them. */
export interface MergedHere extends MergedCells {
  readonly heading: string | null;
}

type Grouped = EntryRows | MergedHere | HiddenContent | { readonly kind: 'FAULT'; readonly fault: EntrySheetFault };

/** Groups the rows by entry; the first row with content is the heading. */
export async function* groupRows(events: AsyncIterable<SheetEvent>): AsyncGenerator<Grouped> {
  let table: Table | undefined;
  let rows: SheetRow[] = [];
  for await (const event of events) {
    if (event.kind !== 'ROW') {
      if (table && rows.length > 0) yield { kind: 'ENTRY_ROWS', table, rows };
      rows = [];
      yield event.kind === 'MERGED' ? { ...event, heading: table?.columns.get(event.column)?.heading ?? null } : event;
    } else if (table) {
      if (rows.length > 0 && beginsEntry(table, event)) {
        yield { kind: 'ENTRY_ROWS', table, rows };
        rows = [];
      }
      if (rows.length <= MAX_ENTRY_ROWS) rows.push(event);
    } else {
      const read = tableOf(event);
      if ('code' in read) {
        yield { kind: 'FAULT', fault: read };
        return;
      }
      table = read;
    }
  }
  if (table && rows.length > 0) yield { kind: 'ENTRY_ROWS', table, rows };
}
