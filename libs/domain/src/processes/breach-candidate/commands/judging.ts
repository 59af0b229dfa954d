import { barriers, type Act } from '../../../access/separation.js';
import type { ActContext } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { conflict, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { MIN_REASON_LENGTH, seenLength } from '../../../language/text.js';
import { EXCUSABLE, OTHER_CLAUSES, type BreachClause } from '../clauses.js';
import { judgementContent, JUDGEMENT_OUTCOME_TITLES, type JudgementOutcome } from '../breach-candidate.content.js';
import { touchOf, type BreachCandidate, type CandidateMatter } from '../breach-candidate.state.js';
import { toResponsible } from '../breach-candidate.notices.js';
import { done, JUDGE, refuse, row } from './breach-candidate.row.js';

/** 认定: the authority judges if a lateness, or a fact that it found itself, is a breach. No timer judges. */
const judge = row({
  name: 'judge',
  title: '认定违规线索',
  clause: '39',
  from: ['OPEN', 'CONTESTED', 'JUDGED'],
  offices: [JUDGE],
  duty: (state) => (state === 'CONTESTED' ? 'JUDGE_ANEW' : 'JUDGE'),
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
  guard: judgedAlready,
  decide(matter, { outcome, reason, clause: named }, context) {
    const { data, parties } = matter;
    const clause = named ?? data.clause;
    const refusal =
      handledIt(data, context) ??
      tooShort(reason, clause) ??
      notItsClause(data, clause) ??
      notExcusable(clause, outcome) ??
      (outcome === 'BREACH'
        ? (extensionPending(data) ?? findingContested(data) ?? dateProvisional(data, context))
        : null);
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

/** Refuses a person who acted in the matter from which the candidate came (SoD-6). */
function handledIt({ late, clause }: BreachCandidate, { actor, facts }: ActContext<'matter'>): Refusal | null {
  const acted = (late && facts.get('matter', late.matterId)?.acted) ?? [];
  const handled = acted.map((personId): Act => ({ personId, departmentId: null, duties: ['HANDLE_THE_LATE_MATTER'] }));
  const [barrier] = actor ? barriers(handled, actor, 'JUDGE', false) : [];
  return barrier ? forbidden(barrier.code, barrier.message, clause) : null;
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

/** Refuses to find a breach while a longer limit that was asked for in time is not decided. */
function extensionPending({ extension, clause }: BreachCandidate): Refusal | null {
  if (extension?.status !== 'PENDING') return null;
  const message = '期限届满前已申请延期，尚待审核，审核前不得认定违规。';
  return rule('EXTENSION_PENDING', clause, message, [{ field: 'outcome', message: '延期申请尚待审核' }]);
}

/** Refuses to find a breach while the finding by which the limit went on is contested. */
function findingContested({ finding, clause }: BreachCandidate): Refusal | null {
  if (finding?.status !== 'PENDING') return null;
  const message = '对逾期所依据的退回认定的异议尚待答复，答复前不得认定违规。';
  return rule('FINDING_CONTESTED', clause, message, [{ field: 'outcome', message: '异议尚待答复' }]);
}

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
