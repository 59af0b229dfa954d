import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { entryContent, type EntryContent } from '#libs/domain';
import { writeEntries, type SheetMediaType } from '#libs/sheets';

/** Returns a complete and valid draft of P2 with number `n`; `changes` overrides fields. */
export const draftNamed = (n: number, changes: Partial<EntryContent> = {}): EntryContent =>
  entryContent.parse({
    catalogCode: `3070990000002/9${String(n).padStart(5, '0')}`,
    name: `导入条目第${n}号`,
    abstract: '以电子表格导入的目录条目，供核对导入的结果。',
    items: [{ itemId: 'i1', nameZh: '许可证号', dataType: 'C', length: 18, itemLevel: 'G2', personalInfo: 'NONE' }],
    formatClass: 'API',
    formatType: 'json',
    updateFrequency: 'DAILY',
    shareAttribute: 'UNCONDITIONAL',
    shareModes: ['API'],
    dataCategory: { industry: 'OTHER', businessAttribute: 'BUSINESS_FIELD', category: '行政许可' },
    dataLevel: 'G2',
    containsPersonalInfo: false,
    containsSensitivePersonalInfo: false,
    secrecy: 'NONE',
    collectionBases: ['行政许可职责'],
    qualityRuleIds: ['completeness', 'accuracy', 'timeliness'],
    contactWorkingBody: { name: '政务数据共享工作机构', phone: '0199-5550001' },
    catalogStandardVersion: 'GUIDE-2017',
    platformNodeId: 'node-990000',
    ...changes,
  });

/** Returns drafts numbered from 1 to `n`. */
export const draftsTo = (n: number): readonly EntryContent[] => Array.from({ length: n }, (_, i) => draftNamed(i + 1));

/** Returns a file with these entries, as the platform writes it. */
export const sheetOf = (contents: readonly EntryContent[], mediaType: SheetMediaType): Promise<Buffer> =>
  buffer(writeEntries(Readable.from(contents), mediaType));
