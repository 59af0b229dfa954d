import type { Instant } from '../calendar/time.js';
import { acting } from './acting.js';
import type { Clock } from '../clock/clock.js';
import { replaceMiss, revokeMiss } from '../clock/operations.js';
import type { Change } from './definition.js';
import type { EventStanding } from './facts.js';
import type { DomainEvent, Happening } from './happening.js';
import { outerAfter } from './outer-state.js';
import { type FeatureState, isOwnEvent, type Process } from './process.js';
import { eventOf, type Beside, type RecordedEvent } from './recorded-event.js';
import { isSharedEvent } from './shared-events.js';
import type { Deed, FeatureStates, Matter } from './matter.js';

export { eventOf, type EventPayload, type RecordedEvent } from './recorded-event.js';

export const EVENT_VERSION = 1;

/** The manner of an act, beside what happened: drafted by an assistant, or for another holder. */
export type Manner = Pick<Beside, 'draftedBy' | 'onBehalfOf'>;

export function record(
  happening: Happening,
  { at, actor }: Deed,
  documents: Beside['documents'],
  manner: Manner = {},
): RecordedEvent {
  const { type, ...fields } = happening.event;
  const { clocks, notices, effects } = happening;
  const beside = Object.entries({ clocks, notices, effects, documents, ...manner }).filter(([, one]) => one?.length);
  return { type, version: EVENT_VERSION, at, actor, payload: { ...fields, ...Object.fromEntries(beside) } };
}

/**
 * Checks an event that was read back from the store. Throws for a version that this release does not know, or a payload
 * that breaks its schema. Stored events are never rewritten; an older version needs an upcaster.
 */
export function readEvent(process: Process, recorded: RecordedEvent): RecordedEvent {
  const schema = process.events[recorded.type] ?? process.sharedEvents[recorded.type];
  if (!schema || recorded.version !== EVENT_VERSION)
    throw new Error(`${process.process} does not know event ${recorded.type} version ${recorded.version}`);
  const { type: _, ...own } = eventOf(recorded);
  schema.parse(own);
  return recorded;
}

/** Returns the matter after one more event; `matter` is null before the first. */
export function apply(process: Process, matterId: string, matter: Matter | null, recorded: RecordedEvent): Matter {
  const event = eventOf(recorded);
  const before = matter ?? begun(process, matterId, event, recorded.at);
  const change = changeOf(process, matter, event, recorded);
  const state = change.state ?? before.state;
  const { actor, payload } = recorded;
  const number = event.type === 'numberAssigned' ? String(payload.number) : null;
  const after: Matter = {
    ...before,
    ...change,
    state,
    seq: before.seq + 1,
    since: state === before.state ? before.since : recorded.at,
    number: number ?? before.number,
    ...(number !== null && process.numbered && { data: process.numbered(before.data, number) }),
    clocks: settled(mergeClocks(before.clocks, payload.clocks ?? []), event, recorded.at),
    ...statesOf(process, (state) => [state.key, state.evolve(before, event, recorded)]),
    acted: acting(process, before.acted, event, actor),
  };
  const seen = {
    ...after,
    openedAt: before.openedAt ?? (process.isOpenToParties(after) ? recorded.at : null),
    outer: matter && outerAfter(process, matter, after, change.state !== undefined, recorded),
  };
  return matter && isEnded(process, matter, seen) ? { ...seen, ...endedStates(process, seen) } : seen;
}

/** True if the matter has ended between the two: what it waited for is no longer awaited. */
export const isEnded = ({ endStates }: Pick<Process, 'endStates'>, before: Matter, after: Matter): boolean =>
  after.state !== before.state && endStates.includes(after.state);

const endedStates = (process: Process, after: Matter): FeatureStates =>
  statesOf(process, (state) => [state.key, state.end?.(after) ?? after[state.key]]);

/** Folds a stream; null if it has no events. Throws if an event breaks its schema. */
export function fold(process: Process, matterId: string, events: readonly RecordedEvent[]): Matter | null {
  return events.reduce<Matter | null>(
    (matter, event) => apply(process, matterId, matter, readEvent(process, event)),
    null,
  );
}

/** Returns the event as a fact for rules. */
export function standingOf(recorded: RecordedEvent): EventStanding {
  const { type, ...fields } = eventOf(recorded);
  return { type, departmentId: recorded.actor?.departmentId ?? null, fields };
}

function changeOf(process: Process, matter: Matter | null, event: DomainEvent, deed: Deed): Change<unknown> {
  if (!isOwnEvent(process, event)) return {};
  return matter ? process.evolve(matter, event, deed) : process.begin(event, deed);
}

/** Returns the states of the features, by their keys in the matter. */
const statesOf = (
  { features }: Process,
  entry: (state: FeatureState) => readonly [keyof FeatureStates, unknown],
): FeatureStates =>
  Object.fromEntries(features.flatMap(({ state }) => (state ? [entry(state)] : []))) as unknown as FeatureStates;

/** Returns a matter that has no events yet. */
export function blank(process: Process, matterId: string, at: Instant): Matter {
  const nothing = {
    openedAt: null,
    outer: null,
    number: null,
    parties: {},
    clocks: [],
    acted: [],
    ...statesOf(process, ({ key, initial }) => [key, initial]),
    data: null,
  };
  return { matterId, process: process.process, seq: 0, state: '', since: at, ...nothing };
}

/** Returns a matter before its first event, with what it takes over from the one of which it was a part. */
const begun = (process: Process, matterId: string, event: DomainEvent, at: Instant): Matter => ({
  ...blank(process, matterId, at),
  ...(isOwnEvent(process, event) && process.inherits?.(event)),
});

function mergeClocks(clocks: readonly Clock[], changed: readonly Clock[]): readonly Clock[] {
  if (changed.length === 0) return clocks;
  const fresh = new Map(changed.map((clock) => [clock.id, clock]));
  const kept = clocks.map((clock) => fresh.get(clock.id) ?? clock);
  const known = new Set(clocks.map(({ id }) => id));
  return [...kept, ...[...fresh.values()].filter(({ id }) => !known.has(id))];
}

/** Notes in the clocks that one was cancelled, or that a recorded lateness turned out to be none or to have another date. */
function settled(clocks: readonly Clock[], event: DomainEvent, at: Instant): readonly Clock[] {
  const told = isSharedEvent(event) ? event : null;
  const ended = told?.type === 'clockEnded' ? told.endedAt : at;
  return clocks.map((one) => {
    const clock = one.state === 'CANCELLED' && one.cancelledAt === undefined ? { ...one, cancelledAt: ended } : one;
    if (told?.type === 'overdueRevoked' && told.clockId === clock.id) return revokeMiss(neverOwed(clock, at));
    return told?.type === 'deadlinePassed' && told.clockId === clock.id ? replaceMiss(clock, told.dueAt) : clock;
  });
}

/** A lateness that the act which ended the duty revokes was never owed, and no calendar makes it true again. */
const neverOwed = (clock: Clock, at: Instant): Clock =>
  clock.state === 'CANCELLED' && clock.cancelledAt === at ? { ...clock, cancelledAt: clock.triggeredAt } : clock;
