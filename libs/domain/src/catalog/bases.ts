import type { DraftedBasis, EntryContent } from './content.js';
import { mayForbidSharing } from './entry.js';
import type { Fault } from './fault.js';
import { judge, judgeEach, repeated, type Rule, type Whole } from './rule-table.js';
import { shares } from './sharing.js';

/** Matches reasons that only say that sharing is unwanted, and not which act forbids it. */
const NO_REASON = /^因?(为)?(工作|管理)需要[。.]?$/;

const forbids = ({ type }: DraftedBasis): boolean => type !== null && mayForbidSharing(type);
const isShared = ({ shareAttribute }: EntryContent): boolean => shareAttribute !== 'NON_SHAREABLE';

const ENTRY: readonly Rule<EntryContent>[] = [
  [
    'nonShareReason',
    'REASON_MISSING',
    '15(2)',
    '不予共享的，请列明理由。',
    (content) => !shares(content, 'NON_SHAREABLE') || content.nonShareReason !== '',
  ],
  [
    'nonShareReason',
    'REASON_VAGUE',
    '14(3)',
    '“工作需要”不是不予共享的理由，请说明法律、行政法规或者国务院决定如何规定。',
    ({ nonShareReason }) => !NO_REASON.test(nonShareReason.replace(/\s/g, '')),
  ],
  [
    'nonShareReason',
    'REASON_STRAY',
    '14(3)',
    '没有不予共享的数据，请删去理由或者更正共享属性。',
    (content) => content.shareAttribute === null || shares(content, 'NON_SHAREABLE') || content.nonShareReason === '',
  ],
  [
    'legalBases',
    'BASIS_MISSING',
    '14(3)',
    '不予共享的，请列明法律、行政法规或者国务院决定依据；没有依据的，应当共享。',
    (content) =>
      !shares(content, 'NON_SHAREABLE') ||
      (isShared(content) ? content.legalBases.some(forbids) : content.legalBases.length > 0),
  ],
];

const BASIS: readonly Rule<DraftedBasis>[] = [
  ['type', 'BASIS_TYPE_MISSING', '15(2)', '请选择依据的种类。', ({ type }) => type !== null],
  [
    'type',
    'BASIS_TYPE_CANNOT_FORBID',
    '14(3)',
    '只有法律、行政法规和国务院决定可以规定不予共享，请删去此依据或者更正共享属性。',
    (basis, { content }) => isShared(content) || basis.type === null || forbids(basis),
  ],
  ['title', 'BASIS_TITLE_MISSING', '15(2)', '请填写依据的名称。', ({ title }) => title !== ''],
  ['article', 'BASIS_ARTICLE_MISSING', '15(2)', '请填写依据的条款。', ({ article }) => article !== ''],
  ['quotedText', 'BASIS_QUOTE_MISSING', '15(2)', '请摘录依据的条文。', ({ quotedText }) => quotedText !== ''],
  [
    'effectiveFrom',
    'BASIS_DATE_MISSING',
    '15(2)',
    '请填写依据的施行日期。',
    ({ effectiveFrom }) => effectiveFrom !== null,
  ],
  [
    'effectiveFrom',
    'BASIS_NOT_YET_IN_FORCE',
    '14(3)',
    '依据尚未施行，请更换依据或者更正日期。',
    ({ effectiveFrom }, { setting }) => effectiveFrom === null || effectiveFrom <= setting.at,
  ],
  [
    'repealedOn',
    'BASIS_REPEALED',
    '14(3)',
    '依据已经废止，请更换依据或者更正日期。',
    ({ repealedOn }, { setting }) => repealedOn === null || setting.at < repealedOn,
  ],
];

/** Faults in the reasons and legal bases for not sharing (不予共享理由, 依据; Arts 14(3), 15(2)). */
export const basisFaults = (whole: Whole): Fault[] => [
  ...judge(ENTRY, whole.content, whole),
  ...judgeEach(BASIS, whole.content.legalBases, whole, 'legalBases'),
  ...repeated(whole.content.legalBases, ({ basisId }) => basisId, 'legalBases', [
    'basisId',
    'BASIS_ID_DUPLICATE',
    '15(2)',
    '依据标识重复，请更换。',
  ]),
];
