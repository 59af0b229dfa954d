import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Play } from '../share-request/share-request.fixture.js';
import { shareRequest } from '../share-request/share-request.js';
import { eventOf, fold, type RecordedEvent } from './fold.js';
import { project } from './projection.js';
import { SHARED_EVENTS } from './shared-events.js';
import { SETTINGS, walk, type Choice } from './walk.fixture.js';

const HOUR = 3_600_000;
const choice: fc.Arbitrary<Choice> = fc.record({
  pick: fc.nat({ max: 997 }),
  payload: fc.nat({ max: 5 }),
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 96 * HOUR }), fc.integer({ min: 1, max: 900 * HOUR })),
});
const walks = fc.tuple(fc.constantFrom(...SETTINGS), fc.array(choice, { minLength: 1, maxLength: 16 }));
const check = (property: (play: Play) => void, each: (play: Play) => void = () => undefined) =>
  fc.assert(
    fc.property(walks, ([setting, choices]) => property(walk(setting, choices, each))),
    { numRuns: 150 },
  );

describe('whatever people do', () => {
  it('the matter is what folding its events gives, after each step', () => {
    check(
      () => undefined,
      ({ events, matter }) => expect(fold(shareRequest, 'm1', events)).toEqual(matter),
    );
  });

  it('so it is when the events were stored as text and read back by their schemas', () => {
    check(({ events, matter }) => {
      const stored = JSON.parse(JSON.stringify(events)) as RecordedEvent[];
      for (const event of stored) {
        const { type, ...fields } = eventOf(event);
        const schema = (SHARED_EVENTS as Record<string, unknown>)[type] ?? shareRequest.events[type];
        expect((schema as (typeof shareRequest.events)[string]).parse(fields)).toEqual(fields);
      }
      expect(fold(shareRequest, 'm1', stored)).toEqual(JSON.parse(JSON.stringify(matter)));
    });
  });

  it('a refused command leaves nothing behind, and an accepted one has its person first among the acts', () => {
    let before = 0;
    check(
      () => (before = 0),
      ({ events }) => {
        const acts = events.slice(before).filter(({ actor }) => actor !== null);
        before = events.length;
        if (acts.length > 0) expect(new Set(acts.map(({ actor }) => actor?.accountId)).size).toBe(1);
      },
    );
  });

  it('each event is told in Chinese, with its clause where a party acted', () => {
    check(({ events }) => {
      for (const event of events.filter(({ actor, type }) => actor && !(type in SHARED_EVENTS))) {
        const { sentence, clause } = shareRequest.tell(eventOf(event));
        expect(sentence).toMatch(/[\u4e00-\u9fff].*[。;)\]]?$/);
        expect(clause).toMatch(/^\d+(\(\d\))?$/);
      }
    });
  });

  it('no party’s person has acted for another, and nobody consented to their own words', () => {
    check(({ matter: { acted, data }, events }) => {
      expect(new Set(acted.map(({ personId }) => personId)).size).toBe(acted.length);
      const by = (type: string) => events.filter((one) => one.type === type).map(({ actor }) => actor?.personId ?? '');
      expect(data.drafters).not.toEqual(expect.arrayContaining(by('requestSubmitted').slice(0, 1).concat('?')));
      for (const consenter of by('requestSubmitted')) expect(data.drafters).not.toContain(consenter);
      for (const consenter of by('replied')) expect(data.proposal?.proposers).not.toContain(consenter);
    });
  });

  it('the projection waits for a task or a clock until the end, and then for none', () => {
    check((play) => {
      const { closed, wakeAt, tasks, matter } = project(shareRequest, play.matter, play.context(null));
      if (closed) expect([wakeAt, tasks]).toEqual([null, []]);
      if (shareRequest.endStates.includes(matter.state) && matter.state !== 'REFUSED' && matter.state !== 'CLOSED')
        expect(closed).toBe(true);
    });
  });
});
