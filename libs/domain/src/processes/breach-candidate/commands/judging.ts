import type { ActContext } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { outageFor } from '../../../matter/outage.js';
import { reasonTooShort } from '../../../language/reason.js';
import { allOf, conflict, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { EXCUSABLE, OTHER_CLAUSES, type BreachClause } from '../clauses.js';
import { judgementContent, JUDGEMENT_OUTCOME_TITLES, type JudgementOutcome } from '../breach-candidate.content.js';
import {
  goesOn,
  hasUnansweredPlea,
  judgingBody,
  touchOf,
  type BreachCandidate,
  type CandidateMatter,
} from '../breach-candidate.state.js';
import { toResponsible } from '../breach-candidate.notices.js';
import { done, handledIt, isAbove, kept, ofAParty, refuse, row } from './breach-candidate.row.js';
import { hasJudge, judgesNeeded, rejected } from './judges-left.js';

/**
 * 认定: the authority judges if a lateness, or a fact that it found itself, is a breach. No timer judges. Where §5.3
 * leaves none of its people, a body above judges in its place.
 */
const judge = row({
  name: 'judge',
  title: '认定违规线索',
  clause: '39',
  from: ['OPEN', 'CONTESTED', 'JUDGED'],
  duty: 'JUDGE',
  payload: judgementContent,
  example: {
    outcome: 'BREACH',
    reason: '该部门未在期限内答复，也没有申请延长答复期限，其说明的人员变动不构成正当理由。',
  },
  needs(_, matter, by) {
    const late = matter?.data.late;
    const touch = matter && touchOf(matter);
    return [
      ...(by !== matter?.parties.authority ? judgesNeeded(matter) : late ? [ask('matter', late.matterId)] : []),
      ...(touch ? [ask('outages', touch)] : []),
    ];
  },
  guard: (matter, context) => notInPlace(matter, context) ?? judgedBefore(matter, context),
  decide(matter, { outcome, reason, clause: named, answer }, context) {
    const { data, parties } = matter;
    const clause = named ?? data.clause;
    const refusals =
      ofAParty(data, context) ??
      othersLeft(matter, context) ??
      handledIt(data, context) ??
      allOf(
        judgedAlready(matter, { outcome, clause }, context),
        reasonTooShort(reason, clause),
        pleaUnanswered(matter, answer),
        notItsClause(data, clause) ?? notExcusable(clause, outcome),
        outcome === 'BREACH'
          ? allOf(extensionPending(data, context), findingContested(data), dateProvisional(data, context))
          : null,
      );
    if (refusals) return refuse(refusals);
    const judged = { type: 'breachJudged', clause, outcome, reason, outages: outagesOf(matter, context) } as const;
    return done({
      event: answer === undefined ? judged : { ...judged, answer },
      notices: [
        toResponsible(parties, `违规线索已认定：${JUDGEMENT_OUTCOME_TITLES[outcome]}。${reason}${answer ?? ''}`),
      ],
    });
  },
});

export const JUDGING = [judge];

/**
 * Refuses to repeat a judgement. It is judged again if the lateness goes on, if a plea waits for its answer, or if the
 * judge finds otherwise now: a new judgement takes the place of the last one (§2.15).
 */
function judgedAlready({ state, data }: CandidateMatter, now: Finding, { at }: ActContext): Refusal | null {
  const last = data.judgements.at(-1);
  if (state !== 'JUDGED' || !last || goesOn(data, at) || hasUnansweredPlea(data)) return null;
  if (last.outcome !== now.outcome || last.clause !== now.clause) return null;
  return conflict('JUDGED_ALREADY', '该线索已经这样认定，逾期此后没有继续，不再另行认定。', now.clause);
}

interface Finding {
  readonly outcome: JudgementOutcome;
  readonly clause: BreachClause;
}

/** Refuses everybody but the authority and, where a judgement waits or is its own, a body above that may judge in its place. */
function notInPlace(matter: CandidateMatter, { office, organisation, at }: ActContext): Refusal | null {
  const { departmentId } = office;
  const { authority } = matter.parties;
  if (departmentId === authority) return null;
  const isOpen = matter.state !== 'JUDGED' || goesOn(matter.data, at) || hasUnansweredPlea(matter.data);
  const waits = isOpen || judgingBody(matter) === departmentId;
  return waits && isAbove(matter, authority, departmentId, organisation) ? null : NOT_YOURS;
}

/** Refuses a body above while the authority has a person who may judge (SoD-6, SoD-8). */
const othersLeft = (matter: CandidateMatter, context: ActContext<'holders' | 'matter'>): Refusal | null =>
  context.office.departmentId !== matter.parties.authority && hasJudge(matter, context) ? NOT_YOURS : null;

const NOT_YOURS = forbidden(
  'NOT_YOUR_OFFICE',
  '违规线索由责任部门的同级主管部门认定；其人员依职责分离均不得认定的，由其上级主管部门或者本级人民政府认定。',
  '39',
);

/** Refuses the persons whose judgements were objected to or undone (SoD-8). */
const judgedBefore = ({ state, data }: CandidateMatter, context: ActContext): Refusal | null =>
  kept(rejected(state, data), 'JUDGE_ANEW', context, '39');

/** Refuses a judgement that does not answer the plea, or answers one that is not there (39(4)). */
function pleaUnanswered({ data }: CandidateMatter, answer: string | undefined): Refusal | null {
  const waits = hasUnansweredPlea(data);
  if (waits && answer === undefined)
    return rule('PLEA_UNANSWERED', EXCUSABLE, '责任部门陈述了正当理由，认定时须予答复。', [
      { field: 'answer', message: '请答复所陈述的正当理由' },
    ]);
  if (!waits && answer !== undefined)
    return rule('NO_PLEA', EXCUSABLE, '责任部门没有尚待答复的正当理由陈述。', [
      { field: 'answer', message: '请勿填写' },
    ]);
  return answer === undefined ? null : reasonTooShort(answer, EXCUSABLE, 'answer');
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
  const isExtendable = lateness ? EXTENDABLE.includes(lateness.clock.clause) : OF_EXTENDABLE.includes(clause);
  const isAsked = isExtendable && late !== null && facts.get('matter', late.matterId)?.extensionPending === true;
  if (extension?.status !== 'PENDING' && !isAsked) return null;
  const message = '期限届满前已申请延期，尚待审核，审核前不得认定违规。';
  return rule('EXTENSION_PENDING', clause, message, [{ field: 'outcome', message: '延期申请尚待审核' }]);
}

/** Refuses to find a breach while the finding by which the limit went on is contested. */
function findingContested({ finding, clause }: BreachCandidate): Refusal | null {
  if (finding?.status !== 'PENDING') return null;
  const message = '对逾期所依据的退回认定的异议尚待答复，答复前不得认定违规。';
  return rule('FINDING_CONTESTED', clause, message, [{ field: 'outcome', message: '异议尚待答复' }]);
}

/** Clauses whose limit can be extended (Arts 17(2), 21(1)). */
const EXTENDABLE: readonly string[] = ['17(2)', '21(1)'];
/** Cases that an authority may find in the lateness of such a limit. */
const OF_EXTENDABLE: readonly BreachClause[] = ['39(1)', '39(4)'];

/** Refuses to find a breach by a date that a notice may still move (§2.15). */
function dateProvisional({ late, lateness, clause }: BreachCandidate, { facts }: ActContext<'matter'>): Refusal | null {
  const standing = late && facts.get('matter', late.matterId);
  if (!lateness || !standing?.provisionalClocks.includes(lateness.clock.id)) return null;
  const message = '届满之日所在年份的放假通知尚未公布，日期为暂定，公布前不得认定违规。';
  return rule('DATE_PROVISIONAL', clause, message, [{ field: 'outcome', message: '届满之日为暂定' }]);
}

/** Outages that count as evidence; what an authority found for itself alone does not (§3.5.3). */
function outagesOf(matter: CandidateMatter, { facts }: ActContext<'outages'>) {
  const touch = touchOf(matter);
  if (!touch) return [];
  return facts
    .get('outages', touch)
    .map((outage) => outageFor(touch.responsible, outage))
    .filter(({ counts }) => counts)
    .map(({ outageId, from, to, reason, finder }) => ({ outageId, from, to, reason, finder }));
}
