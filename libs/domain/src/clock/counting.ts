import type { Calendar } from '../calendar/calendar.js';
import type { Calendars } from '../calendar/calendars.js';
import type { Instant } from '../calendar/time.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Policies } from '../policy/policies.js';
import type { Policy, PolicyOptions } from '../policy/policy.js';
import { readingFor } from '../policy/reading-for.js';
import type { Clock, ClockLedger } from './clock.js';
import { count, type Timeline } from './timeline.js';

/**
 * Calendars and policies by which clocks are counted, in force and earlier ones. A clock notes the versions that it was
 * counted by. A new calendar counts for every clock; the policy stays the one under which the clock began.
 */
export interface Counting {
  readonly calendars: Calendars;
  readonly policies: Policies;
  readonly organisation: Pick<Organisation, 'department' | 'chain'>;
}

type Counted = Pick<Clock, 'clause' | 'responsible' | 'handOvers' | 'calendarVersion' | 'policyVersion'> & ClockLedger;

/** Returns the days of the clock, counted by the versions of calendar and policy that it notes. */
export const timelineOf = (clock: Counted, counting: Counting): Timeline =>
  countOf(clock, calendarOf(clock, counting), policyOf(clock, counting).options);

/** Counts a ledger by the readings that hold for its clause. */
export const countOf = (
  ledger: ClockLedger & Pick<Clock, 'clause'>,
  calendar: Calendar,
  options: PolicyOptions,
): Timeline => count(ledger, calendar, readingFor(ledger.clause, options));

/** Returns the calendar version that the clock notes, for its place. */
export const calendarOf = (clock: Counted, counting: Counting): Calendar =>
  counting.calendars.version(clock.calendarVersion).in(chainOf(placeOf(clock), counting));

/** Department whose local holidays count: the one with which the clock began, whoever took the duty over (§3.5.6). */
export const placeOf = ({ handOvers, responsible }: Pick<Clock, 'handOvers' | 'responsible'>): string =>
  handOvers?.[0]?.from ?? responsible;

/**
 * Returns the clock with the department that answers for it: whoever was responsible when the limit passed, else the
 * last to take the duty over.
 */
export function owing<C extends Pick<Clock, 'handOvers' | 'responsible' | 'dueAt'>>(clock: C): C {
  const { handOvers = [], dueAt } = clock;
  const last = handOvers.at(-1);
  if (!last) return clock;
  const after = dueAt === null ? undefined : handOvers.find(({ at }) => at >= dueAt);
  return { ...clock, responsible: after?.from ?? last.to };
}

/** Returns the policy under which the clock began. */
export const policyOf = ({ policyVersion }: Pick<Clock, 'policyVersion'>, { policies }: Counting): Policy =>
  policies.version(policyVersion);

/** Returns the calendar in force for a department, with the local holidays of its division (§3.5.6). */
export const calendarAt = (departmentId: string, counting: Counting): Calendar =>
  counting.calendars.inForce.in(chainOf(departmentId, counting));

/** Returns the ledger with its dates counted by the calendar in force, and the versions used. */
export function counted<Ledger extends ClockLedger & Pick<Clock, 'clause' | 'responsible' | 'handOvers'>>(
  ledger: Ledger,
  policy: Policy,
  counting: Counting,
) {
  const calendar = calendarAt(placeOf(ledger), counting);
  const { day0, workingDays, lastDay, dueAt, provisional } = countOf(ledger, calendar, policy.options);
  const versions = { calendarVersion: calendar.version, policyVersion: policy.version };
  return owing({ ...ledger, day0, workingDays, lastDay, dueAt, provisional, ...versions });
}

/** Returns the clock counted by the calendar in force. If `dueAt` moves, only reminders due after `at` are sent. */
export function recounted(clock: Clock, at: Instant, counting: Counting): Clock {
  const fresh = counted(clock, policyOf(clock, counting), counting);
  const isArmedAnew = fresh.dueAt !== null && fresh.dueAt !== clock.dueAt;
  return isArmedAnew ? { ...fresh, armedAt: at } : fresh;
}

/** Returns the codes of the department's division and of all divisions above it, by which areas are inherited (§3.5.6). */
export const chainOf = (departmentId: string, { organisation }: Pick<Counting, 'organisation'>): readonly string[] =>
  organisation.chain(organisation.department(departmentId).divisionCode);
