import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { StatutoryClause, ReplyAttribute } from '../law/clauses.js';
import type { ClockLedger } from '../clock/clock.js';
import { count } from '../clock/timeline.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { Act } from './acts.js';
import { extensionCapOf } from '../law/limits.js';
import { supplementNoticeDueAt } from './supplement-notice.js';

/** The clause, calendar and policy under which an act is judged. */
export interface Setting {
  readonly clause: StatutoryClause;
  readonly attribute: ReplyAttribute;
  readonly calendar: Calendar;
  readonly options: PolicyOptions;
}

export interface Objection {
  readonly code: string;
  readonly message: string;
}

/**
 * Returns the reason for which an act does not change the date; null if it does. The ledger holds the acts before it.
 */
export function objectionTo(act: Act, ledger: ClockLedger, setting: Setting): Objection | null {
  switch (act.kind) {
    case 'REQUEST':
      return objectionToRequest(act, ledger, setting);
    case 'DECISION':
      return objectionToDecision(act, ledger, setting);
    case 'SUPPLEMENT':
      return objectionToSupplement(act, ledger, setting);
  }
}

function objectionToRequest(act: Act & { kind: 'REQUEST' }, ledger: ClockLedger, setting: Setting): Objection | null {
  const { clause, attribute, options } = setting;
  const dueAt = dueAsOf(act.at, ledger, setting);
  if (extensionCapOf(clause) === 0) return objection('EXTENSION_NOT_PROVIDED', `第${clause}条款没有规定可以延长期限`);
  if (act.isBeforeTrigger) return objection('EXTENSION_BEFORE_TRIGGER', '延期申请早于期限起算之日');
  if (act.isReversed) return objection('EXTENSION_DECIDED_BEFORE_REQUESTED', '延期决定早于延期申请');
  if (clause === '21(1)' && attribute === 'UNCONDITIONAL' && options['Q-07'] === 'NO')
    return objection('EXTENSION_UNCONDITIONAL', '按所选口径，无条件共享的答复期限不得延长');
  if (dueAt === null) return objection('EXTENSION_WHILE_PAUSED', '补正期间期限停计，不能申请延期');
  if (dueAt <= act.at) return objection('EXTENSION_AFTER_DUE', '期限届满后才申请延期，不予延长');
  return null;
}

function objectionToDecision(act: Act & { kind: 'DECISION' }, ledger: ClockLedger, setting: Setting): Objection | null {
  const { clause, options } = setting;
  const cap = extensionCapOf(clause);
  const isFixed = clause === '17(2)' && options['Q-17'] === 'FIXED';
  const granted = ledger.extensions.reduce((sum, extension) => sum + extension.days, 0);
  const dueAt = dueAsOf(act.at, ledger, setting);
  if (granted > 0 && options['Q-08'] === 'ONE') return objection('EXTENSION_SECOND', '期限只能延长一次');
  if (granted + act.days > cap)
    return objection('EXTENSION_TOO_LONG', `延长期限累计最多 ${cap} 个工作日，已延长 ${granted} 个`);
  if (isFixed && act.days !== cap)
    return objection('EXTENSION_NOT_FIXED', `按所选口径，延长的期限为 ${cap} 个工作日，不得增减`);
  if (options['Q-06'] === 'STRICT' && dueAt !== null && dueAt <= act.at)
    return objection('EXTENSION_DECIDED_LATE', '按所选口径，期限届满后才同意的延期无效');
  return null;
}

function objectionToSupplement(
  act: Act & { kind: 'SUPPLEMENT' },
  ledger: ClockLedger,
  setting: Setting,
): Objection | null {
  const { clause, attribute, calendar, options } = setting;
  const noticeDueAt = supplementNoticeDueAt(ledger.triggeredAt, attribute, calendar, options);
  const dueAt = dueAsOf(act.at, ledger, setting);
  if (clause !== '21(1)') return objection('SUPPLEMENT_NOT_PROVIDED', `第${clause}条款没有规定补正`);
  if (act.isBeforeTrigger) return objection('SUPPLEMENT_BEFORE_TRIGGER', '补正通知早于期限起算之日');
  if (act.isReversed) return objection('SUPPLEMENT_RECEIVED_BEFORE_NOTICE', '收到补正材料早于补正通知');
  if (ledger.pauses.length > 0) return objection('SUPPLEMENT_SECOND', '补正只能要求一次');
  if (dueAt !== null && dueAt <= act.at) return objection('SUPPLEMENT_AFTER_DUE', '期限届满后才要求补正');
  if (noticeDueAt !== null && noticeDueAt <= act.at)
    return objection('SUPPLEMENT_TOO_LATE', '超过可以要求补正的时间（有条件共享五个工作日，无条件共享一个工作日）');
  return null;
}

/** Returns the due date as known at an instant: a supplement received later counts as still awaited. */
function dueAsOf(instant: Instant, ledger: ClockLedger, { calendar, options }: Setting): Instant | null {
  const pauses = ledger.pauses.map(({ from, to }) => ({ from, to: to !== null && to > instant ? null : to }));
  return count({ ...ledger, pauses }, calendar, options).dueAt;
}

const objection = (code: string, message: string): Objection => ({ code, message });
