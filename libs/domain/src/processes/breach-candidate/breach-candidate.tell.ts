import { addMs, localDate } from '../../calendar/time.js';
import type { Telling } from '../../matter/definition.js';
import { BREACH_TITLES } from './clauses.js';
import { JUDGEMENT_OUTCOME_TITLES } from './breach-candidate.content.js';
import { chargedElsewhere } from './breach-candidate.notices.js';
import type { BreachEvent } from './breach-candidate.events.js';

/**
 * Returns the history line of an event, in the language of the Regulation; all readers of the candidate see all lines.
 */
export function tell(event: BreachEvent): Telling {
  const line = (sentence: string, clause = '39'): Telling => ({ clause, sentence, audience: 'everybody' });
  switch (event.type) {
    case 'breachCandidateOpened':
      return line(`${openedBy(event)}，可能属于“${BREACH_TITLES[event.clause]}”，待主管部门认定。`, event.clause);
    case 'lateActDone':
      return line(event.undone ? '所涉事项不再需要办理，期限届满之后的逾期到此为止。' : '所涉事项在期限届满之后办结。');
    case 'lateActUndone':
      return line('所涉事项的办结未被确认，仍未办结。');
    case 'latenessExtensionEnded':
      return line(EXTENSIONS[event.status]);
    case 'latenessFindingContested':
      return line(FINDINGS[event.status]);
    case 'latenessRevoked':
      return line(`撤回违规线索：${event.reason}。此前的认定不再计入。`);
    case 'breachJudged':
      return line(
        `${JUDGEMENT_OUTCOME_TITLES[event.outcome]}：${event.reason}${answered(event.answer)}${beside(event.outages)}`,
        event.clause,
      );
    case 'breachPleaded':
      return line(`责任部门陈述正当理由：${event.reason}`, '39(4)');
    case 'judgementUndone':
      return line(`撤销认定：${event.reason}此前的认定不再计入，线索待重新认定。`);
    case 'breachContested':
      return line(`责任部门提出异议：${event.reason}`);
  }
}

const EXTENSIONS = {
  PENDING: '届满前申请的延期尚待审核。',
  VOID: '届满前申请的延期未经审核即已终止，线索待复核。',
  REFUSED: '届满前申请的延期未获同意。',
} as const;

const FINDINGS = {
  PENDING: '责任部门对退回认定提出异议，答复前不得认定违规。',
  UPHELD: '上级主管部门维持退回认定，线索可以认定。',
  SET_ASIDE: '退回认定经上级主管部门撤销，但该逾期不因退回认定而生。',
} as const;

function openedBy({ lateness, facts }: Extract<BreachEvent, { type: 'breachCandidateOpened' }>): string {
  if (!lateness) return `主管部门登记违规线索：${facts ?? ''}`;
  const lastDay = localDate(addMs(lateness.dueAt, -1)); // the due instant is exclusive
  return `${lateness.clockTitle}于 ${lastDay} 届满时尚未办结${chargedElsewhere(lateness)}`;
}

const answered = (answer: string | undefined): string =>
  answer === undefined ? '' : `对所陈述正当理由的答复：${answer}`;

const beside = (outages: readonly unknown[]): string =>
  outages.length > 0 ? `（期限内有 ${outages.length} 次经认定的平台故障）` : '';
