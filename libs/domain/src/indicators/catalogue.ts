import { localDate } from '../calendar/time.js';
import { checkContent } from '../catalog/check-content.js';
import type { EntryContent } from '../catalog/content.js';
import { SHARE_ATTRIBUTE_TITLES } from '../catalog/code-lists.js';
import { SHARE_ATTRIBUTES, type ShareAttribute } from '../catalog/entry.js';
import type { Fault } from '../catalog/fault.js';
import { catalogEntry } from '../processes/catalog-entry/catalog-entry.js';
import type { CatalogEntryMatter } from '../processes/catalog-entry/catalog-entry.state.js';
import { catalogUpdate } from '../processes/catalog-update/catalog-update.js';
import { caseOf, type Case, type FigureSetting } from './case.js';
import { clocksOf, endedClocks } from './limits.js';
import { measureOf, type Measure } from './measure.js';

/** K03. */
export const UPDATE_IN_TIME: readonly Measure[] = [
  measureOf(
    catalogUpdate.process,
    {
      measure: 'inTime',
      title: '目录更新及时率',
      formula: '期限内（含延长）报送更新的 / 更新期限已办结的和已逾期的',
      unit: 'SHARE',
    },
    (matter, setting) => endedClocks(matter, clocksOf(matter, 'T1'), setting),
  ),
];

/** K04. */
export const REVIEW_IN_TIME: readonly Measure[] = [
  measureOf(
    catalogUpdate.process,
    {
      measure: 'inTime',
      title: '目录审核及时率',
      formula: '期限内发布或者说明理由退回的 / 审核发布期限已办结的和已逾期的',
      unit: 'SHARE',
    },
    (matter, setting) => endedClocks(matter, clocksOf(matter, 'T3'), setting),
  ),
];

/** The statements of Art 13(2), by the first part of the path of a fault. */
const NINE_FIELDS: readonly string[] = [
  'name',
  'items',
  'provider',
  'formatClass',
  'formatType',
  'updateFrequency',
  'shareAttribute',
  'shareModes',
  'conditions',
  'dataCategory',
  'dataLevel',
];

/** K01. */
export const COMPLETE: readonly Measure[] = [
  measureOf<CatalogEntryMatter>(
    catalogEntry.process,
    {
      measure: 'complete',
      title: '目录编制完整率',
      formula: '第十三条第二款所列各项均符合要求的 / 已发布、正在施行的目录',
      unit: 'SHARE',
    },
    (matter, setting) =>
      inEffect(matter, setting).map((content) => ({
        ...entryCase(matter),
        met: faultsIn(content, matter, setting).every(({ field }) => !NINE_FIELDS.includes(rootOf(field))),
      })),
  ),
];

/** K05. */
export const ATTRIBUTES: readonly Measure[] = [
  ...SHARE_ATTRIBUTES.map((attribute) => ofAttribute(attribute)),
  measureOf<CatalogEntryMatter>(
    catalogEntry.process,
    {
      measure: 'withoutBasis',
      title: '没有有效依据的不予共享目录',
      formula: '没有列明现行有效的法律、行政法规或者国务院决定依据的不予共享目录的件数',
      unit: 'COUNT',
    },
    (matter, setting) =>
      inEffect(matter, setting).flatMap((content) =>
        content.shareAttribute === 'NON_SHAREABLE' &&
        faultsIn(content, matter, setting).some(({ field }) => rootOf(field) === 'legalBases')
          ? [entryCase(matter)]
          : [],
      ),
  ),
];

function ofAttribute(attribute: ShareAttribute): Measure {
  const title = SHARE_ATTRIBUTE_TITLES[attribute];
  return measureOf<CatalogEntryMatter>(
    catalogEntry.process,
    { measure: attribute, title: `${title}的比例`, formula: `${title}的 / 已发布、正在施行的目录`, unit: 'SHARE' },
    (matter, setting) =>
      inEffect(matter, setting).map(({ shareAttribute }) => ({
        ...entryCase(matter),
        met: shareAttribute === attribute,
      })),
  );
}

const entryCase = (matter: CatalogEntryMatter): Case => caseOf(matter, { departmentId: matter.parties.provider });

/** Returns the content in effect; empty for an entry that is not published, waits for its day, or has retired. */
const inEffect = ({ data }: CatalogEntryMatter, { now }: FigureSetting): readonly EntryContent[] =>
  data.versions
    .filter(({ effectiveAt, supersededAt }) => effectiveAt <= now && (supersededAt === null || supersededAt > now))
    .map(({ content }) => content)
    .slice(-1);

/** Faults of a published content by the rules of publication; its code and its relations were judged then. */
const faultsIn = (content: EntryContent, { parties }: CatalogEntryMatter, setting: FigureSetting): readonly Fault[] =>
  checkContent(content, {
    providerUscc: setting.counting.organisation.department(parties.provider).uscc,
    published: content,
    at: localDate(setting.now),
    designatedSource: content.sourceDepartment || null,
    code: 'FREE',
    knownCodes: new Set(content.relatedCodes),
  });

const rootOf = (field: string): string => field.split('.')[0] ?? field;
