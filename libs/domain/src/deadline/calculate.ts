import type { Instant, LocalDate } from '../calendar/time.js';
import type { ClockLedger } from '../clock/clock.js';
import type { Counting } from '../clock/counting.js';
import { count, type TimelineDay } from '../clock/timeline.js';
import { actsOf, type Act } from './acts.js';
import { limitOf } from '../law/limits.js';
import { localLimitAt } from '../policy/local-limit.js';
import { readingFor } from '../policy/reading-for.js';
import type { LocalLimit } from '../policy/policy.js';
import { objectionTo, type Setting } from './objections.js';
import { momentOf, type DeadlineQuery } from './query.js';

export interface DeadlineAnswer {
  readonly lastDay: LocalDate;
  /** Exclusive: an act at this instant is late. */
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly policyVersion: string;
  /** Working days of the limit, extensions included. */
  readonly workingDays: number;
  /**
   * Working target that a local act sets beside a limit of the Regulation (Art 23), with its own days and last
   * day; null where there is none. Missing it is no lateness.
   */
  readonly local: { readonly basis: string; readonly workingDays: number; readonly lastDay: LocalDate } | null;
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
  const options = readingFor(clause, { ...policy.options, ...query.policy });
  const chain = divisionCode === undefined ? [] : counting.organisation.chain(divisionCode);
  const calendar = counting.calendars.inForce.in(chain);
  const setting: Setting = { clause, attribute, calendar, options };
  const local = localLimitAt(chain, clause, attribute, policy);
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
  const { lastDay, dueAt, provisional, workingDays, days } = count(ledger, calendar, options);
  if (lastDay === null || dueAt === null) throw new Error('Every supplement of a query is received.');
  const versions = { calendarVersion: calendar.version, policyVersion: policy.version };
  const target = local && local.workingDays < ledger.limit ? targetOf(local, ledger, setting) : null;
  return { lastDay, dueAt, provisional, ...versions, workingDays, local: target, refusals, days };
}

function targetOf(
  { basis, workingDays: limit }: LocalLimit,
  ledger: ClockLedger,
  { calendar, options }: Setting,
): DeadlineAnswer['local'] {
  const { workingDays, lastDay } = count({ ...ledger, limit }, calendar, options);
  return lastDay === null ? null : { basis, workingDays, lastDay };
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
