import type { Actor, Role } from '../access/roles.js';
import { addMs, atLocal, toMs, type Instant, type LocalDate } from '../calendar/time.js';
import type { Calendar } from '../calendar/calendar.js';
import type { PolicyOptions } from '../policy/policy.js';
import { DESKS as DESK_NAMES, type Clock, type Desk, type Rung } from './clock.js';
import { calendarOf, countOf, policyOf, type Counting } from './counting.js';
import { dayOfLateness } from './timeline.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Recipient } from '../access/recipient.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/** A rung and the instant at which it is due. */
export interface RungInstant {
  readonly rung: Rung;
  readonly instant: Instant;
}
export interface DueRung extends RungInstant {
  /** True if it is sent more than a minute after its instant. */
  readonly late: boolean;
}

/**
 * Wait in milliseconds after a due instant before L4: an act may bear an instant of receipt up to 15 s back, so it may
 * still be in time.
 */
export const DEADLINE_GRACE_MS = OUR_NUMBERS.deadlineGrace.value * 1000;

/**
 * Returns the alert ladder of a clock (regulation.md §2.0) in order of time, by the calendar version that the clock
 * notes. Empty while the clock is paused.
 */
export function rungs(clock: Clock, counting: Counting): readonly RungInstant[] {
  const [calendar, { options }] = [calendarOf(clock, counting), policyOf(clock, counting)];
  const known = LADDERS.get(clock);
  if (known?.calendar === calendar && known.options === options) return known.ladder;
  const ladder = ladderOf(clock, calendar, options);
  LADDERS.set(clock, { calendar, options, ladder });
  return ladder;
}

interface Ladder {
  readonly calendar: Calendar;
  readonly options: PolicyOptions;
  readonly ladder: readonly RungInstant[];
}

/** Ladders once made: a wake asks for that of each clock twice, for what is due and for what comes next. */
const LADDERS = new WeakMap<Clock, Ladder>();

function ladderOf(clock: Clock, calendar: Calendar, options: PolicyOptions): readonly RungInstant[] {
  const { lastDay, dueAt } = clock;
  if (lastDay === null || dueAt === null) return [];
  const counted = countOf(clock, calendar, options).countedDates;
  const n = counted.length;
  const at = (rung: Rung, date: LocalDate | undefined, hours: number = OUR_NUMBERS.officeOpens.value): RungInstant[] =>
    date === undefined ? [] : [{ rung, instant: atLocal(date, hours) }];
  const ladder: RungInstant[] = [
    { rung: 'L0', instant: clock.startedAt },
    ...(n === 1 ? at('L1', lastDay, OUR_NUMBERS.middayReminder.value) : at('L1', counted[Math.ceil(n / 2)])),
    ...(n > 2 ? at('L2', counted[n - 2]) : []),
    ...at('L3', lastDay),
    { rung: 'L4', instant: addMs(dueAt, DEADLINE_GRACE_MS) },
    ...(clock.kind === 'STATUTORY'
      ? [
          ...at('L5', dayOfLateness(clock, lastDay, OUR_NUMBERS.headHearsAfter.value, calendar)),
          ...at('L6', dayOfLateness(clock, lastDay, OUR_NUMBERS.governmentHearsAfter.value, calendar)),
        ]
      : []),
  ];
  return ladder.sort((a, b) => compare(a.instant, b.instant) || compare(a.rung, b.rung));
}

/** Returns the rungs to send now, each once per due date; L0 once per clock. */
export const dueRungs = (clock: Clock, now: Instant, counting: Counting): DueRung[] =>
  pendingRungs(clock, counting)
    .filter(({ instant }) => instant <= now)
    .map((rung) => ({ ...rung, late: toMs(now) - toMs(rung.instant) > OUR_NUMBERS.alertLateAfter.value * 1000 }));

/** Returns the next rung of the clock, which may lie in the past; null if none is left. */
export const nextWake = (clock: Clock, counting: Counting): RungInstant | null =>
  pendingRungs(clock, counting)[0] ?? null;

/** Returns the recipients of a rung (regulation.md §2.0). Alerts of a target stay inside the responsible department. */
export function recipients(clock: Clock, rung: Rung, organisation: Organisation): Recipient[] {
  const responsible = organisation.department(clock.responsible);
  const isAuthority = responsible.kind === 'AUTHORITY';
  const authority = isAuthority ? responsible : organisation.sameLevelAuthority(responsible.id);
  const own = (...roles: Role[]): Recipient[] => held(responsible.id, ...new Set(roles));
  const { handler, lead } = DESKS[clock.desk ?? 'WORKING_BODY'];
  switch (rung) {
    case 'L0':
    case 'L1':
      return own(handler);
    case 'L2':
      return own(handler, lead);
    case 'L3':
      return own(lead, 'DEPT_HEAD');
    case 'L4':
      if (clock.kind === 'SOFT') return own(handler, lead);
      return [
        ...(isAuthority ? own(lead, 'DEPT_HEAD', 'SA_HEAD') : own(lead, 'DEPT_HEAD')),
        ...held(clock.otherParty, 'WB_HANDLER', 'WB_LEAD'),
        ...(isAuthority ? [] : held(authority.id, 'SA_SUPERVISOR', 'SA_HEAD')),
      ];
    case 'L5':
      return held(authority.id, 'SA_HEAD');
    case 'L6':
      return [
        ...held(organisation.ownLevelGovernment(responsible.id)?.id, 'GOV_DECIDER'),
        ...(isAuthority ? held(organisation.superiorAuthority(responsible.id)?.id, 'SA_SUPERVISOR', 'SA_HEAD') : []),
      ];
  }
}

/**
 * Offices that hear of a missed limit besides, while a longer one was asked for in time and is not decided: the head of
 * the authority that must decide, and from L5 on of the one above, which may then decide in its place.
 */
export function deciderHears(rung: Rung, decider: string, organisation: Organisation): Recipient[] {
  if (!tellsOfLateness(rung)) return [];
  const above = rung === 'L4' ? null : aboveDecider(decider, organisation);
  return [decider, above].flatMap((id) => held(id, id && isGovernment(id, organisation) ? 'GOV_DECIDER' : 'SA_HEAD'));
}

/** Authority or government above the one that decides an extension; null if there is none. */
export function aboveDecider(decider: string, organisation: Organisation): string | null {
  if (isGovernment(decider, organisation)) return null;
  return (organisation.superiorAuthority(decider) ?? organisation.ownLevelGovernment(decider))?.id ?? null;
}

const isGovernment = (id: string, organisation: Organisation): boolean =>
  organisation.department(id).kind === 'GOVERNMENT';

/**
 * Offices that hear that a calendar has moved the date: the desk that must act; for a limit of the Regulation the other
 * party, too.
 */
export function hearsOfMove({ kind, responsible, otherParty, desk = 'WORKING_BODY' }: Clock): Recipient[] {
  const { handler, lead } = DESKS[desk];
  return [
    ...held(responsible, handler, lead),
    ...(kind === 'STATUTORY' ? held(otherParty, 'WB_HANDLER', 'WB_LEAD') : []),
  ];
}

/** Roles of each desk: the handler does its work, and the lead is responsible for it. */
const DESKS: Readonly<Record<Desk, { readonly handler: Role; readonly lead: Role }>> = {
  WORKING_BODY: { handler: 'WB_HANDLER', lead: 'WB_LEAD' },
  AUTHORITY: { handler: 'SA_REVIEWER', lead: 'SA_HEAD' },
  GOVERNMENT: { handler: 'GOV_DECIDER', lead: 'GOV_DECIDER' },
  ADMINISTRATION: { handler: 'SYSADMIN', lead: 'SA_HEAD' },
};

/** A desk of one department. */
export interface DeskOfDepartment {
  readonly departmentId: string;
  readonly desk: Desk;
}

/** Returns the desks whose work is the actor's, as their handler or lead; a head of department answers for all of its desks. */
export const desksOf = ({ offices }: Pick<Actor, 'offices'>): readonly DeskOfDepartment[] =>
  offices.flatMap(({ departmentId, role }) =>
    DESK_NAMES.filter((desk) => [DESKS[desk].handler, DESKS[desk].lead, 'DEPT_HEAD'].includes(role)).map((desk) => ({
      departmentId,
      desk,
    })),
  );

function pendingRungs(clock: Clock, counting: Counting): RungInstant[] {
  if (clock.state !== 'RUNNING') return [];
  return rungs(clock, counting).filter((rung) => isPending(clock, rung));
}

/**
 * True if a rung is still to be sent: L0 once per clock, any other once per due date. A rung that was due before that
 * date was set, or before the clock reopened, is left out. Only those that tell of a lateness (L4 to L6) are sent all
 * the same, once for each lateness.
 */
function isPending(clock: Clock, { rung, instant }: RungInstant): boolean {
  const sent = clock.sent.filter((alert) => alert.rung === rung && !alert.revoked);
  if (rung === 'L0') return sent.length === 0;
  if (sent.some(({ dueAt }) => dueAt === clock.dueAt)) return false;
  return instant >= clock.armedAt || (tellsOfLateness(rung) && sent.length === 0);
}

/** True for the rungs after the due instant. */
export const tellsOfLateness = (rung: Rung): boolean => rung === 'L4' || rung === 'L5' || rung === 'L6';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const held = (departmentId: string | null | undefined, ...roles: Role[]): Recipient[] =>
  departmentId ? roles.map((role) => ({ departmentId, role })) : [];
