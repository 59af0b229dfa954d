import { escaped } from '../escape.js';
import { MAX_CELL_LENGTH } from '../limits.js';
import { XLSX } from '../sheet.js';
import { columnName } from './column-name.js';
import { MAIN, STYLE } from './package-parts.js';
import { escapedXml } from './xml-text.js';

/** One tab of a workbook to write. The first row is its heading, bold and frozen. */
export interface Tab {
  /** Name of at most 31 characters, without `[]:*?/\`. */
  readonly name: string;
  readonly rows: AsyncIterable<readonly string[]>;
  /** Width of each column, in characters. */
  readonly widths: readonly number[];
}

/** Yields the XML of a sheet. Throws a RangeError for a text that is too long for a cell. */
export async function* sheetXml({ rows, widths }: Tab): AsyncGenerator<string> {
  yield (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.map(columnXml).join('')}</cols><sheetData>`
  );
  let row = 0;
  for await (const texts of rows) {
    row += 1;
    const style = row === 1 ? STYLE.heading : STYLE.text;
    yield `<row r="${row}">${texts.map((text, i) => cellXml(`${columnName(i)}${row}`, text, style)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

const columnXml = (width: number, i: number): string =>
  `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${STYLE.text}" customWidth="1"/>`;

function cellXml(reference: string, text: string, style: number): string {
  if (text === '') return '';
  const safe = escaped(text, XLSX);
  if (safe.length > MAX_CELL_LENGTH) throw new RangeError(`${reference} has ${safe.length} characters`);
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapedXml(safe)}</t></is></c>`;
}
