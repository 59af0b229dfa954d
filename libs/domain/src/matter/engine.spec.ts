import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, atLocal, toMs } from '../calendar/time.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { WHO, type Play } from '../processes/share-request/share-request.fixture.js';
import { STATES } from '../processes/share-request/share-request.state.js';
import { FIT, playTo } from '../processes/share-request/way.fixture.js';
import { passTime, wakeOf } from './engine.js';
import { messagesOf } from './projection.js';

/** Parts of a matter that people decide; `ended` are the clocks that stopped with the term, as time passed. */
const decided = ({ matter }: Pick<Play, 'matter'>, ended: readonly unknown[] = []) => ({
  state: matter.state,
  since: matter.since,
  number: matter.number,
  data: matter.data,
  acted: matter.acted,
  revision: shareRequest.revision(matter),
  view: shareRequest.view(matter, new Set(['everybody', 'requester', 'provider'] as const)),
  clocks: matter.clocks.map(({ id, state, dueAt, metAt, pauses, extensions }) => ({
    state: ended.includes(id) ? 'ENDED' : state,
    dueAt,
    metAt,
    pauses,
    extensions,
  })),
});

describe('only acts of people change a matter', () => {
  it.each(STATES)('no passing of time changes a matter in %s', (state) => {
    const waits = fc.array(fc.integer({ min: 0, max: 60 * 86_400_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(waits, (gaps) => {
        const play = playTo(state);
        const begun = { ...play.matter };
        const before = (ended: readonly unknown[]) => decided({ matter: begun }, ended);
        const known = play.events.length;
        for (const gap of gaps) {
          play.now = addMs(play.now, gap); // a delay of days, without a wake in between
          play.observe();
          play.passTo(addMs(play.now, gap));
        }
        const ended = play.happened('clockEnded').map(({ payload }) => payload.clockId);
        expect(decided(play, ended)).toEqual(before(ended));
        for (const { type, actor } of play.events.slice(known)) {
          expect(['alertRaised', 'deadlinePassed', 'clockEnded']).toContain(type);
          expect(actor).toBeNull();
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(STATES)('each rung in %s is sent once, and the deadline is recorded with L4 alone', (state) => {
    const play = playTo(state).passTo(atLocal('2029-01-01'));
    expect(new Set(play.alerts).size).toBe(play.alerts.length);
    expect(play.happened('deadlinePassed')).toHaveLength(play.alerts.filter((one) => one.endsWith('L4')).length);
    expect(wakeOf(shareRequest, play.matter, play.context(null))).toBeNull();
  });
});

describe('time', () => {
  it('records no event if nothing is due', () => {
    const play = playTo('SUBMITTED');
    const wake = wakeOf(shareRequest, play.matter, play.context(null));
    expect(wake).toEqual({ at: atLocal('2026-03-10', 9), for: 'reply L1' });
    play.passTo(addMs(atLocal('2026-03-10', 9), -1));
    expect(passTime(shareRequest, play.matter, play.context(null))).toMatchObject({ events: [], defects: [] });
  });

  it('raises rungs of the same instants after a downtime, and marks them late', () => {
    const watched = playTo('SUBMITTED').passTo(atLocal('2026-04-15'));
    const found = playTo('SUBMITTED');
    found.now = atLocal('2026-04-15');
    found.observe();
    const rungs = (play: Play) =>
      play.happened('alertRaised').map(({ payload: { rung, instant, dueAt } }) => ({ rung, instant, dueAt }));
    expect(rungs(found)).toEqual(rungs(watched));
    expect(watched.happened('alertRaised').map(({ payload }) => payload.late)).toEqual(Array(7).fill(false));
    expect(
      found
        .happened('alertRaised')
        .slice(1)
        .map(({ payload }) => payload.late),
    ).toEqual(Array(6).fill(true));
  });

  it('records a deadline from fifteen seconds after it, with its legal instant', () => {
    const play = playTo('SUBMITTED').passTo('2026-03-16T16:00:14.999Z');
    expect(play.happened('deadlinePassed')).toEqual([]);
    play.passTo('2026-03-16T16:00:15.000Z');
    expect(play.happened('deadlinePassed')).toMatchObject([
      { at: play.now, payload: { dueAt: '2026-03-16T16:00:00.000Z' } },
    ]);
  });

  it('handles the other clocks if one cannot be counted, and reports the defect', () => {
    const play = playTo('DELIVERED');
    const { matter } = play;
    const broken = matter.clocks.map((clock) =>
      clock.id === 'delivery' ? { ...clock, limit: 0, state: 'RUNNING' as const } : clock,
    );
    const world = { ...play.context(null), now: atLocal('2026-03-31', 9) };
    const seen = passTime(shareRequest, { ...matter, clocks: broken }, world);
    expect(seen.defects).toHaveLength(1);
    expect(new Set(seen.events.map(({ payload }) => payload.clockId))).toEqual(new Set(['acceptance-1']));
    expect(wakeOf(shareRequest, seen.matter, world)).toMatchObject({ for: 'delivery cannot be counted' });
  });

  it('handles the next rung if one is defective', () => {
    const play = playTo('SUBMITTED');
    play.now = atLocal('2026-03-31', 9);
    const context = play.context(null);
    const ownLevelGovernment = () => {
      throw new Error('the registry is broken');
    };
    const seen = passTime(shareRequest, play.matter, {
      ...context,
      organisation: { ...context.organisation, ownLevelGovernment },
    });
    expect(seen.defects).toHaveLength(1);
    expect(seen.events.map(({ payload }) => payload.rung ?? 'passed')).toEqual([
      'L1',
      'L2',
      'L3',
      'passed',
      'L4',
      'L5',
    ]);
    expect(wakeOf(shareRequest, seen.matter, context)).toMatchObject({ for: 'reply L6' });
  });

  it('cites the clause of a breach in L4, and none for a working target', () => {
    const breach = (play: Play) =>
      play.events
        .flatMap((event) => messagesOf(shareRequest, event))
        .filter(({ level }) => level === 'L4')
        .map(({ clockId, breachClause }) => [clockId, breachClause]);
    expect(breach(playTo('AGREED').passTo(atLocal('2026-04-01', 1)))).toEqual([['delivery', '39(4)']]);
    expect(breach(playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-03-18', 1)))).toEqual([['supplement', null]]);
  });

  it('sends no rung during a pause', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-12-31'));
    expect(play.alerts.filter((one) => one.startsWith('reply'))).toEqual(['reply L0']);
  });
});

describe('a command', () => {
  it('records its event, the number and the first alert at one instant', () => {
    const play = playTo('REQUESTER_LEAD_REVIEW').do(WHO.lead, 'lead-consent', { revision: 1 });
    expect(play.events.slice(-3).map(({ type, at }) => [type, at])).toEqual(
      ['requestSubmitted', 'numberAssigned', 'alertRaised'].map((type) => [type, play.now]),
    );
  });

  it('cannot be concluded without the number that it requests', () => {
    const outcome = playTo('REQUESTER_LEAD_REVIEW').judge(WHO.lead, 'lead-consent', { revision: 1 });
    if (!outcome.ok) throw new Error('it was refused');
    expect(outcome.numbered).toEqual({ series: 'REQ', divisionCode: '990100', authorityId: 'city.data', year: 2026 });
    expect(() => outcome.conclude(null)).toThrow('number');
  });

  it('counts from its receipt, not from the instant at which it was carried out', () => {
    const play = playTo('REQUESTER_LEAD_REVIEW').passTo(atLocal('2026-03-03'));
    const receivedAt = addMs(play.now, -1);
    play.give(WHO.lead, 'lead-consent', { revision: 1 }, receivedAt);
    expect(play.clock('reply')).toMatchObject({ day0: '2026-03-02', startedAt: receivedAt, lastDay: '2026-03-16' });
    expect(toMs(play.matter.since)).toBe(toMs(receivedAt));
  });

  it('records first the deadlines that passed before it, even after years', () => {
    const play = playTo('DELIVERING');
    const known = play.events.length;
    play.now = atLocal('2027-03-01', 9);
    play.do(WHO.providerHandler, 'record-delivery', FIT['record-delivery']);
    const story = play.events.slice(known).map(({ type, payload }) => (type === 'alertRaised' ? payload.rung : type));
    expect(story).toEqual(['L1', 'L2', 'L3', 'deadlinePassed', 'L4', 'L5', 'L6', 'delivered', 'L0']);
  });
});
