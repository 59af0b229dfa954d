import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inChunks } from '../chunks.js';
import { contentTypes, packageRelations, styles, workbook, workbookRelations } from './package-parts.js';
import { sheetXml, type Tab } from './sheet-xml.js';

/** Streams a workbook of texts while its rows are produced. An error of the rows becomes an error of the stream. */
export function writeXlsx(tabs: readonly Tab[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const add = (name: string, xml: string): void => zip.addBuffer(Buffer.from(xml), name);
  add('[Content_Types].xml', contentTypes(tabs.length));
  add('_rels/.rels', packageRelations());
  add('xl/workbook.xml', workbook(tabs.map(({ name }) => name)));
  add('xl/_rels/workbook.xml.rels', workbookRelations(tabs.length));
  add('xl/styles.xml', styles());
  tabs.forEach((tab, i) => {
    const sheet = Readable.from(inChunks(sheetXml(tab)), { objectMode: false });
    sheet.on('error', (error) => output.destroy(error));
    output.on('close', () => sheet.destroy());
    zip.addReadStream(sheet, `xl/worksheets/sheet${i + 1}.xml`);
  });
  zip.end();
  return output;
}
