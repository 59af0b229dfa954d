import type { Clock } from '../clock/clock.js';
import { chainOf, recounted } from '../clock/counting.js';
import { localClock } from '../clock/local-clock.js';
import { isStatutoryClause, limitOf } from '../law/limits.js';
import { localLimitAt } from '../policy/local-limit.js';
import type { Context } from './context.js';

/**
 * Returns the changed clocks of an event, with the targets that local acts set beside them (Art 23). The Regulation
 * only encourages a place to be faster: its shorter number reminds inside the department, and the limit of the law alone
 * counts for lateness, extension and supplement. A target starts with its limit, and follows each of its pauses,
 * extensions and ends; a new calendar and reminders move it by itself.
 */
export function withLocalTargets(
  before: readonly Clock[],
  changed: readonly Clock[],
  context: Context,
): readonly Clock[] {
  const limits = changed.filter(({ kind }) => kind === 'STATUTORY');
  const targets = limits.flatMap((limit) => {
    const was = before.find(({ id }) => id === limit.id);
    if (was?.lawLimit === limit.limit) return beside(limit, was.limit, null, context);
    const target = before.find(({ id }) => id === localClock(limit.id));
    if (target) return was && course(was) === course(limit) ? [] : beside(limit, target.limit, target, context);
    const number = was ? null : localNumber(limit, context);
    return number === null ? [] : beside(limit, number, null, context);
  });
  if (targets.length === 0) return changed;
  const replaced = new Set(targets.map(({ id }) => id));
  return [...changed.filter(({ id }) => !replaced.has(id)), ...targets];
}

/** Returns the target: the limit with another number and its own reminders, inside the department. */
function beside(limit: Clock, workingDays: number, known: Clock | null, context: Context): readonly Clock[] {
  const { publishedDueAt: _, ...same } = limit;
  const inside = { kind: 'SOFT', breachClause: null, otherParty: null } as const;
  const own = { id: localClock(limit.id), limit: workingDays, kept: [], sent: known?.sent ?? [] };
  return [recounted({ ...same, ...inside, ...own }, limit.armedAt, context)];
}

/** Returns the number that the division of the responsible department sets; null unless it is shorter than the law's. */
function localNumber({ clause, limit, responsible }: Clock, context: Context): number | null {
  if (!isStatutoryClause(clause)) return null;
  const attribute = limit === limitOf(clause, 'UNCONDITIONAL') ? 'UNCONDITIONAL' : 'CONDITIONAL';
  const selects = clause === '21(1)' ? attribute : undefined;
  const local = localLimitAt(chainOf(responsible, context), clause, selects, context.policies.inForce);
  return local && local.workingDays < limit ? local.workingDays : null;
}

/** Returns a text of all that a target takes from its limit, to compare two standings of it. */
const course = ({ triggeredAt, pauses, extensions, proven, state, metAt, responsible, desk }: Clock): string =>
  JSON.stringify([triggeredAt, pauses, extensions, proven, state, metAt, responsible, desk]);
