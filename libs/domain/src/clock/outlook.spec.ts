import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMs, atLocal } from '../calendar/time.js';
import { playTo } from '../processes/share-request/way.fixture.js';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
import { countingOf } from './counting.fixture.js';
import { startClock } from './operations.js';
import { outlookOf } from './outlook.js';

describe('the outlook of a matter', () => {
  const supervised = () =>
    scene('UNDER_REVIEW').do(WHO.supervisor, 'supervise', {
      departmentId: 'province.land',
      requirement: '请说明进展。',
      answerWithin: 3,
    });
  const of = (play: ReturnType<typeof scene>, kind: 'STATUTORY' | 'SOFT') =>
    outlookOf(kind, play.matter, play.now, play.context(null));

  it('has the limit of the Regulation apart from the target', () => {
    const play = supervised();
    expect(of(play, 'STATUTORY')).toMatchObject({
      ...{ clockId: 'reply', clause: '21(1)', lastDay: '2026-03-16', remainingWorkingDays: 10 },
      ...{ overdueWorkingDays: null, provisional: false, paused: false },
    });
    expect(of(play, 'SOFT')).toMatchObject({
      clockId: 'supervision-1',
      lastDay: '2026-03-05',
      remainingWorkingDays: 3,
    });
  });

  it('counts the working days since the last day, for each kind on its own', () => {
    const play = supervised().passTo(atLocal('2026-03-10', 9));
    expect(of(play, 'SOFT')).toMatchObject({ remainingWorkingDays: null, overdueWorkingDays: 3 });
    expect(of(play, 'STATUTORY')).toMatchObject({ overdueWorkingDays: null, remainingWorkingDays: 4 });
    play.passTo(atLocal('2026-03-18', 9));
    expect(of(play, 'STATUTORY')).toMatchObject({ remainingWorkingDays: null, overdueWorkingDays: 2 });
  });

  it('shows a paused limit without a date, and none once it is met', () => {
    const paused = playTo('SUPPLEMENT_REQUIRED');
    expect(of(paused, 'STATUTORY')).toMatchObject({ clockId: 'reply', paused: true, dueAt: null, lastDay: null });
    expect(of(playTo('CLOSED'), 'STATUTORY')).toBeNull();
  });

  it('is late by no fewer working days the earlier it was due, so that lists by date are lists by lateness', () => {
    const counting = countingOf();
    const begun = fc.integer({ min: 0, max: 500 }).map((hours) => addMs(atLocal('2025-09-01', 9), hours * 3_600_000));
    const clock = fc.tuple(begun, fc.integer({ min: 1, max: 20 })).map(([triggeredAt, limit]) => {
      const of = { id: 'reply', kind: 'STATUTORY', clause: '21(1)', breachClause: '39(4)', otherParty: null } as const;
      return startClock({ ...of, responsible: 'province.land', triggeredAt, limit }, triggeredAt, counting);
    });
    const days = fc.integer({ min: 0, max: 120 }).map((n) => atLocal(addDays('2025-09-01', n), 10));
    fc.assert(
      fc.property(clock, clock, days, (one, other, now) => {
        const [a, b] = [one, other].map((each) =>
          outlookOf('STATUTORY', { clocks: [each], since: now }, now, counting),
        );
        fc.pre((a?.dueAt ?? '') <= (b?.dueAt ?? ''));
        expect(a?.overdueWorkingDays ?? -1).toBeGreaterThanOrEqual(b?.overdueWorkingDays ?? -1);
      }),
    );
  });
});
