import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { aboveDecider } from '../../../clock/ladder.js';
import { meetClock, revokeMiss } from '../../../clock/operations.js';
import { isMissRecorded } from '../../../clock/standing.js';
import type { ActContext, Context } from '../../../matter/context.js';
import { deciders, judgedAnew } from '../../../matter/extension.js';
import { reasonTooShort } from '../../../language/reason.js';
import { conflict, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { contestClock, startContest, statutoryClock } from '../catalog-update.clocks.js';
import { foundUndone, pendingContest, type CatalogUpdateMatter } from '../catalog-update.state.js';
import { withoutFinding } from '../returns.js';
import { done, refuse, reviewers, row, workingBody, type Happened } from './catalog-update.row.js';

/** States in which a finding may be contested, and the contest decided: after the update was submitted again, too. */
const CONTESTABLE = ['RETURNED', 'PREPARING', 'DEPT_HEAD_REVIEW', 'SUBMITTED', 'PUBLISHED'];

/**
 * 异议: the provider contests once that nothing was updated. T1 goes on until the authority above decides, and no
 * breach is found meanwhile; its silence decides nothing.
 */
const contestFinding = row({
  name: 'contest-finding',
  title: '对退回认定提出异议',
  clause: '17(3)',
  from: CONTESTABLE,
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '报送的版本已按修订后的规定变更使用条件，见所附对照表。' },
  guard: ({ data }) => notContestable(data),
  decide(matter, { reason }, context) {
    const refusal = reasonTooShort(reason, '17(3)');
    if (refusal) return refuse(refusal);
    const decider = contestDecider(matter, context);
    return done({
      event: { type: 'findingContested', reason },
      clocks: [startContest(matter, decider, context)],
      notices: [
        { to: deciders(decider, context), text: `提供部门对目录更新的退回认定提出异议，请答复：${reason}` },
        { to: reviewers(matter), text: `提供部门对退回认定提出异议，由上级答复：${reason}` },
      ],
    });
  },
});

const decideContest = row({
  name: 'decide-contest',
  title: '答复对退回认定的异议',
  clause: '17(3)',
  from: CONTESTABLE,
  payload: z.strictObject({ uphold: z.boolean(), reason: text(2000) }),
  example: { uphold: false, reason: '报送的版本已变更使用条件，属于修订后的规定要求更新的内容。' },
  guard: (matter, context) =>
    notDecider(matter, context) ??
    (pendingContest(matter.data) ? null : conflict('NO_CONTEST_PENDING', '没有待答复的异议。', '17(3)')),
  decide(matter, { uphold, reason }, context) {
    const contested = pendingContest(matter.data);
    const limit = statutoryClock(matter);
    if (!contested || !limit) throw new Error('the guard let a decision on nothing pass');
    const refusal = reasonTooShort(reason, '17(3)');
    if (refusal) return refuse(refusal);
    const answered = met(matter, context);
    if (uphold)
      return done({ event: { type: 'findingUpheld', reason }, clocks: answered, notices: told(matter, UPHELD) });
    const [before, ...instead] = withoutFinding(matter, contested, context);
    const setAside = (own: Clock): Happened => ({
      event: { type: 'findingSetAside', reason },
      clocks: [...answered, own, ...instead],
      notices: told(matter, SET_ASIDE),
    });
    if (before.dueAt !== limit.dueAt) return done(setAside(before), ...judgedAnew(limit, before, context, NOT_FOUND));
    const isRevoked = isMissRecorded(limit) && before.metAt !== limit.metAt && before.state === 'MET';
    if (!isRevoked) return done(setAside(before));
    /* The lateness is revoked first, so that its candidate is withdrawn and not told of an act. */
    return done(
      { event: { type: 'overdueRevoked', clockId: limit.id, reason: NOT_FOUND } },
      setAside(revokeMiss(before)),
    );
  },
});

export const FINDING = [contestFinding, decideContest];

const NOT_FOUND = '退回时“应当更新的内容均未更新”的认定已经撤销';
const UPHELD = '上级主管部门维持退回时的认定，更新期限继续计算，请尽快更新并报送。';
const SET_ASIDE = '上级主管部门撤销退回时的认定，更新期限按没有这一认定计算。';

const told = (matter: CatalogUpdateMatter, text: string) => [
  { to: [...workingBody(matter.parties.provider), ...reviewers(matter)], text },
];

/** The authority above the one that made the finding; for the national one its government (§2.3 row 7). */
const contestDecider = ({ parties: { authority } }: CatalogUpdateMatter, { organisation }: Context): string =>
  aboveDecider(authority, organisation) ?? authority;

function notDecider(matter: CatalogUpdateMatter, context: ActContext): Refusal | null {
  const decider = contestClock(matter)?.responsible ?? contestDecider(matter, context);
  if (context.office.departmentId === decider) return null;
  const { name } = context.organisation.department(decider);
  return forbidden('NOT_YOUR_OFFICE', `对退回认定的异议由${name}答复。`, '17(3)');
}

/** Meets the decider's target. */
function met(matter: CatalogUpdateMatter, { at }: Context): readonly Clock[] {
  const target = contestClock(matter);
  return target ? [meetClock(target, at)] : [];
}

function notContestable(data: CatalogUpdateMatter['data']): Refusal | null {
  const found = foundUndone(data);
  if (!found) return rule('NO_FINDING', '17(3)', '退回时没有认定应当更新的内容均未更新，无须提出异议。');
  if (pendingContest(data)) return conflict('CONTEST_PENDING', '已有一项异议等待答复。', '17(3)');
  return (
    found.contest && conflict('CONTESTED_ALREADY', '对同一认定只能提出一次异议，上级主管部门的答复为准。', '17(3)')
  );
}
