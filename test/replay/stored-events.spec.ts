import { beforeAll, expect, it } from '@jest/globals';
import { messagesOf, PROCESSES, refold } from '#libs/domain';
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
    expect(matter).toMatchObject(recorded); // a later release may know more of it, never something else
  }
});
