import { v5 as uuidv5 } from 'uuid';
import {
  CATALOG_STANDARD,
  entryContent,
  judgedBy,
  type ConditionKind,
  type EntryContent,
  type EntryVersion,
} from '#libs/domain';
import { catalogue } from './catalogue.js';
import { designations } from './designations.js';
import { departments } from './organisation.js';
import {
  categoryOf,
  dataTypeOf,
  disposalInstruction,
  formatTypes,
  qualityRuleIds,
  quotations,
  securityMeasuresOf,
} from './statements.js';
import { storyCatalogue } from './story-catalogue.js';

/** Namespace of the ids of entries, which are derived from their codes, so that every rehearsal has the same ids. */
const NAMESPACE = 'a8f4f0de-6a0b-4d7f-9c55-2f6b0f3d9e14';

/** Day on which the Regulation came into force. */
const EFFECTIVE_FROM = '2025-08-01';

/** A sample entry as its department stated it. */
export interface SampleEntry {
  readonly entryId: string;
  /** Department id of the provider. */
  readonly provider: string;
  readonly content: EntryContent;
}

/** Returns the sample entries, published before the story begins. */
export const entries = (): SampleEntry[] => entriesOf(catalogue);

/** Returns the entries that the story drafts and publishes. */
export const storyEntries = (): SampleEntry[] => entriesOf(storyCatalogue);

/** Returns the entries of a table, one a line. Throws if a line is not an entry. */
const entriesOf = (lines: string): SampleEntry[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const row = columns(line);
      return {
        entryId: uuidv5(row.code, NAMESPACE),
        provider: row.provider,
        content: entryContent.parse({ ...tabled(row), ...omitted(row) }),
      };
    });

/** Returns the first published versions of the sample entries. */
export const entryVersions = (): EntryVersion[] =>
  entries().map(({ entryId, provider, content }) => judgedBy(entryId, provider, 1, EFFECTIVE_FROM, content));

type Columns = ReturnType<typeof columns>;

/** Returns the columns of a line by name; a missing column is empty, so that the line fails as an entry. */
function columns(line: string) {
  const [code = '', provider = '', category = '', name = '', items = '', ...rest] = line.split(' | ');
  const [format = '', frequency = '', attribute = '', mode = '', level = '', personal = '', terms = ''] = rest;
  return { code, provider, category, name, items, format, frequency, attribute, mode, level, personal, terms };
}

/** Returns the fields of an entry that its line states. */
const tabled = (row: Columns) => ({
  catalogCode: row.code,
  name: row.name,
  items: row.items.split('、').map((nameZh, i) => item(nameZh, i, row)),
  formatClass: row.format,
  updateFrequency: row.frequency,
  shareAttribute: row.attribute,
  shareModes: row.mode === 'NONE' ? [] : [row.mode],
  conditions: row.attribute === 'CONDITIONAL' ? row.terms.split(';').map(condition) : [],
  ...(row.attribute === 'NON_SHAREABLE' && prohibition(row.terms)),
  dataLevel: row.level,
  containsPersonalInfo: row.personal === '是',
});

/** Returns the other fields, which follow from category, provider and attribute. */
function omitted(row: Columns) {
  const department = departments.findIndex(({ id }) => id === row.provider);
  const { name = '', divisionCode = '' } = departments[department] ?? {};
  const { industry, collectionBasis } = categoryOf(row.category);
  return {
    abstract: `${row.name}，由${name}在${collectionBasis}中形成，包括${row.items}。`,
    formatType: formatTypes[row.format],
    dataCategory: { industry, businessAttribute: 'BUSINESS_FIELD', category: row.category },
    containsSensitivePersonalInfo: personalInfoOf(row) === 'SENSITIVE_PI',
    secrecy: 'NONE',
    collectionBases: [collectionBasis],
    spatialCoverage: [divisionCode],
    securityMeasures: securityMeasuresOf(row.level),
    disposalInstructionDefault: row.attribute === 'CONDITIONAL' ? disposalInstruction : '',
    qualityRuleIds,
    // No place has the area code 0199.
    contactWorkingBody: {
      name: `${name}政务数据共享工作机构`,
      phone: `0199-5550${String(department).padStart(3, '0')}`,
    },
    sourceDepartment: designations.find(({ catalogCode }) => catalogCode === row.code)?.departmentId ?? '',
    catalogStandardVersion: CATALOG_STANDARD,
    platformNodeId: `node-${divisionCode}`,
  };
}

/** Returns the kind of personal information: sensitive in the highest general sub-level, G4. */
const personalInfoOf = ({ personal, level }: Columns): string =>
  personal !== '是' ? 'NONE' : level === 'G4' ? 'SENSITIVE_PI' : 'PI';

const item = (nameZh: string, i: number, row: Columns) => ({
  itemId: `i${i + 1}`,
  nameZh,
  dataType: dataTypeOf(nameZh),
  itemLevel: row.level,
  personalInfo: personalInfoOf(row),
  maskRule: nameZh.includes('掩码') ? '保留前三位和后四位' : '',
});

const CONDITION_KINDS: Readonly<Record<string, ConditionKind>> = {
  范围: 'SCOPE',
  用途: 'PURPOSE',
  安全: 'SECURITY',
  其他: 'OTHER',
};

function condition(term: string, i: number) {
  const [kind = '', text] = term.split(':');
  return { conditionId: `c${i + 1}`, kind: CONDITION_KINDS[kind], text };
}

function prohibition(terms: string) {
  const [type, title = '', article, nonShareReason] = terms.split(':');
  return { nonShareReason, legalBases: [{ basisId: 'b1', type, title, article, ...quotations[title] }] };
}
