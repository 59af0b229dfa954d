import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../calendar/time.js';
import { playTo } from '../processes/share-request/way.fixture.js';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
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
      ...{ clockId: 'reply', clause: '21(1)', lastDay: '2026-03-16', remaining: 10 },
      ...{ overdueBy: null, provisional: false, paused: false },
    });
    expect(of(play, 'SOFT')).toMatchObject({ clockId: 'supervision-1', lastDay: '2026-03-05', remaining: 3 });
  });

  it('counts the working days since the last day, for each kind on its own', () => {
    const play = supervised().passTo(atLocal('2026-03-10', 9));
    expect(of(play, 'SOFT')).toMatchObject({ remaining: null, overdueBy: 3 });
    expect(of(play, 'STATUTORY')).toMatchObject({ overdueBy: null, remaining: 4 });
    play.passTo(atLocal('2026-03-18', 9));
    expect(of(play, 'STATUTORY')).toMatchObject({ remaining: null, overdueBy: 2 });
  });

  it('shows a paused limit without a date, and none once it is met', () => {
    const paused = playTo('SUPPLEMENT_REQUIRED');
    expect(of(paused, 'STATUTORY')).toMatchObject({ clockId: 'reply', paused: true, dueAt: null, lastDay: null });
    expect(of(playTo('CLOSED'), 'STATUTORY')).toBeNull();
  });
});
