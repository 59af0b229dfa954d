import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { StatutoryClause } from '../clock/clock.js';
import { count } from '../clock/timeline.js';
import type { LocalLimit, PolicyContent, PolicyOptions, ReplyAttribute } from '../policy/policy.js';

/** The clauses that set a limit in working days. */
export const STATUTORY_CLAUSES = [
  '17(2)',
  '17(3)',
  '21(1)',
  '22(1)',
  '26(2)',
] as const satisfies readonly StatutoryClause[];

/** The limit of the Regulation in working days (T1, T3, T4, T5, T7, T8). The attribute matters to Art 21(1) alone. */
export function limitOf(clause: StatutoryClause, attribute: ReplyAttribute = 'CONDITIONAL'): number {
  switch (clause) {
    case '17(2)':
    case '26(2)':
      return 10;
    case '17(3)':
      return 2;
    case '21(1)':
      return attribute === 'UNCONDITIONAL' ? 1 : 10;
    case '22(1)':
      return 20;
  }
}

/** The shorter limit that a place has set for itself (Art 23), the smallest division first; null where there is none. */
export function localLimitAt(
  divisionCode: string,
  clause: StatutoryClause,
  attribute: ReplyAttribute | undefined,
  { localLimits }: Pick<PolicyContent, 'localLimits'>,
): LocalLimit | null {
  const fitting = localLimits.filter(
    (local) =>
      local.clause === clause &&
      (local.shareAttribute === undefined || local.shareAttribute === attribute) &&
      divisionCode.startsWith(local.divisionPrefix),
  );
  return fitting.sort((a, b) => b.divisionPrefix.length - a.divisionPrefix.length)[0] ?? null;
}

/** By how many working days in sum the limit may be extended (T2, T6); 0 where the clause knows no extension. */
export function extensionCapOf(clause: StatutoryClause): number {
  switch (clause) {
    case '17(2)':
      return 5;
    case '21(1)':
      return 10;
    case '17(3)':
    case '22(1)':
    case '26(2)':
      return 0;
  }
}

/** The instant from which a supplement under Art 21(2) is asked for too late; null where only the due date bounds it. */
export function supplementNoticeDueAt(
  triggeredAt: Instant,
  attribute: ReplyAttribute,
  calendar: Calendar,
  options: PolicyOptions,
): Instant | null {
  if (options['Q-11'] === 'BEFORE_DUE') return null;
  const limit = attribute === 'UNCONDITIONAL' ? 1 : 5;
  return count({ triggeredAt, limit, pauses: [], extensions: [] }, calendar, options).dueAt;
}
