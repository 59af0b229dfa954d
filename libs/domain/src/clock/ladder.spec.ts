import { describe, expect, it } from '@jest/globals';
import { addMs, atLocal, localDate, localMinutes, type Instant } from '../calendar/time.js';
import type { Clock, Rung } from './clock.js';
import { countingOf } from './counting.fixture.js';
import {
  extendClock,
  markSent,
  meetClock,
  pauseClock,
  reopenClock,
  resumeClock,
  revokeMiss,
  startClock,
} from './operations.js';
import { isMissRecorded } from './standing.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { DEADLINE_GRACE_MS, dueRungs, nextWake, recipients, rungs } from './ladder.js';

const counting = countingOf();
const clockOf = (triggeredAt: Instant, limit: number, parts: Partial<Clock> = {}): Clock => ({
  ...startClock(
    {
      id: 'reply',
      kind: 'STATUTORY',
      clause: '21(1)',
      breachClause: '39(4)',
      responsible: 'county.farming',
      otherParty: 'city.housing',
      triggeredAt,
      limit,
    },
    triggeredAt,
    counting,
  ),
  ...parts,
});

/** Returns a rung with its instant in Shanghai: `L1 03-10 09:00`. */
const shown = (rung: { rung: Rung; instant: Instant }): string => {
  const minutes = localMinutes(rung.instant);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
  return `${rung.rung} ${localDate(rung.instant).slice(5)} ${time}`;
};
const ladder = (clock: Clock): string[] => rungs(clock, counting).map(shown);
const due = (clock: Clock, now: Instant) => dueRungs(clock, now, counting);
const rungsDue = (clock: Clock, now: Instant): string =>
  due(clock, now)
    .map(({ rung }) => rung)
    .join(' ');
/** Returns the clock after all rungs that are due at an instant were sent. */
const sentAt = (clock: Clock, now: Instant): Clock =>
  due(clock, now).reduce((before, { rung }) => markSent(before, rung), clock);

const monday = atLocal('2026-03-02', 10);

describe('the ladder', () => {
  it.each([
    [1, ['L0 03-02 10:00', 'L3 03-03 09:00', 'L1 03-03 12:00', 'L4 03-04 00:00', 'L5 03-06 09:00', 'L6 03-17 09:00']],
    [2, ['L0 03-02 10:00', 'L1 03-04 09:00', 'L3 03-04 09:00', 'L4 03-05 00:00', 'L5 03-09 09:00', 'L6 03-18 09:00']],
    [
      3,
      [
        'L0 03-02 10:00',
        'L2 03-04 09:00',
        'L1 03-05 09:00',
        'L3 03-05 09:00',
        'L4 03-06 00:00',
        'L5 03-10 09:00',
        'L6 03-19 09:00',
      ],
    ],
    [
      10,
      [
        'L0 03-02 10:00',
        'L1 03-10 09:00',
        'L2 03-13 09:00',
        'L3 03-16 09:00',
        'L4 03-17 00:00',
        'L5 03-19 09:00',
        'L6 03-30 09:00',
      ],
    ],
    [
      20,
      [
        'L0 03-02 10:00',
        'L1 03-17 09:00',
        'L2 03-27 09:00',
        'L3 03-30 09:00',
        'L4 03-31 00:00',
        'L5 04-02 09:00',
        'L6 04-14 09:00',
      ],
    ],
  ])('of %i working days', (limit, expected) => {
    expect(ladder(clockOf(monday, limit))).toEqual(expected);
  });

  it('crosses Spring Festival by its make-up Saturdays', () => {
    expect(ladder(clockOf(atLocal('2026-02-10', 9), 10))).toEqual([
      'L0 02-10 09:00',
      'L1 02-25 09:00',
      'L2 02-28 09:00',
      'L3 03-02 09:00',
      'L4 03-03 00:00',
      'L5 03-05 09:00',
      'L6 03-16 09:00',
    ]);
  });

  it('sends L4 fifteen seconds after the due instant', () => {
    const clock = clockOf(monday, 10);
    const l4 = addMs(atLocal('2026-03-17'), DEADLINE_GRACE_MS);
    expect(DEADLINE_GRACE_MS).toBe(15_000);
    expect(rungsDue(clock, addMs(l4, -1))).not.toContain('L4');
    expect(rungsDue(clock, l4)).toContain('L4');
  });

  it('of a working target ends with its deadline', () => {
    expect(rungs(clockOf(monday, 10, { kind: 'SOFT' }), counting).map(({ rung }) => rung)).toEqual([
      'L0',
      'L1',
      'L2',
      'L3',
      'L4',
    ]);
  });

  it('skips the days of a pause, and is empty during it', () => {
    const paused = pauseClock(clockOf(monday, 10), atLocal('2026-03-04', 10), counting);
    expect(ladder(paused)).toEqual([]);
    expect(ladder(resumeClock(paused, atLocal('2026-03-11', 10), counting))).toEqual([
      'L0 03-02 10:00',
      'L1 03-17 09:00',
      'L2 03-20 09:00',
      'L3 03-23 09:00',
      'L4 03-24 00:00',
      'L5 03-26 09:00',
      'L6 04-07 09:00',
    ]);
  });
});

describe('a due rung', () => {
  const clock = clockOf(monday, 10);
  const grant = { days: 5, requestedAt: monday, decidedAt: monday };

  it('is sent once, in order of time, and is late after a minute', () => {
    const now = atLocal('2026-03-13', 9, 1);
    expect(due(clock, now).map(({ rung, late }) => [rung, late])).toEqual([
      ['L0', true],
      ['L1', true],
      ['L2', false],
    ]);
    expect(due(clock, addMs(now, 1)).at(-1)).toMatchObject({ rung: 'L2', late: true });
    expect(due(sentAt(clock, now), now)).toEqual([]);
  });

  it('does not exist for a clock that does not run', () => {
    const paused = pauseClock(clock, atLocal('2026-03-04'), counting);
    const met = meetClock(clock, atLocal('2026-03-04'));
    const now = atLocal('2027-01-01');
    for (const idle of [paused, met]) {
      expect(due(idle, now)).toEqual([]);
      expect(nextWake(idle, counting)).toBeNull();
    }
  });

  it('is the next wake of the clock, until none is left', () => {
    const wake = (c: Clock): string => {
      const next = nextWake(c, counting);
      return next ? shown(next) : 'never';
    };
    expect(wake(clock)).toBe('L0 03-02 10:00');
    expect(wake(sentAt(clock, monday))).toBe('L1 03-10 09:00');
    expect(wake(sentAt(clock, atLocal('2026-03-17')))).toBe('L4 03-17 00:00');
    expect(wake(sentAt(clock, atLocal('2027-01-01')))).toBe('never');
  });

  it('is sent again for a moved due date if its new instant lies ahead, except L0', () => {
    const sent = sentAt(clock, atLocal('2026-03-13', 9));
    const extended = extendClock(sent, grant, atLocal('2026-03-13', 15), counting);
    expect(rungsDue(extended, atLocal('2026-03-13', 15))).toBe('');
    expect(ladder(extended)).toContain('L1 03-13 09:00');
    expect(rungsDue(extended, atLocal('2026-03-20', 9))).toBe('L2');
    expect(rungsDue(extended, atLocal('2026-03-23', 9))).toBe('L2 L3');
  });

  it('is left out if it was due before the date was moved', () => {
    const extended = extendClock(sentAt(clock, monday), grant, atLocal('2026-03-13', 15), counting);
    expect(due(extended, atLocal('2026-03-13', 15))).toEqual([]);
  });

  it('is no second L4 if a late grant moved the deadline into the past', () => {
    const overdue = sentAt(clock, atLocal('2026-04-01', 12));
    const extended = extendClock(overdue, grant, atLocal('2026-04-01', 12), counting);
    expect(rungsDue(extended, atLocal('2026-04-01', 12))).toBe('');
    expect(nextWake(extended, counting)).toMatchObject({ rung: 'L6' });
  });

  it('is left out after a pause if it was due during the pause', () => {
    const paused = pauseClock(sentAt(clock, monday), atLocal('2026-03-10', 8), counting);
    const resumed = resumeClock(paused, atLocal('2026-03-10', 15), counting);
    expect(due(resumed, atLocal('2026-03-10', 15))).toEqual([]);
  });

  it('is left out after a rejection if it was due before, unless it tells of the lateness', () => {
    const met = meetClock(sentAt(clock, monday), atLocal('2026-03-10', 12));
    const reopened = reopenClock(met, atLocal('2026-03-20', 12), counting);
    expect(rungsDue(reopened, atLocal('2026-03-20', 12))).toBe('L4 L5');
  });
});

describe('recipients of the rungs', () => {
  const organisation = createOrganisation(divisions, departments);
  const told = (clock: Clock): Record<string, string> =>
    Object.fromEntries(
      (['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const).map((rung) => [
        rung,
        recipients(clock, rung, organisation)
          .map(({ departmentId, role }) => `${departmentId}/${role}`)
          .join(' '),
      ]),
    );

  it('of a department are its own offices, the other party, its authority and its government', () => {
    expect(told(clockOf(monday, 10))).toEqual({
      L0: 'county.farming/WB_HANDLER',
      L1: 'county.farming/WB_HANDLER',
      L2: 'county.farming/WB_HANDLER county.farming/WB_LEAD',
      L3: 'county.farming/WB_LEAD county.farming/DEPT_HEAD',
      L4:
        'county.farming/WB_LEAD county.farming/DEPT_HEAD city.housing/WB_HANDLER city.housing/WB_LEAD ' +
        'county.data/SA_SUPERVISOR county.data/SA_HEAD',
      L5: 'county.data/SA_HEAD',
      L6: 'county.gov/GOV_DECIDER',
    });
  });

  it('of an authority are its head, its government and the authority above', () => {
    const clock = clockOf(monday, 10, { responsible: 'county.data', otherParty: null });
    expect(told(clock)).toMatchObject({
      L4: 'county.data/WB_LEAD county.data/DEPT_HEAD county.data/SA_HEAD',
      L5: 'county.data/SA_HEAD',
      L6: 'county.gov/GOV_DECIDER city.data/SA_SUPERVISOR city.data/SA_HEAD',
    });
  });

  it('of an authority that acts as such are its reviewers and its head (S18)', () => {
    const review = { responsible: 'city.data', otherParty: 'city.housing', desk: 'AUTHORITY' } as const;
    expect(told(clockOf(monday, 10, review))).toEqual({
      L0: 'city.data/SA_REVIEWER',
      L1: 'city.data/SA_REVIEWER',
      L2: 'city.data/SA_REVIEWER city.data/SA_HEAD',
      L3: 'city.data/SA_HEAD city.data/DEPT_HEAD',
      L4: 'city.data/SA_HEAD city.data/DEPT_HEAD city.housing/WB_HANDLER city.housing/WB_LEAD',
      L5: 'city.data/SA_HEAD',
      L6: 'city.gov/GOV_DECIDER province.data/SA_SUPERVISOR province.data/SA_HEAD',
    });
  });

  it('of a task of administrators are these and the heads of their authority', () => {
    const task = { responsible: 'nation.data', kind: 'SOFT', desk: 'ADMINISTRATION' } as const;
    expect(told(clockOf(monday, 10, task))).toMatchObject({
      L0: 'nation.data/SYSADMIN',
      L3: 'nation.data/SA_HEAD nation.data/DEPT_HEAD',
      L4: 'nation.data/SYSADMIN nation.data/SA_HEAD',
    });
  });

  it('of the national authority include no authority above, because there is none', () => {
    expect(told(clockOf(monday, 10, { responsible: 'nation.data' }))).toMatchObject({ L6: 'nation.gov/GOV_DECIDER' });
  });

  it('of a working target are all inside the department', () => {
    expect(told(clockOf(monday, 10, { kind: 'SOFT' }))).toMatchObject({
      L3: 'county.farming/WB_LEAD county.farming/DEPT_HEAD',
      L4: 'county.farming/WB_HANDLER county.farming/WB_LEAD',
    });
  });
});

describe('the rungs of a lateness', () => {
  const opened = atLocal('2026-04-01', 9);
  const late = clockOf(monday, 10, { startedAt: opened, armedAt: opened });

  it('are all sent, once and as late, where the clock began after them', () => {
    expect(rungsDue(late, opened)).toBe('L4 L5 L6 L0');
    expect(due(late, opened).filter(({ rung }) => rung !== 'L0')).toMatchObject([
      { late: true },
      { late: true },
      { late: true },
    ]);
    expect(rungsDue(sentAt(late, opened), atLocal('2026-12-31'))).toBe('');
  });

  it('are sent again for a lateness that comes true again at the same date', () => {
    const revoked = revokeMiss(sentAt(late, opened));
    expect(isMissRecorded(revoked)).toBe(false);
    expect(rungsDue(revoked, opened)).toBe('L4 L5 L6');
  });

  it('are sent at the very instant at which the date was set', () => {
    const armedAt = atLocal('2026-03-16', 9);
    const armed = clockOf(monday, 10, { armedAt, sent: [{ rung: 'L0', dueAt: atLocal('2026-03-17') }] });
    expect(rungsDue(armed, armedAt)).toBe('L3');
  });
});
