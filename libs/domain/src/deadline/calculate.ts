import type { Instant, LocalDate } from '../calendar/time.js';
import type { ClockLedger } from '../clock/clock.js';
import type { Counting } from '../clock/counting.js';
import { count, type TimelineDay } from '../clock/timeline.js';
import { actsOf, type Act } from './acts.js';
import { limitOf } from '../law/limits.js';
import { localLimitAt } from '../policy/local-limit.js';
import { objectionTo, type Setting } from './objections.js';
import { momentOf, type DeadlineQuery } from './query.js';

export interface DeadlineAnswer {
  readonly lastDay: LocalDate;
  /** Exclusive: an act at this instant is late. */
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly policyVersion: string;
  /**
   * Working days of the limit. `local` is set if a local act made it shorter (Art 23), and gives that act and the last
   * day of the Regulation's own limit.
   */
  readonly workingDays: number;
  readonly local: { readonly basis: string; readonly lawLastDay: LocalDate } | null;
  /** Acts of the query that were not counted, each with its reason. */
  readonly refusals: readonly { readonly what: string; readonly code: string; readonly message: string }[];
  readonly days: readonly TimelineDay[];
}

/**
 * Calculates a time limit of the Regulation under the calendar and policy in force. An act that a rule refuses does not
 * change the date.
 */
export function calculateDeadline(query: DeadlineQuery, counting: Counting): DeadlineAnswer {
  const { clause, shareAttribute: attribute = 'CONDITIONAL', divisionCode, triggeredAt } = query;
  const { inForce: policy } = counting.policies;
  const options = { ...policy.options, ...query.policy };
  const chain = divisionCode === undefined ? [] : counting.organisation.chain(divisionCode);
  const calendar = counting.calendars.inForce.in(chain);
  const setting: Setting = { clause, attribute, calendar, options };
  const law = limitOf(clause, attribute);
  const local = localLimitAt(chain, clause, attribute, policy);
  const refusals: { what: string; code: string; message: string }[] = [];
  let ledger: ClockLedger = {
    triggeredAt: momentOf(triggeredAt),
    limit: local?.workingDays ?? law,
    pauses: [],
    extensions: [],
  };
  for (const act of actsOf(query)) {
    if (refusals.some(({ what }) => what === act.what)) continue;
    const objection = objectionTo(act, ledger, setting);
    if (objection) refusals.push({ what: act.what, ...objection });
    else ledger = entered(ledger, act);
  }
  const { lastDay, dueAt, provisional, workingDays, days } = count(ledger, calendar, options);
  const lawLastDay = count({ ...ledger, limit: law }, calendar, options).lastDay;
  if (lastDay === null || dueAt === null || lawLastDay === null)
    throw new Error('Every supplement of a query is received.');
  const versions = { calendarVersion: calendar.version, policyVersion: policy.version };
  const place = local && { basis: local.basis, lawLastDay };
  return { lastDay, dueAt, provisional, ...versions, workingDays, local: place, refusals, days };
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
