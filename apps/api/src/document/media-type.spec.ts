import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { mediaTypeOf } from './media-type.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-type-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function typeOf(bytes: Buffer): Promise<string | null> {
  const name = path.join(folder, 'file');
  await writeFile(name, bytes);
  const file = await open(name);
  try {
    return await mediaTypeOf(file);
  } finally {
    await file.close();
  }
}

async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const made = new ZipFile();
  for (const [name, content] of Object.entries(parts)) made.addBuffer(Buffer.from(content), name);
  made.end();
  const chunks: Buffer[] = [];
  for await (const chunk of made.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const types = (part: string, type: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xlsx"
    ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
   <Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const office = (part: string, type: string): Promise<Buffer> =>
  zip({ 'docProps/app.xml': '', '[Content_Types].xml': types(part, type), [part]: '<x/>' });
const PDF_END = '\nstartxref\n116\n%%EOF\n';
const pdf = (before: string): Buffer => Buffer.from(`${before}%PDF-1.7\n1 0 obj${PDF_END}`, 'latin1');

it.each<[string, () => Promise<Buffer> | Buffer, string | null]>([
  ['Word', () => office('word/document.xml', 'wordprocessingml.document'), 'wordprocessingml.document'],
  [
    'Word of another part',
    () => office('word/document2.xml', 'wordprocessingml.document'),
    'wordprocessingml.document',
  ],
  ['Word without a folder', () => office('main.xml', 'wordprocessingml.document'), 'wordprocessingml.document'],
  ['Excel', () => office('xl/workbook.xml', 'spreadsheetml.sheet'), 'spreadsheetml.sheet'],
  ['Excel of another part', () => office('xl/workbook2.xml', 'spreadsheetml.sheet'), 'spreadsheetml.sheet'],
  ['PowerPoint', () => office('ppt/presentation.xml', 'presentationml.presentation'), 'presentationml.presentation'],
  ['a slide show', () => office('ppt/presentation.xml', 'presentationml.slideshow'), 'presentationml.presentation'],
  [
    'names in other case',
    async () => zip({ '[content_types].XML': types('word/d.xml', 'wordprocessingml.document') }),
    'wordprocessingml.document',
  ],
  [
    'content types in UTF-16',
    async () =>
      zip({ '[Content_Types].xml': Buffer.from(types('word/d.xml', 'wordprocessingml.document'), 'utf16le') }),
    'wordprocessingml.document',
  ],
  ['OpenDocument text', () => zip({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'opendocument.text'],
  [
    'an OpenDocument sheet',
    () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    'opendocument.spreadsheet',
  ],
  ['an OFD', () => zip({ 'OFD.xml': '<x/>' }), 'application/ofd'],
  ['a book', () => zip({ mimetype: 'application/epub+zip' }), 'application/zip'],
  ['an archive', () => zip({ 'a/[Content_Types].xml': types('x', 'spreadsheetml.sheet') }), 'application/zip'],
  ['an archive of a mention', () => zip({ 'word/document.xml': 'x', 'xl/workbook.xml': 'x' }), 'application/zip'],
  [
    'endless content types',
    () => zip({ '[Content_Types].xml': ' '.repeat(20_000_000) + types('x', 'spreadsheetml.sheet') }),
    'application/zip',
  ],
  ['PDF', () => pdf(''), 'application/pdf'],
  ['PDF after a line end', () => pdf('\r\n'), 'application/pdf'],
  ['PDF after a mark of UTF-8', () => pdf('\xef\xbb\xbf'), 'application/pdf'],
  ['PDF after the head of a mail', () => pdf('Content-Type: application/pdf\r\n\r\n'), 'application/pdf'],
  ['PDF after a printer’s language', () => pdf('\x1b%-12345X@PJL JOB\r\n'), 'application/pdf'],
  ['PDF far behind', () => pdf('x'.repeat(2_000)), 'text/plain'],
  ['a text about PDF', () => Buffer.from('文件以 %PDF-1.7 开头'), 'text/plain'],
  ['CSV of a Chinese Excel', () => Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6]), 'text/plain'],
  ['a page in GB18030', () => Buffer.from([0x3c, 0x70, 0x3e, 0xb1, 0xe0]), null],
  ['XML in GB18030', () => Buffer.concat([Buffer.from('<?xml version="1.0"?><a>'), Buffer.from([0xb1, 0xe0])]), null],
  ['text in UTF-16', () => Buffer.from('\ufeff编号,名称', 'utf16le'), null],
  ['a program', () => Buffer.from('MZ\x90\0\x03', 'latin1'), null],
])('%s', async (_, bytes, type) => {
  const told = await typeOf(await bytes());
  if (type === null) expect(told).toBeNull();
  else expect(told).toMatch(new RegExp(`${type.replaceAll('.', '\\.')}$`));
});
