import type { Clock } from '../../clock/clock.js';
import { meetClock } from '../../clock/operations.js';
import type { Instant } from '../../calendar/time.js';
import { clockOf, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { StepTo } from '../../matter/definition.js';
import type { CorrectionMatter } from './correction-request.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/**
 * Starts T8 (Art 26(2)): one limit for verifying, correcting and feeding back, without extension. Missing it opens a
 * breach candidate under 39(6). The breach process judges from findings and corrections if only the feedback was late,
 * so that 39(9) applies.
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

/** Starts a target of the same length as T8 for a citizen's report, which Art 26(2) does not cover. */
export const startReport = (provider: string, context: Context): Clock =>
  startTarget(
    { id: 'report', clause: '26(2)', limit: OUR_NUMBERS.citizenReportTarget.value, responsible: provider },
    context,
  );

/** Starts the target for taking up: the provider verifies the error or sends the request on to the source. */
export const startTakingUp = (provider: string, context: Context): Clock =>
  startTarget(
    { id: 'taking-up', clause: '26(2)', limit: OUR_NUMBERS.rerouteTarget.value, responsible: provider },
    context,
  );

export const startAcceptance = (requester: string, context: Context): Clock =>
  startTarget(
    { id: 'acceptance', clause: '26(2)', limit: OUR_NUMBERS.feedbackTarget.value, responsible: requester },
    context,
  );

export const startAnswer = (responsible: string, context: Context): Clock =>
  startTarget({ id: 'answer', clause: '26(2)', limit: OUR_NUMBERS.answerTarget.value, responsible }, context);

/** The clock under which the error is handled: T8, or the target of a citizen's report. */
export const dutyClock = (matter: CorrectionMatter): Clock => clockOf(matter, dutyClockId(matter));
export const dutyClockId = ({ data }: CorrectionMatter): string => (data.report ? 'report' : 'correction');

/** Meets the target for taking up, the first time that the provider acts; a part was taken up before it was divided. */
export function takenUp({ clocks }: CorrectionMatter, at: Instant): readonly Clock[] {
  const target = clocks.find(({ id }) => id === 'taking-up');
  return target?.state === 'RUNNING' ? [meetClock(target, at)] : [];
}

/** Titles of the clocks. */
export const CLOCK_TITLES = {
  correction: '校核期限',
  report: '办理群众反映的工作目标',
  'taking-up': '开始核实或者转送数源部门的工作目标',
  answer: '答复需求部门异议的工作目标',
  acceptance: '确认反馈的工作目标',
} as const;

/** Acts that complete T8, up to the feedback. */
export const stepsTo = (clockId: string): readonly StepTo[] =>
  clockId === 'correction'
    ? [
        { command: 'start-verification', events: ['verificationStarted'] },
        { command: 'record-finding', events: ['errorVerified'] },
        { command: 'record-correction', events: ['errorCorrected'] },
        { command: 'feed-back', events: ['fedBack'] },
      ]
    : [];
