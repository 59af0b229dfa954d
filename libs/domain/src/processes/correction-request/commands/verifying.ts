import { z } from 'zod';
import { localDate } from '../../../calendar/time.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { takenUp } from '../correction-request.clocks.js';
import { correction, errorFinding } from '../correction-request.content.js';
import * as example from '../correction-request.examples.js';
import {
  findingOf,
  isCorrectedByHolder,
  isDivided,
  pendingReroute,
  placesInHand,
  type CorrectionMatter,
} from '../correction-request.state.js';
import { done, notResponsible, refuse, refuseRule, row, workingBody } from './correction-request.row.js';

/**
 * Starts the verification. If a sending on still waits for its answer, it is taken back, so that only one department
 * works on the request.
 */
const startVerification = row({
  name: 'start-verification',
  title: '开始核实',
  clause: '26(2)',
  from: ['SUBMITTED', 'REROUTED'],
  payload: z.strictObject({}),
  example: {},
  guard: notResponsible,
  decide(matter, _, { at }) {
    const pending = pendingReroute(matter.data);
    return done({
      event: { type: 'verificationStarted' },
      clocks: takenUp(matter, at),
      notices: pending ? [{ to: workingBody(pending.source), text: '提供部门自行核实，校核申请不再转送。' }] : [],
    });
  },
});

/** 核实: records a finding on one error; a later finding on the same error replaces it. */
const recordFinding = row({
  name: 'record-finding',
  title: '登记核实结论',
  clause: '26(2)',
  from: ['VERIFYING'],
  payload: errorFinding,
  example: example.finding,
  guard: notResponsible,
  decide(matter, found, _) {
    const { error, confirmed } = found;
    const unknown = notClaimed(matter, error);
    if (unknown) return refuse(unknown);
    if (!confirmed && isCorrectedByHolder(matter.data, error))
      return refuseRule('CORRECTED_ALREADY', '26(2)', `第 ${error} 处错误已经更正，不能再认定为无误。`, AT_CONFIRMED);
    return done({ event: { type: 'errorVerified', finding: found } });
  },
});

/** 更正: records the correction of a confirmed error, proven by hashes of the records before and after. */
const recordCorrection = row({
  name: 'record-correction',
  title: '登记更正',
  clause: '26(2)',
  from: ['VERIFYING'],
  payload: correction,
  example: example.correction,
  guard: notResponsible,
  decide(matter, made, { at }) {
    const { error, before, after, correctedOn } = made;
    const refusals = allOf(
      notClaimed(matter, error) ?? notConfirmed(matter, error),
      before === after ? NOTHING_CHANGED : null,
      correctedOn > localDate(at) ? CORRECTED_IN_FUTURE : null,
    );
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'errorCorrected', correction: made } });
  },
});

export const VERIFYING = [startVerification, recordFinding, recordCorrection];

function notConfirmed({ data }: CorrectionMatter, error: number): Refusal | null {
  if (findingOf(data, error)?.confirmed) return null;
  return rule('NOT_CONFIRMED', '26(2)', `第 ${error} 处错误尚未核实属实，请先登记核实结论。`, [
    { field: 'error', message: '请选择已核实属实的错误' },
  ]);
}

const NOTHING_CHANGED = rule('NOTHING_CHANGED', '26(2)', '更正前后的数据摘要相同，没有更正。', [
  { field: 'after', message: '与更正前相同' },
]);
const CORRECTED_IN_FUTURE = rule('CORRECTED_IN_FUTURE', '26(2)', '更正日期不能晚于今天。', [
  { field: 'correctedOn', message: '应不晚于今天' },
]);
const AT_CONFIRMED = [{ field: 'confirmed', message: '已经更正' }];

/**
 * Refuses a place that the claim does not have, that was divided, or that another department has settled
 * before it sent the request on.
 */
function notClaimed({ data }: CorrectionMatter, error: number): Refusal | null {
  if (isDivided(data, error))
    return rule('DIVIDED', '26(2)', `第 ${error} 处错误已分办，在另一事项中核实、更正。`, [
      { field: 'error', message: '已分办' },
    ]);
  if (error <= data.errors.length && !placesInHand(data).includes(error))
    return rule('SETTLED_BY_PROVIDER', '26(2)', `第 ${error} 处错误由转送的部门核实、更正，不在转送之列。`, [
      { field: 'error', message: '不在转送之列' },
    ]);
  if (error <= data.errors.length) return null;
  const message = `申请没有第 ${error} 处错误，共 ${data.errors.length} 处`;
  return rule('NO_SUCH_ERROR', '26(2)', `${message}。`, [{ field: 'error', message }]);
}
