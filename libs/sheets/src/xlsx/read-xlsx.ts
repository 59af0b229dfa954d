import type { HiddenContent, MergedCells, SheetRow } from '../sheet.js';
import { hiddenContent } from './hidden-content.js';
import { readNumberFormats } from './number-formats.js';
import { readSharedStrings } from './shared-strings.js';
import { findWorkbook } from './workbook.js';
import { Worksheet } from './worksheet.js';
import { findInXml } from './xml.js';
import { ZipParts } from './zip-parts.js';

/** Yields the first visible sheet of a workbook row by row, and at the end what is hidden. Throws `Unreadable`. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow | MergedCells | HiddenContent> {
  const parts = await ZipParts.open(bytes);
  const { sheet, skipped, sharedStrings, styles, from1904 } = await findWorkbook(parts);
  const worksheet = new Worksheet({
    sharedStrings: await readSharedStrings(parts, sharedStrings),
    formats: await readNumberFormats(parts, styles),
    from1904,
  });
  yield* findInXml(parts.read(sheet), worksheet);
  yield* hiddenContent(skipped, worksheet.hidden);
}
