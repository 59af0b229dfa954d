import { beforeAll, expect, it } from '@jest/globals';
import { messagesOf, PROCESSES, refold, type Duty, type Matter } from '#libs/domain';
import { firstBreak, toEvent } from '#libs/persistence';
import { recordedStreams, type RecordedStream } from './stored-events.js';

let streams: readonly RecordedStream[];

beforeAll(async () => {
  streams = await recordedStreams();
});

it('every event type of the present release has been recorded', () => {
  const written = PROCESSES.flatMap(({ process, events }) => Object.keys(events).map((type) => `${process} ${type}`));
  const recorded = new Set(streams.flatMap(({ matter, rows }) => rows.map(({ type }) => `${matter.process} ${type}`)));
  expect(written.filter((type) => !recorded.has(type))).toEqual([]);
  const types = new Set(streams.flatMap(({ rows }) => rows.map(({ type }) => type)));
  expect(PROCESSES.flatMap(({ sharedEvents }) => Object.keys(sharedEvents)).filter((type) => !types.has(type))).toEqual(
    [],
  );
});

it('the hash chain of each stored stream is unbroken', () => {
  for (const { rows } of streams) expect(firstBreak(rows)).toBeNull();
});

it('stored events match their schemas, and fold to the state to which they folded when they were recorded', () => {
  for (const { matter: recorded, rows } of streams) {
    const events = rows.map(toEvent);
    const { process, matter } = refold(recorded.matterId, events);
    for (const event of events) expect(() => messagesOf(process, event)).not.toThrow();
    expect(matter).toMatchObject(withoutPersons(recorded)); // a later release may know more of it, never something else
  }
});

it('the persons whom earlier releases kept apart by lists of their own are kept by their duties', () => {
  const kept = streams.flatMap(({ matter: recorded, rows }) => {
    const { process, matter } = refold(recorded.matterId, rows.map(toEvent));
    const isConcluded = rows.some(({ type }) => process.concludes?.includes(type));
    return isConcluded ? [] : listsIn(recorded.data).map(([list, persons]) => ({ list, persons, acted: matter.acted }));
  });
  expect(new Set(kept.map(({ list }) => list))).toEqual(new Set(Object.keys(DUTY_OF)));
  for (const { list, persons, acted } of kept) {
    const done = acted.filter(({ duties }) => duties.includes(DUTY_OF[list] as Duty)).map(({ personId }) => personId);
    expect([list, done]).toEqual([list, expect.arrayContaining([...persons])]);
  }
});

/** Duties by the names of the lists in which earlier releases kept their persons. */
const DUTY_OF: Readonly<Record<string, Duty>> = {
  drafters: 'DRAFT',
  editors: 'DRAFT',
  assessors: 'ASSESS',
  proposers: 'PROPOSE_REPLY',
};
/** Fields of persons that matters no longer hold. */
const GONE: readonly string[] = [...Object.keys(DUTY_OF), 'writers', 'heads', 'handlers', 'openedBy', 'personId'];

/** Returns a state as it was recorded, without the fields of persons that are kept by their duties now. */
const withoutPersons = (recorded: Matter): object => ({
  ...(stripped(recorded) as object),
  acted: expect.arrayContaining(recorded.acted.map((act) => expect.objectContaining(act))),
});

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (GONE.includes(key) ? [] : [[key, stripped(inner)]])),
  );
}

/** Finds the lists of persons in a value, at any depth. */
function listsIn(value: unknown): readonly (readonly [string, readonly string[]])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key in DUTY_OF ? [[key, inner as readonly string[]] as const] : listsIn(inner),
  );
}
