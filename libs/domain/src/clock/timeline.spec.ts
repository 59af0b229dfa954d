import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR as calendar } from '../calendar/china.js';
import { addDays, addMs, atLocal, localDate, type Instant } from '../calendar/time.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { ClockLedger, Extension } from './clock.js';
import { count, usedOn } from './timeline.js';

const options = DEFAULT_POLICY.options;
const ledgerOf = (triggeredAt: Instant, limit: number, rest: Partial<ClockLedger> = {}): ClockLedger => ({
  triggeredAt,
  limit,
  pauses: [],
  extensions: [],
  ...rest,
});
const lastDay = (ledger: ClockLedger, reading: Partial<PolicyOptions> = {}) =>
  count(ledger, calendar, { ...options, ...reading }).lastDay;
const granted = (days: number, decidedAt: Instant): Extension => ({ days, requestedAt: decidedAt, decidedAt });

/** Returns the last day by another algorithm: a loop over the days, each with the acts up to its end. */
function naiveLastDay(ledger: ClockLedger): string | null {
  const acts = [
    ...ledger.pauses.flatMap(({ from, to }) => [
      { at: from, paused: true, days: 0 },
      ...(to === null ? [] : [{ at: to, paused: false, days: 0 }]),
    ]),
    ...ledger.extensions.map(({ decidedAt, days }) => ({ at: decidedAt, paused: null, days })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  let goal = ledger.limit;
  let counted = 0;
  let paused = false;
  for (let date = localDate(ledger.triggeredAt), isFirst = true; ; date = addDays(date, 1), isFirst = false) {
    if (!isFirst && !paused && calendar.isWorkday(date)) counted++;
    while (acts[0] && localDate(acts[0].at) <= date) {
      const act = acts.shift();
      if (act?.days) goal += act.days;
      if (act?.paused === true) paused = true;
      if (act?.paused === false) {
        paused = false;
        goal = Math.max(goal, counted + 1);
      }
    }
    if (acts.length === 0 && paused) return null;
    if (acts.length === 0 && counted >= goal) return naiveLast(ledger.triggeredAt, goal, ledger);
  }
}

/** Returns the day on which `goal` working days are counted, without paused days. */
function naiveLast(triggeredAt: Instant, goal: number, { pauses }: ClockLedger): string {
  const inPause = (date: string): boolean =>
    pauses.some(({ from, to }) => to !== null && localDate(from) < date && date <= localDate(to));
  let date = localDate(triggeredAt);
  for (let left = goal; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorkday(date) && !inPause(date)) left--;
  }
  return date;
}

const MINUTE = 60_000;
const anyInstant = fc
  .integer({ min: 0, max: 4 * 365 * 24 * 60 })
  .map((minutes) => addMs(atLocal('2025-01-01'), minutes * MINUTE));
const anyLimit = fc.integer({ min: 1, max: 40 });
/** Ledgers with up to two successive pauses and up to two grants, during or after the limit. */
const anyLedger = fc
  .record({
    triggeredAt: anyInstant,
    limit: anyLimit,
    gaps: fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { minLength: 4, maxLength: 4 }),
    pauses: fc.integer({ min: 0, max: 2 }),
    isOpen: fc.boolean(),
    grants: fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 60 * 24 * 60 })), {
      maxLength: 2,
    }),
  })
  .map(({ triggeredAt, limit, gaps, pauses, isOpen, grants }): ClockLedger => {
    const instants = gaps.map((_, i) => addMs(triggeredAt, sum(gaps.slice(0, i + 1)) * MINUTE)) as [
      Instant,
      Instant,
      Instant,
      Instant,
    ];
    const [a, b, c, d] = instants;
    const all = [
      { from: a, to: b },
      { from: c, to: d },
    ].slice(0, pauses);
    return {
      triggeredAt,
      limit,
      pauses: all.map((pause, i) => (isOpen && i === all.length - 1 ? { ...pause, to: null } : pause)),
      extensions: grants.map(([days, minutes]) => granted(days, addMs(triggeredAt, minutes * MINUTE))),
    };
  });
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('counting', () => {
  it('gives the same last day as a loop over days, with pauses and extensions', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        expect(lastDay(ledger)).toBe(naiveLastDay(ledger));
      }),
      { numRuns: 500 },
    );
  });

  it('ends on a working day, and counts as many days as the limit has', () => {
    fc.assert(
      fc.property(anyInstant, anyLimit, (triggeredAt, limit) => {
        const timeline = count(ledgerOf(triggeredAt, limit), calendar, options);
        expect(timeline.countedDates).toHaveLength(limit);
        expect(timeline.countedDates.at(-1)).toBe(timeline.lastDay);
        expect(timeline.days[0]?.date).toBe(addDays(timeline.day0, 1));
        expect(calendar.isWorkday(timeline.lastDay ?? '')).toBe(true);
      }),
    );
  });

  it('tells the same of all its days as of each', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const { days, countedDates, provisional } = count(ledger, calendar, options);
        expect(countedDates).toEqual(days.filter(({ counted }) => counted).map(({ date }) => date));
        expect(provisional).toBe(days.some(({ date }) => calendar.isProvisional(date)));
      }),
    );
  });

  it('never ends earlier for a later trigger or a longer limit', () => {
    fc.assert(
      fc.property(anyInstant, anyLimit, fc.integer({ min: 0, max: 10_000 }), (triggeredAt, limit, minutes) => {
        const end = lastDay(ledgerOf(triggeredAt, limit)) ?? '';
        expect((lastDay(ledgerOf(addMs(triggeredAt, minutes * MINUTE), limit)) ?? '') >= end).toBe(true);
        expect((lastDay(ledgerOf(triggeredAt, limit + 1)) ?? '') > end).toBe(true);
      }),
    );
  });

  it('ends on the same day if an extension is granted in parts, at any time', () => {
    const anyDays = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(anyInstant, anyLimit, anyDays, anyDays, anyInstant, (triggeredAt, limit, a, b, at) => {
        const whole = lastDay(ledgerOf(triggeredAt, limit, { extensions: [granted(a + b, triggeredAt)] }));
        expect(lastDay(ledgerOf(triggeredAt, limit, { extensions: [granted(a, at), granted(b, at)] }))).toBe(whole);
        expect(whole).toBe(calendar.addWorkdays(lastDay(ledgerOf(triggeredAt, limit)) ?? '', a + b));
      }),
    );
  });

  it('never ends earlier by a pause that ends on the day on which it began, under any policy', () => {
    const readings = fc.record({
      'Q-01': fc.constantFrom('EXCLUDE', 'INCLUDE'),
      'Q-02': fc.constantFrom('ACTUAL_DAY', 'NEXT_WORKING_DAY'),
      'Q-03': fc.constantFrom('SAME_DAY', 'NEXT_WORKING_DAY'),
      'Q-10': fc.constantFrom('PAUSE', 'RESTART', 'CONTINUE'),
    } as const);
    fc.assert(
      fc.property(anyLedger, readings, fc.nat(30), (ledger, reading, day) => {
        const last = ledger.pauses.at(-1);
        if (last?.to === null) return;
        const from = addMs(
          atLocal(localDate(last?.to ?? ledger.triggeredAt), 24 * (last ? day + 1 : day)),
          23 * 3_600_000,
        );
        const pause = { from, to: addMs(from, MINUTE) };
        const before = lastDay(ledger, reading) ?? '';
        const after = lastDay({ ...ledger, pauses: [...ledger.pauses, pause] }, reading) ?? '';
        if (localDate(from) <= before) expect(after >= before).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('throws for a limit or an extension that is not a whole number of at least one day', () => {
    const at = atLocal('2026-03-02');
    for (const days of [0, -1, 1.5, NaN]) {
      expect(() => lastDay(ledgerOf(at, days))).toThrow(RangeError);
      expect(() => lastDay(ledgerOf(at, 10, { extensions: [granted(days, at)] }))).toThrow(RangeError);
    }
  });
});

describe('a timeline', () => {
  const ledger = ledgerOf(atLocal('2026-04-01', 10), 10, { pauses: [{ from: atLocal('2026-04-03', 10), to: null }] });

  it('has no end while paused, and its days up to the pause', () => {
    expect(count(ledger, calendar, options)).toEqual({
      day0: '2026-04-01',
      workingDays: 10,
      lastDay: null,
      dueAt: null,
      provisional: false,
      days: [
        { date: '2026-04-02', counted: true, why: '工作日' },
        { date: '2026-04-03', counted: true, why: '工作日' },
      ],
      countedDates: ['2026-04-02', '2026-04-03'],
      pausedDates: [],
    });
  });

  it('adds days granted during a pause to the remaining ones', () => {
    const extensions = [granted(5, atLocal('2026-04-08'))];
    const pauses = [{ from: atLocal('2026-04-03', 10), to: atLocal('2026-04-13', 9) }];
    expect(count({ ...ledger, extensions, pauses }, calendar, options)).toMatchObject({
      workingDays: 15,
      lastDay: '2026-04-30',
    });
  });

  it('restarts with the supplement under RESTART', () => {
    const pauses = [{ from: atLocal('2026-04-03', 10), to: atLocal('2026-04-13', 9) }];
    const timeline = count({ ...ledger, pauses }, calendar, { ...options, 'Q-10': 'RESTART' });
    expect(timeline).toMatchObject({ day0: '2026-04-13', lastDay: '2026-04-27' });
    expect(timeline.countedDates).toHaveLength(10);
  });

  it('contains day 0 if it counts', () => {
    const include = { ...options, 'Q-01': 'INCLUDE' } as const;
    expect(count(ledgerOf(atLocal('2026-03-02'), 1), calendar, include).days).toEqual([
      { date: '2026-03-02', counted: true, why: '工作日' },
    ]);
    expect(count(ledgerOf(atLocal('2025-01-01'), 1), calendar, include).countedDates).toEqual(['2025-01-02']);
  });

  it('treats a receipt at 17:30 as after hours, and one a minute earlier not', () => {
    const moved = { 'Q-03': 'NEXT_WORKING_DAY' } as const;
    expect(lastDay(ledgerOf(atLocal('2026-03-02', 17, 29), 1), moved)).toBe('2026-03-03');
    expect(lastDay(ledgerOf(atLocal('2026-03-02', 17, 30), 1), moved)).toBe('2026-03-04');
  });

  it('is provisional even if only a skipped day is', () => {
    expect(count(ledgerOf(atLocal('2026-12-23'), 1), calendar, options).provisional).toBe(false);
    expect(count(ledgerOf(atLocal('2026-12-31'), 1), calendar, options).provisional).toBe(true);
  });

  it.each([
    ['2025-12-17', '2025-12-31', false],
    ['2026-12-10', '2026-12-24', false],
    ['2026-12-11', '2026-12-25', true],
    ['2026-12-17', '2026-12-31', true],
  ])('of ten days from %s ends on %s: provisional %s, as the next notice may set late December', (day, last, is) => {
    expect(count(ledgerOf(atLocal(day), 10), calendar, options)).toMatchObject({ lastDay: last, provisional: is });
  });

  it('tells the working days of the limit that are used on a day', () => {
    const timeline = count(ledgerOf(atLocal('2026-03-02'), 10), calendar, options);
    expect(
      ['2026-03-02', '2026-03-06', '2026-03-08', '2026-03-09', '2027-01-01'].map((d) => usedOn(timeline, d)),
    ).toEqual([0, 4, 4, 5, 10]);
  });
});
