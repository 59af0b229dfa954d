import type { Rung } from '../clock/clock.js';
import type { Telling } from './definition.js';
import type { SharedEvent } from './happening.js';
import { eventOf, type RecordedEvent } from './fold.js';
import type { Process } from './process.js';
import { isSharedEvent } from './shared-events.js';

/** How an event reads in the history, in the language of the Regulation. */
export function tellEvent(process: Process, recorded: RecordedEvent): Telling {
  const event = eventOf(recorded);
  return isSharedEvent(event) ? tellShared(process, event) : process.tell(event);
}

function tellShared(process: Process, event: SharedEvent): Telling {
  const line = (sentence: string, clause = ''): Telling => ({ sentence, clause, audience: 'everybody' });
  switch (event.type) {
    case 'numberAssigned':
      return line(`事项编号为 ${event.number}。`);
    case 'alertRaised':
      return line(
        `预警：${process.clockTitle(event.clockId)}${RUNGS[event.rung]}${event.late ? '(迟发)' : ''}`,
        event.breachClause ?? '',
      );
    case 'deadlinePassed':
      return line(`${process.clockTitle(event.clockId)}届满时尚未办结。`);
    case 'overdueRevoked':
      return line(`撤销${process.clockTitle(event.clockId)}的逾期：${event.reason}。`);
  }
}

/** What each rung of the ladder says (regulation.md §2.0). */
export const RUNGS: Readonly<Record<Rung, string>> = {
  L0: '开始计算。',
  L1: '已过半，请抓紧办理。',
  L2: '临近届满，今天是倒数第二个工作日。',
  L3: '今天届满。',
  L4: '已经届满，逾期。',
  L5: '届满后第三个工作日，仍未办结。',
  L6: '届满后第十个工作日，仍未办结，报告本级人民政府。',
};
