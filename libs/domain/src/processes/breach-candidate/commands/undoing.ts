import type { ActContext } from '../../../matter/context.js';
import { reasonTooShort } from '../../../language/reason.js';
import { conflict, forbidden, type Refusal } from '../../../language/refusal.js';
import { reasoned } from '../breach-candidate.content.js';
import { toBoth } from '../breach-candidate.notices.js';
import { judgingBody, standingJudgement, type CandidateMatter } from '../breach-candidate.state.js';
import { done, handledIt, isAbove, ofAParty, refuse, row } from './breach-candidate.row.js';
import { judgesNeeded, toBodiesAbove } from './judges-left.js';

/**
 * 撤销认定: the government of the judge's level, or the authority above, undoes the judgement (§2.15). The lateness is then to be
 * judged again by another person. Who was judged never undoes it.
 */
const undoJudgement = row({
  name: 'undo-judgement',
  title: '撤销违规认定',
  clause: '39',
  from: ['JUDGED', 'CONTESTED'],
  duty: 'UNDO_JUDGEMENT',
  payload: reasoned,
  example: { reason: '认定没有回应责任部门提交的断电证明，事实不清，应当重新认定。' },
  needs: (_, matter) => judgesNeeded(matter),
  guard: (matter, context) => notAbove(matter, context) ?? notJudged(matter),
  decide(matter, { reason }, context) {
    const { data, parties } = matter;
    const refusal = ofAParty(data, context) ?? handledIt(data, context) ?? reasonTooShort(reason, data.clause);
    if (refusal) return refuse(refusal);
    const words = `违规认定已被撤销，待重新认定：${reason}`;
    return done({
      event: { type: 'judgementUndone', reason },
      notices: [
        ...toBoth(parties, words, context.organisation),
        // every judgement so far is void then, as after an objection
        ...toBodiesAbove(matter, 'CONTESTED', words, context),
      ],
    });
  },
});

export const UNDOING = [undoJudgement];

/** Refuses everybody but the superiors of the judging body that are no party to the lateness. */
function notAbove(matter: CandidateMatter, { office, organisation }: ActContext): Refusal | null {
  if (isAbove(matter, judgingBody(matter), office.departmentId, organisation)) return null;
  return forbidden('NOT_YOUR_OFFICE', '认定由作出认定的机关的本级人民政府或者上级主管部门撤销。', '39');
}

/** Refuses where no judgement stands, as before the answer to an objection that an earlier release took first. */
const notJudged = ({ data }: CandidateMatter): Refusal | null =>
  standingJudgement(data) ? null : conflict('NOT_JUDGED', '该线索尚未认定。', '39');
