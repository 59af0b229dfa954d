import { readSheet } from '../read-sheet.js';
import type { SheetMediaType } from '../sheet.js';
import { EXAMPLE } from './columns.js';
import { contentOf, type Judge } from './content-of.js';
import { groupRows, MAX_ENTRY_ROWS, type EntryRows, type MergedHere } from './entry-rows.js';
import type { CellFault, EntryEvent, EntrySheetFault } from './events.js';
import { Repetitions } from './repetitions.js';

/** Maximum number of entries in one sheet. */
export const MAX_ENTRIES = 10_000;

/**
 * Reads a sheet of entries one by one, each as its content or as all faults of its rows. Consume all events before
 * using any content: merged cells and damage may be reported at the end only.
 */
export async function* readEntries(
  source: AsyncIterable<Uint8Array>,
  mediaType: SheetMediaType,
  judge: Judge,
): AsyncGenerator<EntryEvent> {
  const repetitions = new Repetitions();
  let entries = 0;
  for await (const group of groupRows(readSheet(source, mediaType))) {
    if (group.kind === 'FAULT') {
      yield group;
      return;
    }
    if (group.kind === 'HIDDEN') yield { kind: 'NOTICE', notice: { code: 'HIDDEN_CONTENT', message: group.message } };
    else if (group.kind === 'MERGED') yield { kind: 'FAULTY', row: group.row, faults: [mergedFault(group)] };
    else if (!isExample(group)) {
      entries += 1;
      if (entries > MAX_ENTRIES) break;
      yield readEntry(group, judge, repetitions);
    }
  }
  if (entries > MAX_ENTRIES) yield { kind: 'FAULT', fault: TOO_MANY_ENTRIES };
  if (entries === 0) yield { kind: 'FAULT', fault: NO_ENTRIES };
}

function readEntry({ table, rows }: EntryRows, judge: Judge, repetitions: Repetitions): EntryEvent {
  const row = rows[0]?.row ?? 1;
  if (rows.length > MAX_ENTRY_ROWS) return { kind: 'FAULTY', row, faults: [tooLong(row)] };
  const read = contentOf(table, rows, judge);
  if ('faults' in read) return { kind: 'FAULTY', row, faults: read.faults };
  const faults = repetitions.faultsOf(row, read.content);
  return faults.length > 0
    ? { kind: 'FAULTY', row, faults: [...read.hints, ...faults] }
    : { kind: 'ENTRY', row, ...read };
}

const isExample = ({ table, rows }: EntryRows): boolean =>
  table.number !== undefined && rows[0]?.cells[table.number]?.text.trim() === EXAMPLE;

const mergedFault = ({ row, range, heading }: MergedHere): CellFault => ({
  row,
  column: heading,
  rule: 'MERGED_CELLS',
  clause: null,
  message: `单元格 ${range} 是合并的，请取消合并并在每一行填写`,
  blocks: true,
});

const tooLong = (row: number): CellFault => ({
  row,
  column: null,
  rule: 'ENTRY_ROWS',
  clause: null,
  message: `一个条目超过 ${MAX_ENTRY_ROWS} 行；每个条目的首行应填写目录名称`,
  blocks: true,
});

const TOO_MANY_ENTRIES: EntrySheetFault = {
  code: 'TOO_MANY_ENTRIES',
  message: `条目超过 ${MAX_ENTRIES} 个，请拆分为几个文件`,
};
const NO_ENTRIES: EntrySheetFault = { code: 'NO_ENTRIES', message: '表中没有条目，请在栏目行之后填写' };
