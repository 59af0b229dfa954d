import { MAX_COLUMNS } from '../limits.js';
import type { HiddenContent } from '../sheet.js';
import { columnName } from './column-name.js';

/** Maximum number of places that one message names. */
const MAX_NAMED = 20;

/** Hidden and filtered rows, and hidden columns, that have content below the heading. */
export class Hidden {
  readonly rows: [first: number, last: number][] = [];
  readonly columns = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private row = 0;
  private isRowHidden = false;
  private hasHeading = false;

  /** Takes a range of hidden columns, from 1 and with its last one. */
  column(first: number, last: number): void {
    for (let n = first; n <= Math.min(last, MAX_COLUMNS); n++) this.hiddenColumns.add(n - 1);
  }

  openRow(row: number, isHidden: boolean): void {
    this.row = row;
    this.isRowHidden = isHidden;
  }

  /** Takes a cell with content, by its column from 0. */
  cell(column: number): void {
    if (this.hasHeading && this.hiddenColumns.has(column)) this.columns.add(column);
  }

  /** Ends a row with content. */
  closeRow(): void {
    this.hasHeading = true;
    if (!this.isRowHidden) return;
    const last = this.rows.at(-1);
    if (last && last[1] === this.row - 1) last[1] = this.row;
    else if (this.rows.length <= MAX_NAMED) this.rows.push([this.row, this.row]);
  }
}

/** Yields what a person did not see: nothing, or one event. */
export function* hiddenContent(skipped: readonly string[], { rows, columns }: Hidden): Generator<HiddenContent> {
  const read = [
    ...(rows.length > 0
      ? [`第 ${named(rows.map(([first, last]) => (first === last ? first : `${first}—${last}`)))} 行`]
      : []),
    ...(columns.size > 0 ? [`第 ${named([...columns].sort((a, b) => a - b).map(columnName))} 列`] : []),
  ];
  const sentences = [
    ...(skipped.length > 0
      ? [`工作表${named(skipped.map((name) => `“${name}”`))}是隐藏的，没有读取，读取的是其后第一张可见的工作表`]
      : []),
    ...(read.length > 0
      ? [`${read.join('、')}是隐藏或者筛选掉的，其中的内容已照常读取，不应导入的请删去后重新上传`]
      : []),
  ];
  if (sentences.length > 0) yield { kind: 'HIDDEN', message: sentences.join('；') };
}

const named = (places: readonly (string | number)[]): string =>
  places.slice(0, MAX_NAMED).join('、') + (places.length > MAX_NAMED ? ' 等' : '');
