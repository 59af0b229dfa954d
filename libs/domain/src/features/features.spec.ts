import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventOf } from '../matter/recorded-event.js';
import { SHARED_EVENTS } from '../matter/shared-events.js';
import { PROCESSES } from '../processes/index.js';
import { FEATURES } from './index.js';

const repeated = (names: readonly string[]): readonly string[] => names.filter((name, n) => names.indexOf(name) !== n);

describe('features beside a process', () => {
  it('keep their states under different keys', () => {
    expect(repeated(FEATURES.flatMap(({ state }) => (state ? [state.key] : [])))).toEqual([]);
  });

  it('add events that neither the engine nor another feature has', () => {
    const types = FEATURES.flatMap(({ events = {} }) => Object.keys(events));
    expect(repeated([...types, ...Object.keys(SHARED_EVENTS)])).toEqual([]);
  });

  it.each(PROCESSES.map((process) => [process.process, process] as const))(
    'share no event and no command with %s',
    (_, process) => {
      expect(Object.keys(process.events).filter((type) => type in process.sharedEvents)).toEqual([]);
      expect(repeated(process.rows.map(({ name }) => name))).toEqual([]);
    },
  );

  it.each(PROCESSES.map((process) => [process.process, process] as const))(
    'no event of %s has a field that the engine keeps beside it',
    (_, { events, sharedEvents }) => {
      for (const [type, schema] of Object.entries({ ...events, ...sharedEvents })) {
        const own = Object.keys(schema instanceof z.ZodObject ? schema.shape : {});
        const payload = Object.fromEntries(own.map((field) => [field, field]));
        const told = eventOf({ type, version: 1, at: '', actor: null, payload });
        expect([type, Object.keys(told).sort()]).toEqual([type, [...own, 'type'].sort()]);
      }
    },
  );
});
