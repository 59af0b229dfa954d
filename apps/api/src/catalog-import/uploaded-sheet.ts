import type { FileHandle } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { StoredDocument } from '#libs/persistence';
import { CSV, readEntries, XLSX, type EntryEvent, type Judge, type SheetMediaType } from '#libs/sheets';
import { verifiedBytes } from '../document/verified-bytes.js';

/** Media types of documents that are sheets. A CSV file is stored as plain text. */
const SHEETS: Readonly<Record<string, SheetMediaType>> = { [XLSX]: XLSX, 'text/plain': CSV };

export const sheetTypeOf = ({ mediaType }: StoredDocument): SheetMediaType | undefined => SHEETS[mediaType];

/** Entries read before the event loop serves other requests. */
const AT_A_TIME = 20;

/** An uploaded sheet with an open file: it can be read repeatedly, even if housekeeping removes the file meanwhile. */
export class UploadedSheet {
  constructor(
    private readonly file: FileHandle,
    private readonly mediaType: SheetMediaType,
    private readonly sha256: string,
  ) {}

  /** Reads all entries from the beginning. Throws where the stored bytes differ from those received. */
  async *entries(judge: Judge): AsyncGenerator<EntryEvent> {
    const bytes = verifiedBytes(this.file.createReadStream({ start: 0, autoClose: false }), this.sha256);
    let n = 0;
    for await (const event of readEntries(bytes, this.mediaType, judge)) {
      n += 1;
      if (n % AT_A_TIME === 0) await turn();
      yield event;
    }
  }
}
