import type { HiddenContent, InTab, MergedCells, SheetRow } from '../sheet.js';
import { hiddenContent } from './hidden-content.js';
import { readNumberFormats } from './number-formats.js';
import { readSharedStrings } from './shared-strings.js';
import { findWorkbook, type Sheet, type Workbook } from './workbook.js';
import { Worksheet, type Surroundings } from './worksheet.js';
import { findInXml } from './xml.js';
import { ZipParts } from './zip-parts.js';

type Content = SheetRow | MergedCells | HiddenContent;

/** Yields the first visible sheet of a workbook row by row, and at the end what is hidden. Throws `Unreadable`. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<Content> {
  const { parts, sheets, surroundings } = await opened(bytes);
  const first = sheets.findIndex(({ isHidden }) => !isHidden);
  const skipped = sheets.slice(0, first).map(({ name }) => name);
  for (const sheet of sheets.slice(first, first + 1)) yield* contentOf(parts, sheet, surroundings, skipped);
}

/** Yields every visible sheet of a workbook, one after the other, as `readXlsx` does the first. Throws `Unreadable`. */
export async function* readXlsxTabs(bytes: Buffer): AsyncGenerator<InTab<Content>> {
  const { parts, sheets, surroundings } = await opened(bytes);
  for (const sheet of sheets) {
    const { name: tab, isHidden } = sheet;
    if (isHidden) yield { tab, event: { kind: 'HIDDEN', message: '这张工作表是隐藏的，没有读取' } };
    else for await (const event of contentOf(parts, sheet, surroundings, [])) yield { tab, event };
  }
}

async function opened(bytes: Buffer): Promise<Pick<Workbook, 'sheets'> & Opened> {
  const parts = await ZipParts.open(bytes);
  const { sheets, sharedStrings, styles, from1904 } = await findWorkbook(parts);
  const surroundings = {
    sharedStrings: await readSharedStrings(parts, sharedStrings),
    formats: await readNumberFormats(parts, styles),
    from1904,
  };
  return { parts, sheets, surroundings };
}

interface Opened {
  readonly parts: ZipParts;
  readonly surroundings: Surroundings;
}

async function* contentOf(
  parts: ZipParts,
  { path }: Sheet,
  surroundings: Surroundings,
  skipped: readonly string[],
): AsyncGenerator<Content> {
  const worksheet = new Worksheet(surroundings);
  yield* findInXml(parts.read(path), worksheet);
  yield* hiddenContent(skipped, worksheet.hidden);
}
