import type { MergedCells, SheetRow } from '../sheet.js';
import { readDateStyles } from './dates.js';
import { readSharedStrings } from './shared-strings.js';
import { findWorkbook } from './workbook.js';
import { Worksheet } from './worksheet.js';
import { findInXml } from './xml.js';
import { ZipParts } from './zip-parts.js';

/** Yields the first sheet of a workbook row by row. Throws `Unreadable`. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow | MergedCells> {
  const parts = await ZipParts.open(bytes);
  const { sheet, sharedStrings, styles, from1904 } = await findWorkbook(parts);
  const worksheet = new Worksheet({
    sharedStrings: await readSharedStrings(parts, sharedStrings),
    dateStyles: await readDateStyles(parts, styles),
    from1904,
  });
  yield* findInXml(parts.read(sheet), worksheet);
}
