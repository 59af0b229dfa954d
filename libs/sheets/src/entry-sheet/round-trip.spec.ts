import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkContent, entryContent, hintsOn, type EntryContent } from '#libs/domain';
import { entryVersions } from '../../../../infra/rehearsal/data/index.js';
import { CSV, XLSX, type SheetMediaType } from '../sheet.js';
import { all, arriving } from '../workbook.fixture.js';
import { anyContent } from './entry.fixture.js';
import { example } from './example.js';
import { readEntries } from './read-entries.js';
import { writeEntries, writeTemplate } from './write-entries.js';

const MEDIA = [CSV, XLSX] as const;

async function exportedAndImported(contents: readonly EntryContent[], mediaType: SheetMediaType): Promise<unknown[]> {
  const bytes = await buffer(writeEntries(Readable.from(contents), mediaType));
  const events = await all(readEntries(arriving(bytes), mediaType, () => []));
  return events.map((event) => (event.kind === 'ENTRY' ? event.content : event));
}

/** The sample entries, as far as their published versions state them. */
const samples = (): EntryContent[] =>
  entryVersions().map(({ entryId: _, version, effectiveFrom, provider, dataFormat, dataCategory, ...stated }) =>
    entryContent.parse({
      ...stated,
      nonShareReason: stated.nonShareReason ?? '',
      formatClass: dataFormat,
      dataCategory: { category: dataCategory },
    }),
  );

describe('entries that are exported and imported again', () => {
  it.each(MEDIA)('stay the same for the sample entries: %s', async (mediaType) => {
    expect(samples()).toHaveLength(43);
    expect(await exportedAndImported(samples(), mediaType)).toEqual(samples());
  });

  it.each(MEDIA)('stay the same for any entries: %s', async (mediaType) => {
    // Entries of one sheet get different codes and names, because repetitions are refused by a rule of their own.
    const contents = fc.array(anyContent, { minLength: 1, maxLength: 3 }).map((drafts) =>
      drafts.map((draft, i) => ({
        ...draft,
        catalogCode: draft.catalogCode && `${draft.catalogCode.slice(0, 60)}${i}`,
        name: draft.name && `${draft.name}${i}`,
      })),
    );
    await fc.assert(
      fc.asyncProperty(contents, async (drafts) =>
        expect(await exportedAndImported(drafts, mediaType)).toEqual(drafts),
      ),
    );
  });
});

describe('the template', () => {
  it.each(MEDIA)('has an example that is not imported: %s', async (mediaType) => {
    const bytes = await buffer(writeTemplate(mediaType));
    expect(await all(readEntries(arriving(bytes), mediaType, () => []))).toEqual([
      { kind: 'FAULT', fault: { code: 'NO_ENTRIES', message: '表中没有条目，请在栏目行之后填写' } },
    ]);
  });

  it('has an example with which the rules of entries find no fault', () => {
    const setting = { at: '2026-02-02', providerUscc: '11990000PDY000052J', published: null, designatedSource: null };
    const standing = { ...setting, code: 'FREE' as const, knownCodes: new Set<string>() };
    expect([...checkContent(example(), standing), ...hintsOn(example(), standing)]).toEqual([]);
  });

  it('has an example that is a valid entry once it is numbered', async () => {
    const template = (await buffer(writeTemplate(CSV))).toString().replace('示例', '1');
    expect(await all(readEntries(arriving(Buffer.from(template)), CSV, () => []))).toEqual([
      { kind: 'ENTRY', row: 2, content: example(), hints: [] },
    ]);
  });
});

describe('a CSV file that a spreadsheet program saved again', () => {
  /** Writes a field as Excel does for Chinese users, after it has converted what looks like a number or a date. */
  function saved(field: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(field)) return field.replaceAll('-0', '-').replaceAll('-', '/');
    if (/^\d{12,}$/.test(field)) return Number(field).toExponential(5).toUpperCase();
    return /^\d+(\.\d+)?%?$/.test(field) ? String(Number.parseFloat(field)) : field;
  }

  it('has the entries that were written, with codes, versions and dates', async () => {
    const content = entryContent.parse({
      ...example(),
      catalogStandardVersion: '1.10',
      altIdentifier: '330100000000123456',
      sourceMatterCode: '0000012345',
      storageBytes: 123_456_789_012,
      temporalCoverage: { from: '2025-01-01', to: '2026-11-05' },
    });
    const written = (await buffer(writeEntries(Readable.from([content]), CSV))).toString();
    const savedAgain = written.replace(/[^,\r\n"]+/g, saved);
    const events = await all(readEntries(arriving(Buffer.from(savedAgain)), CSV, () => []));
    expect(events).toEqual([{ kind: 'ENTRY', row: 2, content, hints: [] }]);
  });
});
