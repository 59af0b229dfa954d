import type { FileHandle } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { StoredDocument } from '#libs/persistence';
import { CSV, readEntries, XLSX, type EntryEvent, type Judge, type SheetMediaType } from '#libs/sheets';
import { verifiedBytes } from '../document/verified-bytes.js';

/** A CSV file is kept as the plain text that it is. */
const SHEETS: Readonly<Record<string, SheetMediaType>> = { [XLSX]: XLSX, 'text/plain': CSV };

export const sheetTypeOf = ({ mediaType }: StoredDocument): SheetMediaType | undefined => SHEETS[mediaType];

/** Entries after which other requests have their turn. */
const AT_A_TIME = 20;

/** An uploaded sheet whose file is open: it can be read more than once, also when it is swept meanwhile. */
export class UploadedSheet {
  constructor(
    private readonly file: FileHandle,
    private readonly mediaType: SheetMediaType,
    private readonly sha256: string,
  ) {}

  /** From the beginning. Throws where the bytes are not those that were received. */
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
