import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Play } from '../processes/share-request/share-request.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { combinedDuties } from './combined-duties.fixture.js';
import { eventOf, fold, type RecordedEvent } from './fold.js';
import { project } from './projection.js';
import { WALKS, walk } from './random-walk.fixture.js';

const check = (property: (play: Play) => void) =>
  fc.assert(
    fc.property(WALKS, (choices) => property(walk(choices))),
    { numRuns: 80 },
  );

describe('in every random walk', () => {
  it('folding the events gives the matter after each step', () => {
    const agrees = ({ events, matter }: Play) => expect(fold(shareRequest, 'm1', events)).toEqual(matter);
    fc.assert(
      fc.property(WALKS, (choices) => void walk(choices, agrees)),
      { numRuns: 40 },
    );
  });

  it('folding gives the same after events were stored as text and read back by their schemas', () => {
    check(({ events, matter }) => {
      const stored = JSON.parse(JSON.stringify(events)) as RecordedEvent[];
      for (const event of stored) {
        const { type, ...fields } = eventOf(event);
        const schema = shareRequest.sharedEvents[type] ?? shareRequest.events[type];
        expect((schema as (typeof shareRequest.events)[string]).parse(fields)).toEqual(fields);
      }
      expect(fold(shareRequest, 'm1', stored)).toEqual(JSON.parse(JSON.stringify(matter)));
    });
  });

  it('each event has a Chinese sentence, with a clause if a party acted', () => {
    check(({ events }) => {
      for (const event of events.filter(({ actor, type }) => actor && !(type in shareRequest.sharedEvents))) {
        const { sentence, clause } = shareRequest.tell(eventOf(event));
        expect(sentence).toMatch(/[\u4e00-\u9fff].*[。;)\]]?$/);
        expect(clause).toMatch(/^\d+(\(\d\))?$/);
      }
    });
  });

  it('no person has acted for two parties or combined two duties that are separated', () => {
    check(({ process, matter, events }) => {
      expect(new Set(matter.acted.map(({ personId }) => personId)).size).toBe(matter.acted.length);
      expect(combinedDuties(process, matter.parties, events)).toEqual([]);
    });
  });

  it('a closed projection has no wake and no task', () => {
    check((play) => {
      const { closed, wakeAt, tasks, matter } = project(shareRequest, play.matter, play.context(null));
      if (closed) expect([wakeAt, tasks]).toEqual([null, []]);
      if (shareRequest.endStates.includes(matter.state) && matter.state !== 'REFUSED' && matter.state !== 'CLOSED')
        expect(closed).toBe(true);
    });
  });
});
