import type { Clock } from '../../clock/clock.js';
import { meetClock } from '../../clock/operations.js';
import type { Instant } from '../../calendar/time.js';
import { clockOf, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { CorrectionMatter } from './correction-request.state.js';

/** Q-18 and ours: targets for sending on, for a citizen's report, and for taking note of the feedback. */
const REROUTE_TARGET = 2;
const REPORT_TARGET = 10;
const FEEDBACK_TARGET = 5;

/**
 * T8 (Art 26(2)): one limit for verifying, correcting and feeding back, with no extension. Late, it is a candidate of
 * 39(6); whether the feedback alone was late, and 39(9) therefore applies, is for the breach process to judge from
 * the findings and corrections of the matter.
 */
export const startCorrection = (provider: string, requester: string, context: Context): Clock =>
  startOwed(
    {
      id: 'correction',
      clause: '26(2)',
      breachClause: '39(6)',
      responsible: provider,
      otherParty: requester,
    },
    context,
  );

/** A citizen's report binds nobody to T8; we treat it in the same time, as a target. */
export const startReport = (provider: string, context: Context): Clock =>
  startTarget({ id: 'report', clause: '26(2)', limit: REPORT_TARGET, responsible: provider }, context);

/** Whose error it is should be known early: the provider begins, or sends on to the source. */
export const startTakingUp = (provider: string, context: Context): Clock =>
  startTarget({ id: 'taking-up', clause: '26(2)', limit: REROUTE_TARGET, responsible: provider }, context);

export const startAcceptance = (requester: string, context: Context): Clock =>
  startTarget({ id: 'acceptance', clause: '26(2)', limit: FEEDBACK_TARGET, responsible: requester }, context);

/** The clock under which the error is dealt with: T8, or the target of a citizen's report. */
export const dutyClock = (matter: CorrectionMatter): Clock => clockOf(matter, dutyClockId(matter));
export const dutyClockId = ({ data }: CorrectionMatter): string => (data.report ? 'report' : 'correction');

/** The provider has looked whose error it is; the first time ends the target. */
export function takenUp(matter: CorrectionMatter, at: Instant): readonly Clock[] {
  const target = clockOf(matter, 'taking-up');
  return target.state === 'RUNNING' ? [meetClock(target, at)] : [];
}

/** 时钟 as people call it. */
export function clockTitle(clockId: string): string {
  switch (clockId) {
    case 'correction':
      return '校核期限';
    case 'report':
      return '办理群众反映的工作目标';
    case 'taking-up':
      return '开始核实或者转送数源部门的工作目标';
    default:
      return '确认反馈的工作目标';
  }
}
