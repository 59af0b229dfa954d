import type { ActContext } from '../../../matter/context.js';
import { allOf, conflict, rule, type Refusal } from '../../../language/refusal.js';
import { EXCUSABLE } from '../clauses.js';
import { reasoned } from '../breach-candidate.content.js';
import { toJudge } from '../breach-candidate.notices.js';
import { goesOn, type CandidateMatter } from '../breach-candidate.state.js';
import { done, refuseRule, row } from './breach-candidate.row.js';
import { judgesNeeded, toBodiesAbove } from './judges-left.js';

/**
 * 陈述正当理由 (39(4)): before a judgement the responsible department may say, with evidence, why it was late. The judgement
 * answers it. It is no objection, and uses none up.
 */
const plead = row({
  name: 'plead',
  title: '陈述正当理由',
  clause: EXCUSABLE,
  attaches: '正当理由的证明材料',
  from: ['OPEN', 'JUDGED'],
  payload: reasoned,
  example: { reason: '所在机房因洪水断电五日，其间不能提取数据，见应急管理部门的证明。' },
  guard: (matter, context) => allOf(notExcusable(matter), judged(matter, context), pleaded(matter)),
  needs: (_, matter) => judgesNeeded(matter),
  decide(matter, { reason }, context) {
    const { documents, organisation } = context;
    if (documents.length === 0)
      return refuseRule('EVIDENCE_REQUIRED', EXCUSABLE, '陈述正当理由须附证明材料。', [
        { field: 'documents', message: '请附至少一个文件' },
      ]);
    const evidence = documents.map(({ documentId }) => documentId);
    const words = `责任部门陈述了正当理由，认定时须予答复：${reason}`;
    return done({
      event: { type: 'breachPleaded', reason, evidence },
      notices: [toJudge(matter.parties, words, organisation), ...toBodiesAbove(matter, 'OPEN', words, context)],
    });
  },
});

export const PLEADING = [plead];

/** Refuses a plea where the clause has no justified reason. */
function notExcusable({ data: { clause } }: CandidateMatter): Refusal | null {
  if (clause === EXCUSABLE) return null;
  return rule('NO_EXCUSE_IN_CLAUSE', clause, '只有第三十九条第四项以“无正当理由”为要件，本条没有这一例外。');
}

/** Refuses a plea after the judgement, unless the lateness goes on and is judged again. */
function judged({ state, data }: CandidateMatter, { at }: ActContext): Refusal | null {
  if (state !== 'JUDGED' || goesOn(data, at)) return null;
  return conflict('JUDGED_ALREADY', '该线索已经认定，不服认定的请提出异议。', EXCUSABLE);
}

/** Refuses a second plea before the same judgement. */
function pleaded({ data: { pleas, judgements } }: CandidateMatter): Refusal | null {
  if (pleas.at(-1)?.judgementsBefore !== judgements.length) return null;
  return conflict('PLEADED_ALREADY', '本次认定之前已经陈述过正当理由，请等待认定。', EXCUSABLE);
}
