import { Unreadable } from '../fault.js';
import { collect } from '../read-sheet.js';
import { CSV, type SheetMediaType } from '../sheet.js';
import { ImportedRows } from './imported-rows.js';
import { readJson } from './read-json.js';
import { readTables } from './read-tables.js';

/** A file with tables of an organisation: a workbook, a CSV file with one table, or a text with JSON. */
export interface OrganisationFile {
  /** Name by which faults refer to it. */
  readonly name: string;
  /** JSON comes as a text like CSV, and is known by its first sign. */
  readonly mediaType: SheetMediaType;
  bytes(): AsyncIterable<Uint8Array>;
}

/** Reads the tables of all files of one import, as if they were one file; a table may stand in several. */
export async function readOrganisation(files: readonly OrganisationFile[]): Promise<ImportedRows> {
  const rows = new ImportedRows();
  for (const file of files) await readInto(rows, file);
  rows.demandRows();
  return rows;
}

async function readInto(rows: ImportedRows, file: OrganisationFile): Promise<void> {
  const { name, mediaType } = file;
  try {
    const content = await collect(file.bytes());
    if (mediaType === CSV && isJson(content)) await readJson(name, content, rows);
    else await readTables(name, content, mediaType, rows);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    rows.fault({ file: name, sheet: null }, null, null, error.fault.message);
  }
}

const isJson = (content: Buffer): boolean => /^(\uFEFF)?\s*[[{]/.test(content.toString('utf8', 0, 1024));
