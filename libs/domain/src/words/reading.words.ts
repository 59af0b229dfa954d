import { HELD_TITLES } from '../holding/index.js';
import { inEnglish } from './word.js';

/** Kinds of papers about one matter, with their titles. */
export const PAPER_TITLES = {
  application: '申请书',
  'supplement-notice': '一次性告知书',
  reply: '答复函',
  extension: '延期申请与批复',
  disposal: '处置证明',
  'use-records': '使用记录',
  correction: '校核申请与反馈',
  supervision: '督办与答复',
  'clock-explanation': '期限说明',
  'case-file': '案卷',
  judgement: '认定书',
} as const;
export type PaperKind = keyof typeof PAPER_TITLES;
export const PAPER_KINDS = Object.keys(PAPER_TITLES) as readonly PaperKind[];

/** Kinds of papers about many matters, with their titles. */
export const LIST_PAPER_TITLES = {
  'overdue-list': '逾期清单',
  'department-bulletin': '部门通报',
} as const;
export type ListPaperKind = keyof typeof LIST_PAPER_TITLES;
export const LIST_PAPER_KINDS = Object.keys(LIST_PAPER_TITLES) as readonly ListPaperKind[];

const PAPERS_IN_ENGLISH = {
  application: 'application',
  'supplement-notice': 'notice of what is missing',
  reply: 'reply',
  extension: 'request for a longer limit and decision',
  disposal: 'certificate of disposal',
  'use-records': 'use records',
  correction: 'correction request and feedback',
  supervision: 'supervision and answer',
  'clock-explanation': 'explanation of a limit',
  'case-file': 'case file',
  judgement: 'judgement',
} as const;
const LISTS_IN_ENGLISH = {
  'overdue-list': 'list of what is overdue',
  'department-bulletin': 'bulletin of a department',
};

/** What is called so by those who read matters: papers, trials, comparisons, holders. */
export const READING_WORDS = {
  heldKind: inEnglish(HELD_TITLES, {
    COUNTED: 'in hand, counts towards the limit',
    WAITING: 'with another side, the limit goes on',
    EXTENSION: 'a longer limit waits for a decision, the limit goes on',
    OUTAGE: 'the platform had failed, the limit goes on',
    PAUSED: 'the limit stands still',
    RESTARTED: 'before the limit began anew, no longer counted',
  }),
  foreseenMove: {
    BEGINS: { zh: '开始计算', en: 'begins' },
    MOVES: { zh: '改期', en: 'moves' },
    PAUSES: { zh: '停止计算', en: 'stands still' },
    RESUMES: { zh: '恢复计算', en: 'goes on' },
    ENDS: { zh: '结束', en: 'ends' },
  },
  revisedDocument: {
    request: { zh: '申请', en: 'request' },
    proposal: { zh: '答复', en: 'reply' },
    claim: { zh: '校核申请', en: 'correction request' },
    draft: { zh: '草稿', en: 'draft' },
    submission: { zh: '报送稿', en: 'submission' },
  },
  paperKind: inEnglish(PAPER_TITLES, PAPERS_IN_ENGLISH),
  listPaperKind: inEnglish(LIST_PAPER_TITLES, LISTS_IN_ENGLISH),
  anyPaperKind: inEnglish({ ...PAPER_TITLES, ...LIST_PAPER_TITLES }, { ...PAPERS_IN_ENGLISH, ...LISTS_IN_ENGLISH }),
  paperFormat: {
    pdf: { zh: 'PDF 文件', en: 'PDF file' },
    html: { zh: '打印页', en: 'page to print' },
  },
};
