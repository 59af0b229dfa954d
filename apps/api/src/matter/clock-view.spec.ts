import { describe, expect, it } from '@jest/globals';
import {
  CHINA_CALENDAR,
  DEFAULT_POLICY,
  atLocal,
  cancelClock,
  meetClock,
  NOTHING_YET,
  pauseClock,
  resumeClock,
  startClock,
  type Clock,
  type Counting,
  type Matter,
} from '#libs/domain';
import { clockView } from './clock-view.js';

const COUNTING: Counting = {
  calendars: { inForce: CHINA_CALENDAR, version: () => CHINA_CALENDAR },
  policies: { inForce: DEFAULT_POLICY, version: () => DEFAULT_POLICY },
  organisation: {
    department: (id) => ({
      id,
      name: id,
      divisionCode: '990000',
      uscc: '',
      frontCode: null,
      kind: 'DEPT',
      hasWorkingBody: true,
    }),
    chain: (divisionCode) => [divisionCode],
  },
};
const RECEIVED = atLocal('2026-03-02', 10);

/** Ten working days from Monday, 2 March: the last is Monday, 16 March 2026. */
const reply: Clock = startClock(
  {
    id: 'reply',
    kind: 'STATUTORY',
    clause: '21(1)',
    breachClause: '39(4)',
    limit: 10,
    triggeredAt: RECEIVED,
    responsible: 'P5',
    otherParty: 'P6',
  },
  RECEIVED,
  COUNTING,
);
const matter = (since: string): Matter => ({
  matterId: 'm',
  process: 'share-request',
  seq: 1,
  state: 'SUBMITTED',
  since,
  openedAt: null,
  outer: null,
  number: null,
  parties: { requester: 'P6', provider: 'P5', extensionAuthority: 'P1' },
  clocks: [],
  acted: [],
  everyday: NOTHING_YET,
  earlierReceipts: [],
  data: null,
});
const seen = (clock: Clock, now: string, since = RECEIVED) => {
  const { used, remaining, state, late, lastDay } = clockView(clock, matter(since), now, COUNTING, {
    extensionPending: false,
    requesterDelay: false,
    outages: [],
  });
  return { used, remaining, state, late, lastDay };
};

describe('a clock that runs', () => {
  it.each([
    ['on the day of receipt', atLocal('2026-03-02', 11), { used: 0, remaining: 10, state: 'RUNNING' }],
    ['on the third working day', atLocal('2026-03-05', 9), { used: 3, remaining: 7, state: 'RUNNING' }],
    ['on a Sunday', atLocal('2026-03-08', 9), { used: 4, remaining: 6, state: 'RUNNING' }],
    ['in the last second', '2026-03-16T15:59:59.999Z', { used: 10, remaining: 0, state: 'RUNNING' }],
    ['when it is over', '2026-03-16T16:00:00.000Z', { used: 10, remaining: 0, state: 'OVERDUE' }],
    ['a month later', atLocal('2026-04-16', 9), { used: 10, remaining: 0, state: 'OVERDUE' }],
  ])('%s', (_, now, expected) => {
    expect(seen(reply, now)).toEqual({ ...expected, late: false, lastDay: '2026-03-16' });
  });
});

it('uses no days while it is paused, and leaves at least one', () => {
  const paused = pauseClock(reply, atLocal('2026-03-05', 9), COUNTING);
  const expected = { used: 3, remaining: 7, state: 'PAUSED', late: false, lastDay: null };
  expect(seen(paused, atLocal('2026-04-16', 9))).toEqual(expected);
  const resumed = resumeClock(paused, atLocal('2026-04-16', 9), COUNTING);
  expect(seen(resumed, atLocal('2026-04-17', 9))).toMatchObject({ used: 4, remaining: 6, state: 'RUNNING' });
  const atTheEnd = pauseClock(reply, atLocal('2026-03-16', 9), COUNTING);
  expect(seen(atTheEnd, atLocal('2026-03-18', 9))).toMatchObject({ used: 10, remaining: 1 });
});

it('keeps its figures after it is met, in time or late', () => {
  const inTime = meetClock(reply, atLocal('2026-03-10', 9));
  expect(seen(inTime, atLocal('2026-04-16', 9))).toMatchObject({ used: 6, remaining: 4, state: 'MET', late: false });
  const late = meetClock(reply, atLocal('2026-03-20', 9));
  expect(seen(late, atLocal('2026-04-16', 9))).toMatchObject({ used: 10, remaining: 0, state: 'MET', late: true });
});

it('keeps its figures after the matter ends', () => {
  const cancelled = cancelClock(reply);
  const seenLater = seen(cancelled, atLocal('2026-04-16', 9), atLocal('2026-03-10', 9));
  expect(seenLater).toMatchObject({ used: 6, remaining: 4, state: 'CANCELLED', late: false });
});

it('lists each day with the reason why it counts', () => {
  const view = clockView(reply, matter(RECEIVED), RECEIVED, COUNTING, {
    extensionPending: true,
    requesterDelay: true,
    outages: [],
  });
  expect(view).toMatchObject({ day0: '2026-03-02', workingDays: 10, extensionPending: true, requesterDelay: true });
  expect(view.days).toHaveLength(14);
  expect(view.days.filter(({ counted }) => counted)).toHaveLength(10);
});
