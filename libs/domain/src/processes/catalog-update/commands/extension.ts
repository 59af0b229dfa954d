import { z } from 'zod';
import type { Instant } from '../../../calendar/time.js';
import type { Clock } from '../../../clock/clock.js';
import { policyOf } from '../../../clock/counting.js';
import { isOverdue } from '../../../clock/standing.js';
import { extensionCapOf } from '../../../law/limits.js';
import {
  NO_PAPER_DECISION,
  paperDecision,
  paperDecisionExample,
  unfitDecision,
  unregistrable,
} from '../../../features/late-registration/paper-decision.js';
import { onPaper, unfitRequest } from '../../../features/late-registration/paper-request.js';
import { registeredTooLate } from '../../../features/late-registration/unfit.js';
import type { Context } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import type { ExtensionRequest } from '../../../matter/extension-request.js';
import type { Decision } from '../../../matter/happening.js';
import {
  ASKED_IN_TIME,
  deciders,
  decisionMade,
  extended,
  judgedAnew,
  notGrantable,
  notNeeded,
  outOfTurn,
  paperText,
  startDecision,
  type DecisionMade,
  type RequestMade,
} from '../../../matter/extension.js';
import { allOf, conflict, rule, type Check, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { statutoryClock } from '../catalog-update.clocks.js';
import type { CatalogUpdateEvent } from '../catalog-update.events.js';
import { isUpdatedInTime, pendingExtension, type CatalogUpdateMatter } from '../catalog-update.state.js';
import { returnedAnew } from '../returns.js';
import { done, refuse, row, workingBody, type Happened } from './catalog-update.row.js';

const EXTENSION_LIMIT = extensionCapOf('17(2)');

/** States in which a request may be decided, or registered from a paper: after the submission too. */
const DECIDED_IN = ['OPEN', 'PREPARING', 'DEPT_HEAD_REVIEW', 'SUBMITTED', 'RETURNED', 'PUBLISHED'];

/**
 * T2: one request, for special reasons, before T1 ends; up to five whole working days, or exactly five.
 */
const requestExtension = row({
  name: 'request-extension',
  title: '申请延长更新期限',
  clause: '17(2)',
  from: ['OPEN', 'PREPARING', 'DEPT_HEAD_REVIEW', 'RETURNED'],
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({ days: z.int().min(1).max(365), reason: text(2000) }),
  example: { days: 5, reason: '修订后的规定涉及多个业务系统，核对需要更多时间。' },
  guard: notExtendable,
  decide(matter, asked, context) {
    const refusal = unfitDays(matter, asked, context);
    return refusal ? refuse(refusal) : request(matter, asked, context);
  },
});

/** A request that was made on paper before T1 ended and is registered after it (§3.5.4). */
const registerRequest = row({
  name: 'register-extension-request',
  title: '补记纸质的延长更新期限申请',
  clause: '17(2)',
  attaches: '证明日期的文书',
  from: DECIDED_IN,
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({ days: z.int().min(1).max(365), reason: text(2000), ...onPaper }),
  example: {
    days: 5,
    reason: '修订后的规定涉及多个业务系统，核对需要更多时间。',
    askedAt: '2026-02-02T09:00:00+08:00',
    channel: 'HAND_IN',
  },
  needs: (_, matter) => (matter === null ? [] : [ask('judgements', matter.matterId)]),
  guard(matter, context) {
    const limit = statutoryClock(matter);
    if (isUpdatedInTime(matter)) return allOf(notNeeded('17(2)'), notAskable(matter));
    return allOf(notAskable(matter), limit ? registeredTooLate(limit, context) : null);
  },
  decide(matter, asked, context) {
    const limit = statutoryClock(matter);
    if (!limit) throw new Error('the guard let an extension of no limit pass');
    const refusals = allOf(unfitRequest(matter, limit, asked.askedAt, context), unfitDays(matter, asked, context));
    return refusals ? refuse(refusals) : request(matter, asked, context);
  },
});

/**
 * A pending request can be decided after the submission too; a late grant revokes a lateness that lies within the
 * longer limit.
 */
const decideExtension = row({
  name: 'decide-extension',
  title: '审核延长更新期限',
  clause: '17(2)',
  from: DECIDED_IN,
  duty: 'DECIDE_EXTENSION',
  payload: z.strictObject({ grant: z.boolean(), days: z.int().min(1).max(365).optional(), reason: text(2000) }),
  example: { grant: true, days: 5, reason: '情况属实，同意延长。' },
  guard: (matter, context) =>
    outOfTurn(matter.parties, statutoryClock(matter), context) ?? (pendingExtension(matter) ? null : NONE_PENDING),
  decide: (matter, decision, context) => decided(matter, decision, context),
});

/** A decision that was made on paper (§3.5.4): the decider registers it, and it counts once the provider confirms it. */
const registerDecision = row({
  name: 'register-extension-decision',
  title: '补记纸质的延期审核决定',
  clause: '17(2)',
  attaches: '证明日期的文书',
  from: DECIDED_IN,
  duty: 'DECIDE_EXTENSION',
  payload: paperDecision,
  example: paperDecisionExample,
  needs: (_, matter) => (matter === null ? [] : [ask('judgements', matter.matterId)]),
  guard: (matter) => (pendingExtension(matter) ? null : NONE_PENDING),
  decide(matter, { days: granted, ...made }, context) {
    const { pending, limit } = askedOf(matter);
    const days = granted ?? pending.days;
    const refusals = allOf(
      unregistrable(limit, context),
      unfitDecision(matter, limit, pending, made.decidedAt, context) ??
        (made.grant ? notToGrant(matter, days, made.decidedAt, context) : null),
    );
    if (refusals) return refuse(refusals);
    const to = workingBody(matter.parties.provider);
    return done({
      event: { type: 'extensionDecisionRegistered', ...made, ...(made.grant && { days }) },
      clocks: decisionMade(matter, pending, made.decidedAt),
      notices: [{ to, text: '主管部门补记了纸质的延期审核决定，请核对并确认。' }],
    });
  },
});

/**
 * The provider confirms the decision on paper; it has the date of the paper. A judgement made while it waits can be no
 * finding of a breach, so none stands in its way.
 */
const confirmDecision = row({
  name: 'confirm-extension-decision',
  title: '确认纸质的延期审核决定',
  clause: '17(2)',
  from: DECIDED_IN,
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({}),
  example: {},
  guard: (matter) => (pendingExtension(matter)?.paper ? null : NO_PAPER_DECISION),
  decide(matter, _, context) {
    const { paper } = askedOf(matter).pending;
    if (!paper) throw new Error('the guard let a confirmation of nothing pass');
    return decided(matter, paper, context);
  },
});

export const EXTENSION = [requestExtension, registerRequest, decideExtension, registerDecision, confirmDecision];

const NONE_PENDING = conflict('NO_EXTENSION_PENDING', '没有待审核的延期申请。', '17(2)');

function askedOf(matter: CatalogUpdateMatter): { readonly pending: ExtensionRequest; readonly limit: Clock } {
  const pending = pendingExtension(matter);
  const limit = statutoryClock(matter);
  if (!pending || !limit) throw new Error('the guard let a decision on nothing pass');
  return { pending, limit };
}

function decided(
  matter: CatalogUpdateMatter,
  { grant, days, reason, decidedAt }: DecisionMade,
  context: Context,
): Decision<CatalogUpdateEvent> {
  const { pending, limit } = askedOf(matter);
  const paper = decidedAt === undefined ? {} : { decidedAt };
  const at = decidedAt ?? context.at;
  const to = workingBody(matter.parties.provider);
  if (!grant) {
    const told = { to, text: `主管部门不同意延长目录更新期限：${reason}` };
    const clocks = decisionMade(matter, pending, at);
    return done({ event: { type: 'extensionRefused', reason, ...paper }, clocks, notices: [told] });
  }
  const chosen = days ?? pending.days;
  const refusal = notToGrant(matter, chosen, at, context);
  if (refusal) return refuse(refusal);
  const after = extended(limit, { days: chosen, requestedAt: pending.requestedAt, decidedAt: at }, context);
  const [longer, ...others] = returnedAnew(matter, { before: limit, after }, context);
  const until = longer.lastDay ? `，至 ${longer.lastDay}` : '';
  const told: Happened = {
    event: { type: 'extensionGranted', days: chosen, reason, ...paper },
    clocks: [longer, ...others, ...decisionMade(matter, pending, at)],
    notices: [{ to, text: `经主管部门同意，目录更新期限延长 ${chosen} 个工作日${until}。` }],
  };
  return done(told, ...judgedAnew(limit, longer, context, ASKED_IN_TIME));
}

function notToGrant(matter: CatalogUpdateMatter, days: number, at: Instant, context: Context): Refusal | null {
  const { pending, limit } = askedOf(matter);
  return notGrantable(limit, '更新期限', days, pending.days, at, context) ?? notFixed(matter, days, context);
}

/** Refuses more days than the law allows, or fewer where it fixes them. */
const unfitDays = (matter: CatalogUpdateMatter, { days }: RequestMade, context: Context): Refusal | null =>
  days > EXTENSION_LIMIT
    ? rule('EXTENSION_TOO_LONG', '17(2)', `更新期限最长可以延长 ${EXTENSION_LIMIT} 个工作日。`, [
        { field: 'days', message: `应不超过 ${EXTENSION_LIMIT}` },
      ])
    : notFixed(matter, days, context);

function request(matter: CatalogUpdateMatter, asked: RequestMade, context: Context): Decision<CatalogUpdateEvent> {
  const { days } = asked;
  const { extensionAuthority } = matter.parties;
  const to = deciders(extensionAuthority, context);
  const what = `提供部门申请延长目录更新期限 ${days} 个工作日${paperText(asked)}，请审核。`;
  return done({
    event: { type: 'extensionRequested', ...asked },
    clocks: [startDecision(1, '17(2)', extensionAuthority, context)],
    notices: [{ to, text: what }],
  });
}

/** Refuses fewer than five working days if Q-17 reads the clause as a fixed number. */
function notFixed(matter: CatalogUpdateMatter, days: number, context: Context): Refusal | null {
  const limit = statutoryClock(matter);
  const isFixed = limit && policyOf(limit, context).options['Q-17'] === 'FIXED';
  if (!isFixed || days === EXTENSION_LIMIT) return null;
  return rule('EXTENSION_NOT_FIXED', '17(2)', `更新期限延长的，延长 ${EXTENSION_LIMIT} 个工作日，不得增减。`, [
    { field: 'days', message: `应为 ${EXTENSION_LIMIT}` },
  ]);
}

function notExtendable(matter: CatalogUpdateMatter, { at }: Context): Check {
  const limit = statutoryClock(matter);
  const isOver = limit && (isOverdue(limit, at) || limit.state !== 'RUNNING');
  const over = isOver ? rule('EXTENSION_AFTER_DUE', '17(2)', '更新期限已经届满，不能再申请延长。') : null;
  return allOf(notAskable(matter), over);
}

/** Refuses a request whenever it was made: the law sets no limit, or an extension was asked for before. */
function notAskable(matter: CatalogUpdateMatter): Refusal | null {
  const { extension } = matter.data;
  if (!statutoryClock(matter)) return rule('NO_STATUTORY_LIMIT', '17(2)', '自行更新没有法定期限，无须申请延长。');
  if (extension?.status === 'PENDING') return rule('EXTENSION_PENDING', '17(2)', '已有一项延期申请等待审核。');
  if (extension) return rule('EXTENSION_SECOND', '17(2)', '更新期限只能申请延长一次，本事项已经申请过。');
  return null;
}
