import type { FileHandle } from 'node:fs/promises';
import { fromFdPromise } from 'yauzl';
import type { DocumentType } from '#libs/http';
import { isText, textType } from './text-type.js';

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
const ZIP = 'PK\x03\x04';

/** Type of a file by its content, regardless of its name; null for types that are not stored. */
export async function mediaTypeOf(file: FileHandle): Promise<DocumentType | null> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  const begins = (signature: string): boolean => head.subarray(0, signature.length).equals(bytesOf(signature));
  const signed = SIGNATURES.find(([, signature]) => begins(signature));
  if (signed) return signed[0];
  if (begins(ZIP)) return zipType(file);
  const type = textType(new TextDecoder().decode(head));
  return type && (await isText(file.createReadStream({ start: 0, autoClose: false }))) ? type : null;
}

const bytesOf = (signature: string): Buffer => Buffer.from(signature, 'latin1');

/** Maximum number of parts that are searched: no office document has more. */
const MOST_PARTS = 10_000;

/** Part names that identify the type of a package. */
const PARTS: ReadonlyMap<string, DocumentType> = new Map([
  ['OFD.xml', 'application/ofd'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** Type of a ZIP file by its directory, without unpacking it; null where the directory cannot be read. */
async function zipType({ fd }: FileHandle): Promise<DocumentType | null> {
  try {
    const zip = await fromFdPromise(fd, { autoClose: false });
    if (zip.entryCount > MOST_PARTS) return 'application/zip';
    for await (const { fileName } of zip.eachEntry()) {
      const type = PARTS.get(fileName);
      if (type) return type;
    }
    return 'application/zip';
  } catch {
    return null;
  }
}
