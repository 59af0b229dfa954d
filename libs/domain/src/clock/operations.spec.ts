import { describe, expect, it } from '@jest/globals';
import { addMs, atLocal } from '../calendar/time.js';
import { countingOf, policiesOf } from './counting.fixture.js';
import {
  cancelClock,
  extendClock,
  handOverClock,
  markSent,
  meetClock,
  pauseClock,
  reopenClock,
  reviveClock,
  resumeClock,
  startClock,
} from './operations.js';
import { proveReceipt } from './prove.js';
import { displayState, isLate, isOverdue } from './standing.js';

const counting = countingOf();
const continuing = countingOf(undefined, policiesOf({ 'Q-10': 'CONTINUE' }));
const received = atLocal('2026-03-02', 10);
const due = atLocal('2026-03-17');
const clock = startClock(
  {
    id: 'reply',
    kind: 'STATUTORY',
    clause: '21(1)',
    breachClause: '39(4)',
    responsible: 'county.farming',
    otherParty: 'city.housing',
    triggeredAt: received,
    limit: 10,
  },
  received,
  counting,
);
const grant = { days: 5, requestedAt: atLocal('2026-03-13'), decidedAt: atLocal('2026-03-18') };

describe('a clock', () => {
  it('keeps its days when it is handed over, met or not', () => {
    const at = atLocal('2026-03-10');
    const handed = handOverClock(clock, 'city.health', at);
    const handOvers = [{ at, from: 'county.farming', to: 'city.health' }];
    expect(handed).toEqual({ ...clock, responsible: 'city.health', handOvers });
    expect(isOverdue(handed, due)).toBe(true);
  });

  it('stays with the department that was responsible when the limit passed', () => {
    const late = handOverClock(clock, 'city.health', due);
    expect(late.responsible).toBe('county.farming');
    expect(extendClock(late, grant, grant.decidedAt, counting).responsible).toBe('city.health');
    const proof = {
      of: 'START',
      at: atLocal('2026-02-02'),
      recorded: received,
      countedAt: due,
      confirmed: true,
    } as const;
    const handed = handOverClock(clock, 'city.health', atLocal('2026-03-10'));
    expect(proveReceipt(handed, proof, counting)).toMatchObject({
      responsible: 'county.farming',
      lastDay: '2026-02-14',
    });
    const again = handOverClock(handed, 'province.land', atLocal('2026-03-12'));
    expect(again.responsible).toBe('province.land');
    expect(proveReceipt(again, { ...proof, at: atLocal('2026-02-26') }, counting).responsible).toBe('city.health');
  });

  it('starts with counted dates', () => {
    expect(clock).toEqual({
      id: 'reply',
      kind: 'STATUTORY',
      clause: '21(1)',
      breachClause: '39(4)',
      responsible: 'county.farming',
      otherParty: 'city.housing',
      triggeredAt: received,
      limit: 10,
      pauses: [],
      extensions: [],
      day0: '2026-03-02',
      workingDays: 10,
      lastDay: '2026-03-16',
      dueAt: due,
      provisional: false,
      calendarVersion: 'CN-2026.1',
      policyVersion: 'CN-DEFAULT-1',
      state: 'RUNNING',
      startedAt: received,
      armedAt: received,
      metAt: null,
      sent: [],
    });
  });

  it('is overdue from the due instant on, unless it is met', () => {
    expect(isOverdue(clock, addMs(due, -1))).toBe(false);
    expect(isOverdue(clock, due)).toBe(true);
    expect(displayState(clock, addMs(due, -1))).toBe('RUNNING');
    expect(displayState(clock, due)).toBe('OVERDUE');
    expect(displayState(meetClock(clock, addMs(due, 1)), addMs(due, 2))).toBe('MET');
    expect(displayState(cancelClock(clock), due)).toBe('CANCELLED');
  });

  it('is met in time one millisecond before the due instant, and late at it', () => {
    expect(isLate(clock)).toBe(false);
    expect(isLate(meetClock(clock, addMs(due, -1)))).toBe(false);
    expect(isLate(meetClock(clock, due))).toBe(true);
  });

  it('is paused from the notice to the supplement', () => {
    const paused = pauseClock(clock, atLocal('2026-03-04', 10), counting);
    expect(paused).toMatchObject({ state: 'PAUSED', dueAt: null, lastDay: null, armedAt: received });
    expect(isOverdue(paused, atLocal('2027-01-01'))).toBe(false);
    const resumed = resumeClock(paused, atLocal('2026-03-11', 10), counting);
    expect(resumed).toMatchObject({
      state: 'RUNNING',
      lastDay: '2026-03-23',
      armedAt: atLocal('2026-03-11', 10),
      pauses: [{ from: atLocal('2026-03-04', 10), to: atLocal('2026-03-11', 10) }],
    });
  });

  it('runs on through a supplement under CONTINUE, but records the pause', () => {
    const asked = pauseClock(clock, atLocal('2026-03-04'), continuing);
    expect(asked).toMatchObject({ state: 'RUNNING', dueAt: due, armedAt: received });
    const supplied = resumeClock(asked, atLocal('2026-03-11'), continuing);
    expect(supplied).toMatchObject({ state: 'RUNNING', dueAt: due, armedAt: received });
    expect(supplied.pauses).toEqual([{ from: atLocal('2026-03-04'), to: atLocal('2026-03-11') }]);
  });

  it('moves its due date with an extension, and sends only reminders due after the grant', () => {
    expect(extendClock(clock, grant, grant.decidedAt, counting)).toMatchObject({
      state: 'RUNNING',
      workingDays: 15,
      lastDay: '2026-03-23',
      armedAt: grant.decidedAt,
      extensions: [grant],
    });
  });

  it('is no longer late if it was met within an extension that was granted late', () => {
    const late = meetClock(clock, atLocal('2026-03-17', 12));
    expect(isLate(late)).toBe(true);
    const extended = extendClock(late, grant, grant.decidedAt, counting);
    expect(extended).toMatchObject({ state: 'MET', metAt: late.metAt, lastDay: '2026-03-23' });
    expect(isLate(extended)).toBe(false);
  });

  it('stays paused when it is extended, and counts the days later', () => {
    const paused = extendClock(pauseClock(clock, atLocal('2026-03-04'), counting), grant, grant.decidedAt, counting);
    expect(paused).toMatchObject({ state: 'PAUSED', dueAt: null, workingDays: 15 });
    expect(resumeClock(paused, atLocal('2026-03-20'), counting).lastDay).toBe('2026-04-09');
  });

  /** Ten working days from Monday, 2 March 2026, end with the 16th. */
  it('rests while its act lies with another side, and goes on with what was left', () => {
    const met = meetClock(clock, atLocal('2026-03-10', 12));
    expect(reviveClock(met, 'REST', atLocal('2026-03-20', 9), counting)).toMatchObject({
      state: 'RUNNING',
      metAt: null,
      lastDay: '2026-03-26',
      workingDays: 10,
      pauses: [{ from: atLocal('2026-03-10', 12), to: atLocal('2026-03-20', 9), then: 'REST' }],
    });
  });

  it('leaves one working day where nothing was left, once, and none to an act that was late', () => {
    const inTime = reviveClock(meetClock(clock, atLocal('2026-03-16', 12)), 'REST', atLocal('2026-03-20', 9), counting);
    expect(inTime.lastDay).toBe('2026-03-23');
    const again = reviveClock(meetClock(inTime, atLocal('2026-03-23', 12)), 'REST', atLocal('2026-03-28', 9), counting);
    expect(again.lastDay).toBe('2026-03-30'); // Saturday, the 28th, is no working day
    const late = reviveClock(meetClock(clock, atLocal('2026-03-17')), 'REST', atLocal('2026-03-20', 9), counting);
    expect(late).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-16', armedAt: atLocal('2026-03-20', 9) });
    expect(() => reviveClock(clock, 'REST', atLocal('2026-03-20'), counting)).toThrow('is not met');
  });

  it('reopens with its original due date', () => {
    const met = meetClock(clock, atLocal('2026-03-10'));
    expect(reopenClock(met, atLocal('2026-03-20'), counting)).toEqual({
      ...clock,
      armedAt: atLocal('2026-03-20'),
    });
  });

  it('is cancelled, unless it is met', () => {
    const met = meetClock(clock, atLocal('2026-03-10'));
    expect(cancelClock(clock).state).toBe('CANCELLED');
    expect(cancelClock(pauseClock(clock, atLocal('2026-03-04'), counting)).state).toBe('CANCELLED');
    expect(cancelClock(met)).toBe(met);
  });

  it('records the due date of each alert that was sent', () => {
    const extended = extendClock(markSent(clock, 'L0'), grant, grant.decidedAt, counting);
    expect(markSent(extended, 'L1').sent).toEqual([
      { rung: 'L0', dueAt: due },
      { rung: 'L1', dueAt: atLocal('2026-03-24') },
    ]);
  });

  it('throws for operations that its state does not allow', () => {
    const paused = pauseClock(clock, atLocal('2026-03-04'), counting);
    const asked = pauseClock(clock, atLocal('2026-03-04'), continuing);
    expect(() => pauseClock(paused, due, counting)).toThrow('cannot pause');
    expect(() => pauseClock(asked, due, continuing)).toThrow('cannot pause');
    expect(() => pauseClock(meetClock(clock, received), due, counting)).toThrow('cannot pause');
    expect(() => resumeClock(clock, due, counting)).toThrow('is not paused');
    expect(() => meetClock(paused, due)).toThrow('does not run');
    expect(() => meetClock(cancelClock(clock), due)).toThrow('does not run');
    expect(() => reopenClock(clock, due, counting)).toThrow('is not met');
    expect(() => markSent(paused, 'L1')).toThrow('stands still');
  });
});
