import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { policyOf } from '../../../clock/counting.js';
import { handOverClock, retriggerClock } from '../../../clock/operations.js';
import type { ActContext } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { judgedAnew } from '../../../matter/extension.js';
import { rule, type Refusal } from '../../../language/refusal.js';
import { impersonal } from '../../../language/impersonal.js';
import { text } from '../../../language/text.js';
import { dutyClock, takenUp } from '../correction-request.clocks.js';
import { pendingReroute, type CorrectionMatter } from '../correction-request.state.js';
import {
  done,
  notResponsible,
  PROVIDER_HANDLER,
  refuse,
  row,
  SOURCE_HANDLER,
  workingBody,
} from './correction-request.row.js';

/** 转送: sends the request on to the department that is designated as the source of the data (Art 19(2)). */
const reroute = row({
  name: 'reroute',
  title: '转送数源部门',
  clause: '19(2)',
  from: ['SUBMITTED', 'VERIFYING'],
  offices: [PROVIDER_HANDLER],
  payload: z.strictObject({ sourceCatalogCode: text(64), reason: impersonal(2000) }),
  example: { sourceCatalogCode: '303002/000002', reason: '死亡状态由数源部门提供，本部门没有更正权限。' },
  needs: ({ sourceCatalogCode }) => [ask('sourceDepartment', sourceCatalogCode)],
  guard: notResponsible,
  decide(matter, { sourceCatalogCode, reason }, context) {
    const source = context.facts.get('sourceDepartment', sourceCatalogCode);
    const refusal = notSource(matter, source);
    if (refusal || source === null) return refuse(refusal ?? NO_SOURCE);
    return done({
      event: { type: 'correctionRerouted', sourceCatalogCode, source, reason },
      clocks: takenUp(matter, context.at),
      notices: [{ to: workingBody(source), text: `提供部门转送校核申请，请接收或者退回转送：${reason}` }],
    });
  },
});

/** The source takes the request over; from now on it verifies, corrects and feeds back. */
const acceptReroute = row({
  name: 'accept-reroute',
  title: '接收转送',
  clause: '19(2)',
  from: ['REROUTED'],
  offices: [SOURCE_HANDLER],
  payload: z.strictObject({}),
  example: {},
  decide(matter, _, context) {
    const { provider } = matter.parties;
    const before = dutyClock(matter);
    const after = takenOver(matter, before, context);
    const limit = after.triggeredAt === before.triggeredAt ? '期限不变' : '期限自转送之日起算';
    const text = `数源部门已接收转送的校核申请，由其核实、更正、反馈，${limit}。`;
    return done(
      {
        event: { type: 'rerouteAccepted' },
        clocks: [after],
        notices: [{ to: [provider, ...askers(matter)].flatMap(workingBody), text }],
      },
      ...judgedAnew(before, after, context, '期限改自转送数源部门之日起算'),
    );
  },
});

const declineReroute = row({
  name: 'decline-reroute',
  title: '退回转送',
  clause: '19(2)',
  from: ['REROUTED'],
  offices: [SOURCE_HANDLER],
  payload: z.strictObject({ reason: impersonal(2000) }),
  example: { reason: '经查，该数据项由提供部门自行登记，不来自本部门。' },
  decide: ({ parties }, { reason }) =>
    done({
      event: { type: 'rerouteDeclined', reason },
      notices: [
        {
          to: workingBody(parties.provider),
          text: `数源部门退回转送的校核申请，仍由本部门核实、更正、反馈：${reason}`,
        },
      ],
    }),
});

export const REROUTING = [reroute, acceptReroute, declineReroute];

/**
 * Hands the clock over to the source. The limit keeps its dates for the requester's sake, or counts from the sending on
 * (Q-18).
 */
function takenOver(matter: CorrectionMatter, limit: Clock, context: ActContext): Clock {
  const handed = handOverClock(limit, context.office.departmentId, context.at);
  const sentOn = pendingReroute(matter.data)?.reroutedAt;
  const isAnew = sentOn !== undefined && policyOf(limit, context).options['Q-18'] === 'REROUTE';
  return isAnew ? retriggerClock(handed, sentOn, context.at, context) : handed;
}

const AT_CODE = [{ field: 'sourceCatalogCode', message: '请填写其他数源部门的目录代码' }];
const NO_SOURCE = rule('NO_SOURCE_DESIGNATED', '19(2)', '该目录没有确定数源部门，不能转送。', AT_CODE);

/** Refuses a source that is the provider itself or the requester. */
function notSource({ parties }: CorrectionMatter, source: string | null): Refusal | null {
  if (source === parties.provider)
    return rule('OWN_SOURCE', '19(2)', '本部门就是该目录的数源部门，应当自行核实、更正。', AT_CODE);
  if (source !== null && source === parties.requester)
    return rule('REQUESTER_IS_SOURCE', '19(2)', '需求部门就是该目录的数源部门，请核实后反馈其自行更正。', AT_CODE);
  return null;
}

/** The requester as a list; empty for a citizen's report. */
const askers = ({ parties: { requester } }: CorrectionMatter): readonly string[] => (requester ? [requester] : []);
