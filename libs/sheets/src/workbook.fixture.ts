import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { contentTypes, packageRelations, workbook } from './xlsx/package-parts.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS =
  `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>` +
  `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

/** Returns the bytes of a ZIP with these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Returns a workbook as another program might write it, with the given sheet XML; `parts` adds or replaces parts. */
export const workbookOf = (
  sheet: string | Buffer,
  parts: Readonly<Record<string, string | Buffer>> = {},
): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': contentTypes(1),
    '_rels/.rels': packageRelations(),
    'xl/workbook.xml': workbook(['表']),
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/worksheets/sheet1.xml': sheet,
    ...parts,
  });

export const sheetOf = (rows: string, behind = ''): string =>
  `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`;

/** Yields a file in pieces that split characters and tags. */
export async function* arriving(bytes: Buffer, size = 1021): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
