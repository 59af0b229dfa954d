import type { ActContext } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { conflict, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { MIN_REASON_LENGTH, seenLength } from '../../../language/text.js';
import { EXCUSABLE, OTHER_CLAUSES, type BreachClause } from '../clauses.js';
import { judgementContent, JUDGEMENT_OUTCOME_TITLES, type JudgementOutcome } from '../breach-candidate.content.js';
import { touchOf, type BreachCandidate, type CandidateMatter } from '../breach-candidate.state.js';
import { toResponsible } from '../breach-candidate.notices.js';
import { done, isSelf, JUDGE, refuse, row } from './breach-candidate.row.js';

/** 认定: the authority judges if a lateness, or a fact that it found itself, is a breach. No timer judges. */
const judge = row({
  name: 'judge',
  title: '认定违规线索',
  clause: '39',
  from: ['OPEN', 'CONTESTED', 'JUDGED'],
  offices: [JUDGE],
  payload: judgementContent,
  example: {
    outcome: 'BREACH',
    reason: '该部门未在期限内答复，也没有申请延长答复期限，其说明的人员变动不构成正当理由。',
  },
  needs(_, matter) {
    const late = matter?.data.late;
    const touch = matter && touchOf(matter);
    return [...(late ? [ask('matter', late.matterId)] : []), ...(touch ? [ask('outages', touch)] : [])];
  },
  guard: (matter, context) => judgedAlready(matter, context) ?? ownCandidate(matter, context),
  decide(matter, { outcome, reason, clause: named }, context) {
    const { data, parties } = matter;
    const clause = named ?? data.clause;
    const refusal =
      handledIt(data, context) ??
      tooShort(reason, clause) ??
      notItsClause(data, clause) ??
      notExcusable(clause, outcome) ??
      (outcome === 'BREACH' ? (extensionPending(data, context) ?? dateProvisional(data, context)) : null);
    if (refusal) return refuse(refusal);
    return done({
      event: { type: 'breachJudged', clause, outcome, reason, outages: outagesOf(matter, context) },
      notices: [toResponsible(parties, `违规线索已认定：${JUDGEMENT_OUTCOME_TITLES[outcome]}。${reason}`)],
    });
  },
});

export const JUDGING = [judge];

/**
 * Refuses to judge again, unless the lateness goes on after the last judgement: that reaches only the lateness up to its
 * day (§2.15).
 */
function judgedAlready({ state, data }: CandidateMatter, { at }: ActContext): Refusal | null {
  const last = data.judgements.at(-1);
  if (state !== 'JUDGED' || !last) return null;
  const goesOn = data.lateness !== null && (data.doneAt ?? at) > last.judgedAt;
  return goesOn ? null : conflict('JUDGED_ALREADY', '该线索已经认定，逾期此后没有继续，不再另行认定。', '39');
}

/** Refuses a person who opened the candidate, or who judged it before the objection. */
function ownCandidate({ state, data }: CandidateMatter, context: ActContext): Refusal | null {
  if (isSelf(data.openedBy, context))
    return forbidden('OWN_CANDIDATE', '登记线索的人不得认定同一线索，请由其他人员认定。', '39');
  if (state === 'CONTESTED' && isSelf(data.judgements.at(-1)?.personId, context))
    return forbidden('JUDGED_BEFORE', '提出异议后应由原认定人以外的人员重新认定。', '39');
  return null;
}

/** Refuses a person who acted in the matter from which the candidate came (SoD-6). */
function handledIt({ late, clause }: BreachCandidate, context: ActContext<'matter'>): Refusal | null {
  const acted = (late && context.facts.get('matter', late.matterId)?.acted) ?? [];
  if (!acted.some((personId) => isSelf(personId, context))) return null;
  return forbidden('HANDLED_THE_MATTER', '您办理过所涉事项，不得认定由此产生的违规线索。', clause);
}

/** Refuses a judgement without reasons: it must stand before a court (§2.15). */
function tooShort(reason: string, clause: BreachClause): Refusal | null {
  if (seenLength(reason) >= MIN_REASON_LENGTH) return null;
  const message = `认定的理由不得少于 ${MIN_REASON_LENGTH} 个字`;
  return rule('REASON_TOO_SHORT', clause, `${message}。`, [{ field: 'reason', message }]);
}

/** Refuses another clause than the candidate's, except where its wording leaves the choice to the judge (§2.8). */
function notItsClause({ clause: own }: BreachCandidate, clause: BreachClause): Refusal | null {
  if (clause === own || (OTHER_CLAUSES[own] ?? []).includes(clause)) return null;
  return rule('CLAUSE_NOT_OPEN', own, '本线索不能按所选的条款认定。', [{ field: 'clause', message: '与线索不符' }]);
}

/** Refuses a justified reason except for Art 39(4). */
function notExcusable(clause: BreachClause, outcome: JudgementOutcome): Refusal | null {
  if (outcome !== 'JUSTIFIED' || clause === EXCUSABLE) return null;
  const message = '只有第三十九条第四项以“无正当理由”为要件，本条没有这一例外。';
  return rule('NO_EXCUSE_IN_CLAUSE', clause, message, [{ field: 'outcome', message: '本条没有“正当理由”的例外' }]);
}

/**
 * Refuses to find a breach while a longer limit that was asked for in time is not decided. The late matter is asked
 * as well: a candidate of an earlier release was not told, and a request on paper may be registered later.
 */
function extensionPending(
  { extension, clause, late, lateness }: BreachCandidate,
  { facts }: ActContext<'matter'>,
): Refusal | null {
  const isExtendable = lateness !== null && EXTENDABLE.includes(lateness.clock.clause);
  const isAsked = isExtendable && late !== null && facts.get('matter', late.matterId)?.extensionPending === true;
  if (extension?.status !== 'PENDING' && !isAsked) return null;
  const message = '期限届满前已申请延期，尚待审核，审核前不得认定违规。';
  return rule('EXTENSION_PENDING', clause, message, [{ field: 'outcome', message: '延期申请尚待审核' }]);
}

/** Clauses whose limit can be extended (Arts 17(2), 21(1)). */
const EXTENDABLE: readonly string[] = ['17(2)', '21(1)'];

/** Refuses to find a breach by a date that a notice may still move (§2.15). */
function dateProvisional({ late, lateness, clause }: BreachCandidate, { facts }: ActContext<'matter'>): Refusal | null {
  const standing = late && facts.get('matter', late.matterId);
  if (!lateness || !standing?.provisionalClocks.includes(lateness.clock.id)) return null;
  const message = '届满之日所在年份的放假通知尚未公布，日期为暂定，公布前不得认定违规。';
  return rule('DATE_PROVISIONAL', clause, message, [{ field: 'outcome', message: '届满之日为暂定' }]);
}

function outagesOf(matter: CandidateMatter, { facts }: ActContext<'outages'>) {
  const touch = touchOf(matter);
  const found = touch ? facts.get('outages', touch) : [];
  return found.map(({ outageId, from, to, reason }) => ({ outageId, from, to, reason }));
}
