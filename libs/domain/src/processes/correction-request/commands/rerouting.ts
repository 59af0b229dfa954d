import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { isOverdue } from '../../../clock/standing.js';
import { policyOf } from '../../../clock/counting.js';
import { handOverClock, retriggerClock } from '../../../clock/operations.js';
import type { ActContext } from '../../../matter/context.js';
import { judgedAnew } from '../../../matter/extension.js';
import { rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { reasonTooShort } from '../../../language/reason.js';
import { dutyClock, takenUp } from '../correction-request.clocks.js';
import { sourceOfErrors } from '../correction-request.content.js';
import { notItsItems, sourceNeeds } from '../source.js';
import {
  hasRefused,
  isCorrectedByHolder,
  pendingReroute,
  placesInHand,
  type CorrectionMatter,
} from '../correction-request.state.js';
import { correctedSoFar, holdersNeeds } from './feedback.js';
import { done, notResponsible, refuse, row, supervisors, workingBody } from './correction-request.row.js';

/** 转送: sends the request on to the department that is designated as the source of the data (Art 19(2)). */
const reroute = row({
  name: 'reroute',
  title: '转送数源部门',
  clause: '19(2)',
  from: ['SUBMITTED', 'VERIFYING'],
  payload: sourceOfErrors.extend({ reason: text(2000) }),
  example: {
    sourceCatalogCode: '303002/000002',
    items: [
      { error: 1, sourceItemId: 'i2' },
      { error: 2, sourceItemId: 'i2' },
    ],
    reason: '死亡状态由数源部门提供，本部门没有更正权限。',
  },
  needs: ({ sourceCatalogCode }) => sourceNeeds(sourceCatalogCode),
  guard: notResponsible,
  decide(matter, { sourceCatalogCode, items, reason }, context) {
    const source = context.facts.get('sourceDepartment', sourceCatalogCode);
    if (source === null) return refuse(NO_SOURCE);
    const refusal = notSource(matter, source) ?? notItsItems(matter, { sourceCatalogCode, items }, context);
    if (refusal) return refuse(refusal);
    return done({
      event: { type: 'correctionRerouted', sourceCatalogCode, source, items, reason },
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
  payload: z.strictObject({}),
  example: {},
  needs: (_, matter) => holdersNeeds(matter),
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
        notices: [{ to: [provider, ...askers(matter)].flatMap(workingBody), text }, ...correctedSoFar(matter, context)],
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
  payload: z.strictObject({ reason: text(2000) }),
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

/**
 * 退回: a source that has accepted finds that the data are not its own. The provider is responsible again, from now on: the
 * days until now, and a lateness in them, stay with the source.
 */
const handBack = row({
  name: 'hand-back',
  title: '退回提供部门',
  clause: '19(2)',
  from: ['SUBMITTED', 'VERIFYING'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '经核实，该数据项自今年起由提供部门自行登记，不来自本部门。' },
  guard: (matter, context) => notResponsible(matter, context) ?? corrected(matter),
  decide(matter, { reason }, context) {
    const refusal = reasonTooShort(reason, '19(2)');
    if (refusal) return refuse(refusal);
    const { provider } = matter.parties;
    const text = `数源部门退回校核申请，由提供部门核实、更正、反馈，期限不变：${reason}`;
    const authority = context.organisation.sameLevelAuthority(provider).id;
    return done({
      event: { type: 'correctionHandedBack', reason },
      clocks: [handOverClock(dutyClock(matter), provider, context.at)],
      notices: [{ to: [...[provider, ...askers(matter)].flatMap(workingBody), ...supervisors(authority)], text }],
    });
  },
});

export const REROUTING = [reroute, acceptReroute, declineReroute, handBack];

/** Refuses a hand-back of data that the source itself has corrected. */
function corrected({ data }: CorrectionMatter): Refusal | null {
  const own = placesInHand(data);
  if (!own.some((place) => isCorrectedByHolder(data, place))) return null;
  return rule('CORRECTED_ALREADY', '19(2)', '本部门已经更正数据，应当由本部门反馈，不能退回。');
}

/**
 * Hands the clock over to the source. The limit keeps its dates for the requester's sake, or counts from the sending on
 * . A limit that has passed keeps them under every reading: its lateness is the provider's.
 */
function takenOver(matter: CorrectionMatter, limit: Clock, context: ActContext): Clock {
  const handed = handOverClock(limit, context.office.departmentId, context.at);
  const sentOn = pendingReroute(matter.data)?.reroutedAt;
  const isAnew =
    sentOn !== undefined && !isOverdue(limit, context.at) && policyOf(limit, context).options['Q-18'] === 'REROUTE';
  return isAnew ? retriggerClock(handed, sentOn, context.at, context) : handed;
}

const AT_CODE = [{ field: 'sourceCatalogCode', message: '请填写其他数源部门的目录代码' }];
const NO_SOURCE = rule('NO_SOURCE_DESIGNATED', '19(2)', '该目录没有确定数源部门，不能转送。', AT_CODE);

/** Refuses a source that is the provider itself or the requester, or that has refused before. */
function notSource({ parties, data }: CorrectionMatter, source: string): Refusal | null {
  if (source === parties.provider)
    return rule('OWN_SOURCE', '19(2)', '本部门就是该目录的数源部门，应当自行核实、更正。', AT_CODE);
  if (source === parties.requester)
    return rule('REQUESTER_IS_SOURCE', '19(2)', '需求部门就是该目录的数源部门，请反馈其自行更正。', AT_CODE);
  if (!hasRefused(data, source)) return null;
  const message = '该数源部门已经退回，不能再次转送，请由本部门办理；对数源有争议的，请报主管部门明确数源部门。';
  return rule('SOURCE_REFUSED', '19(2)', message, AT_CODE);
}

/** The requester as a list; empty for a citizen's report. */
const askers = ({ parties: { requester } }: CorrectionMatter): readonly string[] => (requester ? [requester] : []);
