import { z } from 'zod';
import { policyOf } from '../../../clock/counting.js';
import { isOverdue } from '../../../clock/standing.js';
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
import { allOf, conflict, rule, type Check, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { extensionCapOf } from '../../../law/limits.js';
import { clockOf } from '../../../matter/clocks.js';
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
import { attributeOfLimit } from '../share-request.clocks.js';
import type { ShareRequestEvent } from '../share-request.events.js';
import { grantedDays, isAnsweredInTime, pendingExtension, type ShareRequestMatter } from '../share-request.state.js';
import { workingBody, done, refuse, row, type Happened } from './share-request.row.js';

const EXTENSION_LIMIT = extensionCapOf('21(1)');

/** States in which a request may be decided, or registered from a paper: from the receipt on, after the reply too. */
const DECIDED_IN = [
  ...(['SUBMITTED', 'SUPPLEMENT_REQUIRED', 'UNDER_REVIEW', 'PROVIDER_LEAD_REVIEW', 'AGREED', 'REFUSED'] as const),
  ...(['DELIVERING', 'DELIVERED', 'DELIVERY_REJECTED', 'IN_USE', 'DISPOSING', 'CLOSED'] as const),
];

/** Row 7: the provider's lead asks before the limit ends. */
const requestExtension = row({
  name: 'request-extension',
  title: '申请延长答复期限',
  clause: '21(1)',
  from: ['SUBMITTED', 'UNDER_REVIEW', 'PROVIDER_LEAD_REVIEW'],
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({ days: z.int().min(1).max(365), reason: text(2000) }),
  example: { days: 10, reason: '申请涉及三个业务系统的数据，核对需要更多时间。' },
  guard: notExtendable,
  decide(matter, asked, context) {
    const refusal = tooLong(matter, asked);
    return refusal ? refuse(refusal) : request(matter, asked, context);
  },
});

/** A request that was made on paper before the limit ended and is registered after it (§3.5.4). */
const registerRequest = row({
  name: 'register-extension-request',
  title: '补记纸质的延长答复期限申请',
  clause: '21(1)',
  attaches: '证明日期的文书',
  from: DECIDED_IN,
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({ days: z.int().min(1).max(365), reason: text(2000), ...onPaper }),
  example: {
    days: 10,
    reason: '申请涉及三个业务系统的数据，核对需要更多时间。',
    askedAt: '2026-02-02T09:00:00+08:00',
    channel: 'HAND_IN',
  },
  needs: (_, matter) => (matter === null ? [] : [ask('judgements', matter.matterId)]),
  guard: (matter, context) =>
    allOf(
      notAskable(matter, context),
      isAnsweredInTime(matter) ? notNeeded('21(1)') : registeredTooLate(clockOf(matter, 'reply'), context),
    ),
  decide(matter, asked, context) {
    const refusals = allOf(
      unfitRequest(matter, clockOf(matter, 'reply'), asked.askedAt, context),
      tooLong(matter, asked),
    );
    return refusals ? refuse(refusals) : request(matter, asked, context);
  },
});

/**
 * Row 7: the provider's same-level authority decides, or the one above it while it is silent. The same act tells the
 * requester, without which a grant has no effect.
 */
const decideExtension = row({
  name: 'decide-extension',
  title: '审核延长答复期限',
  clause: '21(1)',
  from: DECIDED_IN,
  duty: 'DECIDE_EXTENSION',
  payload: z.strictObject({ grant: z.boolean(), days: z.int().min(1).max(365).optional(), reason: text(2000) }),
  example: { grant: true, days: 10, reason: '情况属实，同意延长。' },
  guard: (matter, context) =>
    outOfTurn(matter.parties, clockOf(matter, 'reply'), context) ?? (pendingExtension(matter) ? null : NONE_PENDING),
  decide: (matter, decision, context) => decided(matter, decision, context),
});

/** A decision that was made on paper (§3.5.4): the decider registers it, and it counts once the provider confirms it. */
const registerDecision = row({
  name: 'register-extension-decision',
  title: '补记纸质的延期审核决定',
  clause: '21(1)',
  attaches: '证明日期的文书',
  from: DECIDED_IN,
  duty: 'DECIDE_EXTENSION',
  payload: paperDecision,
  example: paperDecisionExample,
  needs: (_, matter) => (matter === null ? [] : [ask('judgements', matter.matterId)]),
  guard: (matter) => (pendingExtension(matter) ? null : NONE_PENDING),
  decide(matter, { days: granted, ...made }, context) {
    const pending = pendingOf(matter);
    const reply = clockOf(matter, 'reply');
    const days = granted ?? pending.days;
    const refusals = allOf(
      unregistrable(reply, context),
      unfitDecision(matter, reply, pending, made.decidedAt, context) ??
        (made.grant ? notGrantable(reply, '答复期限', days, pending.days, made.decidedAt, context) : null),
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
  clause: '21(1)',
  from: DECIDED_IN,
  duty: 'ASK_EXTENSION',
  payload: z.strictObject({}),
  example: {},
  guard: (matter) => (pendingExtension(matter)?.paper ? null : NO_PAPER_DECISION),
  decide(matter, _, context) {
    const { paper } = pendingOf(matter);
    if (!paper) throw new Error('the guard let a confirmation of nothing pass');
    return decided(matter, paper, context);
  },
});

export const EXTENSION = [requestExtension, registerRequest, decideExtension, registerDecision, confirmDecision];

const NONE_PENDING = conflict('NO_EXTENSION_PENDING', '没有待审核的延期申请。', '21(1)');

function pendingOf(matter: ShareRequestMatter): ExtensionRequest {
  const pending = pendingExtension(matter);
  if (!pending) throw new Error('the guard let a decision on nothing pass');
  return pending;
}

function decided(
  matter: ShareRequestMatter,
  { grant, days, reason, decidedAt }: DecisionMade,
  context: Context,
): Decision<ShareRequestEvent> {
  const pending = pendingOf(matter);
  const paper = decidedAt === undefined ? {} : { decidedAt };
  const at = decidedAt ?? context.at;
  if (!grant) {
    const told = { to: workingBody(matter.parties.provider), text: `主管部门不同意延长答复期限：${reason}` };
    const clocks = decisionMade(matter, pending, at);
    return done({ event: { type: 'extensionRefused', reason, ...paper }, clocks, notices: [told] });
  }
  const granted = days ?? pending.days;
  const before = clockOf(matter, 'reply');
  const refusal = notGrantable(before, '答复期限', granted, pending.days, at, context);
  if (refusal) return refuse(refusal);
  const after = extended(before, { days: granted, requestedAt: pending.requestedAt, decidedAt: at }, context);
  const to = [...workingBody(matter.parties.requester), ...workingBody(matter.parties.provider)];
  const until = after.lastDay ? `，至 ${after.lastDay}` : '';
  const told: Happened = {
    event: { type: 'extensionGranted', days: granted, reason, ...paper },
    clocks: [after, ...decisionMade(matter, pending, at)],
    notices: [{ to, text: `经主管部门同意，答复期限延长 ${granted} 个工作日${until}。` }],
  };
  return done(told, ...judgedAnew(before, after, context, ASKED_IN_TIME));
}

function tooLong({ data }: ShareRequestMatter, { days }: RequestMade): Refusal | null {
  const room = EXTENSION_LIMIT - grantedDays(data);
  if (days <= room) return null;
  const message = `延长的期限最长不得超过 ${EXTENSION_LIMIT} 个工作日，还可延长 ${room} 个。`;
  return rule('EXTENSION_TOO_LONG', '21(1)', message, [{ field: 'days', message: `应不超过 ${room}` }]);
}

function request(matter: ShareRequestMatter, asked: RequestMade, context: Context): Decision<ShareRequestEvent> {
  const { days } = asked;
  const { extensionAuthority } = matter.parties;
  const to = deciders(extensionAuthority, context);
  const what = `提供部门申请延长答复期限 ${days} 个工作日${paperText(asked)}，请审核。${doubtOf(matter)}`;
  return done({
    event: { type: 'extensionRequested', ...asked },
    clocks: [startDecision(matter.data.extensions.length + 1, '21(1)', extensionAuthority, context)],
    notices: [{ to, text: what }],
  });
}

function notExtendable(matter: ShareRequestMatter, context: Context): Check {
  return allOf(waiting(matter), notRunning(matter, context), exhausted(matter, context));
}

function notRunning(matter: ShareRequestMatter, context: Context): Refusal | null {
  const reply = clockOf(matter, 'reply');
  if (isOverdue(reply, context.at)) return rule('EXTENSION_AFTER_DUE', '21(1)', '答复期限已经届满，不能再申请延长。');
  if (reply.state !== 'RUNNING') return rule('EXTENSION_WHILE_PAUSED', '21(1)', '答复期限没有在计算，不能申请延长。');
  return null;
}

const PENDING = rule('EXTENSION_PENDING', '21(1)', '已有一项延期申请等待审核。');

/** Refuses a request whenever it was made: another one waits, or the limit cannot be extended further. */
const notAskable = (matter: ShareRequestMatter, context: Context): Check =>
  allOf(waiting(matter), exhausted(matter, context));

const waiting = (matter: ShareRequestMatter): Refusal | null => (pendingExtension(matter) ? PENDING : null);

/** Refuses where the limit cannot be extended further, or not at all. */
function exhausted(matter: ShareRequestMatter, context: Context): Check {
  const reply = clockOf(matter, 'reply');
  const { options } = policyOf(reply, context);
  const granted = grantedDays(matter.data);
  const second = granted > 0 && options['Q-08'] === 'ONE';
  const never = attributeOfLimit(reply) === 'UNCONDITIONAL' && options['Q-07'] === 'NO';
  return allOf(
    second ? rule('EXTENSION_SECOND', '21(1)', '答复期限只能延长一次，本事项已经延长过。') : null,
    granted >= EXTENSION_LIMIT ? rule('EXTENSION_EXHAUSTED', '21(1)', '延长的期限合计已满十个工作日。') : null,
    never ? rule('EXTENSION_UNCONDITIONAL', '21(1)', '无条件共享类的答复期限不予延长。') : null,
  );
}

/**
 * Warning for the decider on unconditional data: the Regulation does not say if their one-day limit can be extended
 * (Q-07).
 */
const doubtOf = (matter: ShareRequestMatter): string =>
  attributeOfLimit(clockOf(matter, 'reply')) === 'UNCONDITIONAL'
    ? '本事项属于无条件共享类，能否延期条例未予明确，请审慎审核。'
    : '';
