import type { FileHandle } from 'node:fs/promises';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import type { DocumentType } from '#libs/http';
import { isText, TEXT_ENCODINGS, textType } from './text-type.js';

/** Bytes read to recognise a type: enough for a signature or the root of an XML file. */
const HEAD_BYTES = 64 * 1024;

/** First bytes of the files of a type, as Latin-1. */
const SIGNATURES: readonly (readonly [DocumentType, string])[] = [
  ['application/pdf', '%PDF-'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const ODT = 'application/vnd.oasis.opendocument.text';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const ZIP = 'PK\x03\x04';

/** Type of a file by its content, regardless of its name; null for types that are not stored. */
export async function mediaTypeOf(file: FileHandle): Promise<DocumentType | null> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  const begins = (signature: string): boolean => head.subarray(0, signature.length).equals(bytesOf(signature));
  const signed = SIGNATURES.find(([, signature]) => begins(signature));
  if (signed) return signed[0];
  if (begins(ZIP)) return zipType(file);
  if (await isLatePdf(file, head)) return 'application/pdf';
  const type = textType(new TextDecoder().decode(head));
  const encodings = type === 'text/plain' ? TEXT_ENCODINGS : UTF8_ONLY;
  return type && (await isText(file.createReadStream({ start: 0, autoClose: false }), encodings)) ? type : null;
}

/** XML names its encoding itself; here it is UTF-8. */
const UTF8_ONLY = ['utf-8'] as const;

/** Bytes at either end in which readers of PDF look for the signature and the end. */
const PDF_REACH = 1024;

/**
 * True for a PDF with other bytes before its signature, as some scanners and mail gateways write it. It must also end as
 * a PDF does, so that no text that mentions the signature is taken for one.
 */
async function isLatePdf(file: FileHandle, head: Buffer): Promise<boolean> {
  if (!/%PDF-\d\.\d/.test(head.toString('latin1', 0, PDF_REACH))) return false;
  const { size } = await file.stat();
  const { bytesRead, buffer } = await file.read(Buffer.alloc(PDF_REACH), 0, PDF_REACH, Math.max(0, size - PDF_REACH));
  return /startxref\s+\d+\s+%%EOF/.test(buffer.toString('latin1', 0, bytesRead));
}

const bytesOf = (signature: string): Buffer => Buffer.from(signature, 'latin1');

/** Maximum number of parts that are searched: no office document has more. */
const MOST_PARTS = 10_000;
/** Maximum size of a part that is unpacked to tell the type, in bytes. */
const MOST_BYTES = 256 * 1024;

/** Type of an office document by the content type of its main part, wherever that part lies (OOXML, OPC). */
const MAIN_PARTS: readonly (readonly [RegExp, DocumentType])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml/i, DOCX],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.\w+\.macroEnabled\.main\+xml/i, XLSX],
  [/presentationml\.(?:presentation|slideshow|template)\.main\+xml/i, PPTX],
];
/** Type of an OpenDocument file by its part `mimetype`. */
const OPEN_DOCUMENTS: readonly DocumentType[] = [ODT, ODS];

/**
 * Type of a ZIP file by its directory, and by the one part in which an office document names its type; null where the
 * directory cannot be read.
 */
async function zipType({ fd }: FileHandle): Promise<DocumentType | null> {
  try {
    const zip = await fromFdPromise(fd, { autoClose: false });
    if (zip.entryCount > MOST_PARTS) return 'application/zip';
    for await (const part of zip.eachEntry()) {
      const type = await typeByPart(zip, part);
      if (type) return type;
    }
    return 'application/zip';
  } catch {
    return null;
  }
}

/** The type that a part tells: names are compared without case, as the format demands. */
async function typeByPart(zip: ZipFile, part: Entry): Promise<DocumentType | null> {
  switch (part.fileName.toLowerCase()) {
    case 'ofd.xml':
      return 'application/ofd';
    case '[content_types].xml': {
      const types = await unpacked(zip, part);
      return MAIN_PARTS.find(([main]) => main.test(types))?.[1] ?? null;
    }
    case 'mimetype': {
      const said = (await unpacked(zip, part)).trim();
      return OPEN_DOCUMENTS.find((type) => type === said) ?? null;
    }
    default:
      return null;
  }
}

/**
 * The ASCII characters at the beginning of a part, in UTF-8 or UTF-16; empty where it cannot be unpacked, as in an
 * encrypted archive. It is read no further than its bound, whatever size it claims.
 */
async function unpacked(zip: ZipFile, part: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(part)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > MOST_BYTES) break;
    }
  } catch {
    return '';
  }
  return Buffer.concat(chunks).toString('latin1').replaceAll('\0', '');
}
