import { STANCE_TITLES, URGENCY_TITLES } from '../features/everyday/everyday.content.js';
import { clauseTitle } from '../law/article-title.js';
import { STATUTORY_CLAUSES } from '../law/limits.js';
import { headingOf } from '../law/clause-text.js';
import { JUDGEMENT_OUTCOME_TITLES } from '../processes/breach-candidate/breach-candidate.content.js';
import { BREACH_TITLES } from '../processes/breach-candidate/clauses.js';
import { FEEDBACK_OUTCOME_TITLES } from '../processes/correction-request/correction-request.content.js';
import { REFUSAL_TITLES } from '../processes/share-request/ground.js';
import {
  DISPOSAL_METHOD_TITLES,
  PURPOSE_END_TITLES,
  USE_RECORD_TITLES,
} from '../processes/share-request/use-content.js';
import { inEnglish, wordsOf } from './word.js';

/** Words of requests, use, corrections and judgements. */
export const SHARING_WORDS = {
  refusalGround: inEnglish(REFUSAL_TITLES, {
    NOT_A_DUTY_NEED: 'not needed for a duty',
    NO_LEGAL_BASIS_FOR_USE: 'no legal basis for the use',
    OUTSIDE_PUBLISHED_SCOPE: 'outside the published scope',
    OUTSIDE_PUBLISHED_PURPOSE: 'outside the published purpose',
    SECURITY_CONDITION_UNMET: 'published security requirement not met',
    NO_SUCH_DATA: 'no such data',
    NOT_SOURCE: 'not the source department',
    ITEM_NON_SHAREABLE: 'the item is not shared',
    OTHER: 'other ground',
  }),
  replyResult: {
    AGREED: { zh: '同意共享', en: 'agreed' },
    REFUSED: { zh: '不同意共享', en: 'refused' },
  },
  acceptance: {
    ACCEPTED: { zh: '验收通过', en: 'accepted' },
    REJECTED: { zh: '验收不通过', en: 'rejected' },
  },
  useRecordType: inEnglish(USE_RECORD_TITLES, {
    STATUS: 'status of use',
    SCENARIO: 'scenario',
    PROCESS: 'process',
    EFFECT: 'effect',
    STORAGE: 'storage',
    DESTRUCTION: 'destruction',
  }),
  purposeEnd: inEnglish(PURPOSE_END_TITLES, {
    ACHIEVED: 'purpose achieved',
    UNACHIEVABLE: 'purpose cannot be achieved',
    NO_LONGER_NECESSARY: 'no longer necessary',
    TERM_EXPIRED: 'term expired',
  }),
  disposalMethod: inEnglish(DISPOSAL_METHOD_TITLES, {
    DELETE: 'deleted',
    RETURN: 'returned',
    ARCHIVE: 'archived',
    ANONYMISE: 'anonymised',
    OTHER: 'another way',
  }),
  disposalStatus: {
    DUE: { zh: '待处置', en: 'due' },
    INSTRUCTED: { zh: '已明确处置要求', en: 'instructed' },
    EXECUTING: { zh: '处置中', en: 'under way' },
    CERTIFIED: { zh: '已出具处置证明，待确认', en: 'certified' },
    CONFIRMED: { zh: '已确认', en: 'confirmed' },
  },
  correctionOutcome: inEnglish(FEEDBACK_OUTCOME_TITLES, {
    CORRECTED: 'corrected',
    PARTLY_CORRECTED: 'what was wrong is corrected, the rest was right',
    NO_ERROR: 'no error',
    NOT_OURS: "the requester's own data",
    PARTLY_NOT_OURS: "some are the requester's own data, the others are settled",
  }),
  rerouteAnswer: {
    PENDING: { zh: '待接收', en: 'to be answered' },
    ACCEPTED: { zh: '已接收', en: 'accepted' },
    DECLINED: { zh: '已退回', en: 'declined' },
    TAKEN_BACK: { zh: '已收回', en: 'taken back' },
    HANDED_BACK: { zh: '接收后退回', en: 'handed back' },
  },
  judgementOutcome: inEnglish(JUDGEMENT_OUTCOME_TITLES, {
    BREACH: 'breach',
    JUSTIFIED: 'justified reason',
    DISMISSED: 'no breach',
  }),
  breachClause: wordsOf(BREACH_TITLES, headingOf),
  statutoryClause: wordsOf(
    Object.fromEntries(STATUTORY_CLAUSES.map((clause) => [clause, clauseTitle(clause)])),
    headingOf,
  ),
  stance: inEnglish(STANCE_TITLES, { AGREE: 'agree', DISAGREE: 'disagree', COMMENT: 'comment' }),
  urgency: inEnglish(URGENCY_TITLES, { ORDINARY: 'ordinary', URGENT: 'urgent', EXTRA_URGENT: 'extra urgent' }),
};
