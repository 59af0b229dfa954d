import { z } from 'zod';
import { policyOf } from '../../../clock/counting.js';
import { isOverdue } from '../../../clock/standing.js';
import type { Context } from '../../../matter/context.js';
import { conflict, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { extensionCapOf } from '../../../law/limits.js';
import { clockOf } from '../../../matter/clocks.js';
import {
  ASKED_IN_TIME,
  deciders,
  decisionMade,
  extended,
  EXTENSION_DECIDER,
  EXTENSION_OVERSEERS,
  judgedAnew,
  notGrantable,
  outOfTurn,
  startDecision,
} from '../../../matter/extension.js';
import { attributeOfLimit } from '../share-request.clocks.js';
import { text } from '../share-request.content.js';
import { grantedDays, pendingExtension, type ShareRequestMatter } from '../share-request.state.js';
import { workingBody, done, PROVIDER_LEAD, refuse, refuseRule, row, type Happened } from './share-request.row.js';

const EXTENSION_LIMIT = extensionCapOf('21(1)');

/** Row 7: the provider's lead asks before the limit ends. */
const requestExtension = row({
  name: 'request-extension',
  title: '申请延长答复期限',
  clause: '21(1)',
  from: ['SUBMITTED', 'UNDER_REVIEW', 'PROVIDER_LEAD_REVIEW'],
  offices: [PROVIDER_LEAD],
  payload: z.strictObject({ days: z.int().min(1).max(365), reason: text(2000) }),
  example: { days: 10, reason: '申请涉及三个业务系统的数据，核对需要更多时间。' },
  guard: notExtendable,
  decide(matter, { days, reason }, context) {
    const room = EXTENSION_LIMIT - grantedDays(matter.data);
    if (days > room)
      return refuseRule(
        'EXTENSION_TOO_LONG',
        '21(1)',
        `延长的期限最长不得超过 ${EXTENSION_LIMIT} 个工作日，还可延长 ${room} 个。`,
        [{ field: 'days', message: `应不超过 ${room}` }],
      );
    const { extensionAuthority } = matter.parties;
    const to = deciders(extensionAuthority, context);
    return done({
      event: { type: 'extensionRequested', days, reason },
      clocks: [startDecision(matter.data.extensions.length + 1, '21(1)', extensionAuthority, context)],
      notices: [{ to, text: `提供部门申请延长答复期限 ${days} 个工作日，请审核。${doubtOf(matter)}` }],
    });
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
  from: [
    'SUBMITTED',
    'SUPPLEMENT_REQUIRED',
    'UNDER_REVIEW',
    'PROVIDER_LEAD_REVIEW',
    'AGREED',
    'REFUSED',
    'DELIVERING',
    'DELIVERED',
    'DELIVERY_REJECTED',
    'IN_USE',
    'DISPOSING',
    'CLOSED',
  ],
  offices: [EXTENSION_DECIDER],
  overseers: EXTENSION_OVERSEERS,
  payload: z.strictObject({ grant: z.boolean(), days: z.int().min(1).max(365).optional(), reason: text(2000) }),
  example: { grant: true, days: 10, reason: '情况属实，同意延长。' },
  guard: (matter, context) =>
    outOfTurn(matter.parties, clockOf(matter, 'reply'), context) ??
    (pendingExtension(matter.data)
      ? handledBefore(matter, context)
      : conflict('NO_EXTENSION_PENDING', '没有待审核的延期申请。', '21(1)')),
  decide(matter, { grant, days, reason }, context) {
    const pending = pendingExtension(matter.data);
    if (!pending) throw new Error('the guard let a decision on nothing pass');
    const told = { to: workingBody(matter.parties.provider), text: `主管部门不同意延长答复期限：${reason}` };
    if (!grant) {
      const clocks = decisionMade(matter, context);
      return done({ event: { type: 'extensionRefused', reason }, clocks, notices: [told] });
    }
    const granted = days ?? pending.days;
    const refusal = notGrantable(clockOf(matter, 'reply'), '答复期限', granted, pending.days, context);
    if (refusal) return refuse(refusal);
    return done(...grantHappenings(matter, granted, reason, pending.requestedAt, context));
  },
});

export const EXTENSION = [requestExtension, decideExtension];

/**
 * SoD-4: refuses a decider who has acted in the matter for the requester or the provider, which is possible where an
 * authority is itself a party.
 */
function handledBefore({ acted, parties }: ShareRequestMatter, { actor }: Context): Refusal | null {
  const sides = [parties.requester, parties.provider];
  if (!acted.some(({ personId, departmentId }) => personId === actor?.personId && sides.includes(departmentId)))
    return null;
  return forbidden('HAS_HANDLED', '您已作为当事部门的人员办理过本事项，不得审核延期，请由其他人员办理。', '21(1)');
}

function notExtendable(matter: ShareRequestMatter, context: Context): Refusal | null {
  const reply = clockOf(matter, 'reply');
  const { options } = policyOf(reply, context);
  if (pendingExtension(matter.data)) return rule('EXTENSION_PENDING', '21(1)', '已有一项延期申请等待审核。');
  if (isOverdue(reply, context.at)) return rule('EXTENSION_AFTER_DUE', '21(1)', '答复期限已经届满，不能再申请延长。');
  if (reply.state !== 'RUNNING') return rule('EXTENSION_WHILE_PAUSED', '21(1)', '答复期限没有在计算，不能申请延长。');
  const granted = grantedDays(matter.data);
  if (granted > 0 && options['Q-08'] === 'ONE')
    return rule('EXTENSION_SECOND', '21(1)', '答复期限只能延长一次，本事项已经延长过。');
  if (granted >= EXTENSION_LIMIT) return rule('EXTENSION_EXHAUSTED', '21(1)', '延长的期限合计已满十个工作日。');
  if (attributeOfLimit(reply) === 'UNCONDITIONAL' && options['Q-07'] === 'NO')
    return rule('EXTENSION_UNCONDITIONAL', '21(1)', '无条件共享类的答复期限不予延长。');
  return null;
}

function grantHappenings(
  matter: ShareRequestMatter,
  days: number,
  reason: string,
  requestedAt: string,
  context: Context,
): readonly Happened[] {
  const before = clockOf(matter, 'reply');
  const after = extended(before, days, requestedAt, context);
  const to = [...workingBody(matter.parties.requester), ...workingBody(matter.parties.provider)];
  const granted: Happened = {
    event: { type: 'extensionGranted', days, reason },
    clocks: [after, ...decisionMade(matter, context)],
    notices: [
      { to, text: `经主管部门同意，答复期限延长 ${days} 个工作日${after.lastDay ? `，至 ${after.lastDay}` : ''}。` },
    ],
  };
  return [granted, ...judgedAnew(before, after, context, ASKED_IN_TIME)];
}

/**
 * Warning for the decider on unconditional data: the Regulation does not say if their one-day limit can be extended
 * (Q-07).
 */
const doubtOf = (matter: ShareRequestMatter): string =>
  attributeOfLimit(clockOf(matter, 'reply')) === 'UNCONDITIONAL'
    ? '本事项属于无条件共享类，能否延期条例未予明确，请审慎审核。'
    : '';
