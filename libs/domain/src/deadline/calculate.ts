import { CHINA_CALENDAR } from '../calendar/china.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { ClockLedger } from '../clock/clock.js';
import { count, type TimelineDay } from '../clock/timeline.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { actsOf, type Act } from './acts.js';
import { limitOf } from './limits.js';
import { objectionTo, type Setting } from './objections.js';
import { momentOf, type DeadlineQuery } from './query.js';

export interface DeadlineAnswer {
  readonly lastDay: LocalDate;
  /** Exclusive: an act at this instant is late. */
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** What of the query was left out of account, and why. */
  readonly refusals: readonly { readonly what: string; readonly code: string; readonly message: string }[];
  readonly days: readonly TimelineDay[];
}

/** What a time limit of the Regulation comes to. An act that a rule refuses leaves the date as it is. */
export function calculateDeadline(query: DeadlineQuery): DeadlineAnswer {
  const { clause, shareAttribute: attribute = 'CONDITIONAL', triggeredAt } = query;
  const options = { ...DEFAULT_POLICY.options, ...query.policy };
  const setting: Setting = { clause, attribute, calendar: CHINA_CALENDAR, options };
  const refusals: { what: string; code: string; message: string }[] = [];
  let ledger: ClockLedger = {
    triggeredAt: momentOf(triggeredAt),
    limit: limitOf(clause, attribute),
    pauses: [],
    extensions: [],
  };
  for (const act of actsOf(query)) {
    if (refusals.some(({ what }) => what === act.what)) continue;
    const objection = objectionTo(act, ledger, setting);
    if (objection) refusals.push({ what: act.what, ...objection });
    else ledger = entered(ledger, act);
  }
  const { lastDay, dueAt, provisional, days } = count(ledger, CHINA_CALENDAR, options);
  if (lastDay === null || dueAt === null) throw new Error('Every supplement of a query is received.');
  return { lastDay, dueAt, provisional, calendarVersion: CHINA_CALENDAR.version, refusals, days };
}

function entered(ledger: ClockLedger, act: Act): ClockLedger {
  switch (act.kind) {
    case 'REQUEST':
      return ledger;
    case 'DECISION': {
      const extension = { days: act.days, requestedAt: act.requestedAt, decidedAt: act.at };
      return { ...ledger, extensions: [...ledger.extensions, extension] };
    }
    case 'SUPPLEMENT':
      return { ...ledger, pauses: [...ledger.pauses, { from: act.at, to: act.receivedAt }] };
  }
}
