import { isSupervisionClock } from '../clock/supervision-clock.js';
import type { Matter } from './matter.js';
import type { Context } from './context.js';
import type { Happening } from './happening.js';
import { rule, type Refusal } from '../language/refusal.js';

/**
 * Refuses a new request or trigger that would begin a limit of the Regulation whose last day a notice may still move
 * that is not published; null if policy allows provisional dates. An act on a matter whose limits run already
 * fulfils a duty, and is never refused so; nor are effects of other matters: their cause stands.
 */
export function unpublished(
  before: Matter | null,
  happenings: readonly Happening[],
  { policies }: Context,
): Refusal | null {
  if (policies.inForce.options['Q-27'] === 'PROVISIONAL') return null;
  if (before?.clocks.some((clock) => !isSupervisionClock(clock))) return null;
  const begun = happenings.flatMap(({ clocks = [] }) => clocks);
  const uncertain = begun.find(({ kind, provisional }) => kind === 'STATUTORY' && provisional);
  if (!uncertain) return null;
  const message = '期限涉及的日期还待放假通知公布，按现行口径，须待通知公布、工作日历启用后办理。';
  return rule('CALENDAR_NOT_PUBLISHED', uncertain.clause, message);
}
