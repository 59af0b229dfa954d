import { describe, expect, it } from '@jest/globals';
import { addDays, atLocal } from '../calendar/time.js';
import { countingOf } from '../clock/counting.fixture.js';
import { calculateDeadline } from './calculate.js';
import { DeadlineQuery } from './query.js';
import { VECTORS, type Vector } from './vectors.fixture.js';

const calculate = (query: unknown, counting = countingOf()) => calculateDeadline(DeadlineQuery.parse(query), counting);
const codes = (query: unknown): string[] => calculate(query).refusals.map(({ code }) => code);

const CASES: readonly Omit<Vector, 'alternatives'>[] = VECTORS.flatMap(
  ({ id, title, query, alternatives = [], ...expected }) => [
    { id, title, query, ...expected },
    ...alternatives.map(({ policy, ...other }) => ({
      id,
      title: `${title} (${JSON.stringify(policy)})`,
      query: { ...query, policy },
      ...other,
    })),
  ],
);

describe('worked examples', () => {
  it.each(CASES)('$id $title: $lastDay', ({ query, lastDay, provisional = false, refused = [] }) => {
    const answer = calculate(query);
    expect(answer).toMatchObject({
      lastDay,
      dueAt: atLocal(addDays(lastDay, 1)),
      provisional,
      calendarVersion: 'CN-2026.1',
    });
    expect(answer.refusals.map(({ code }) => code)).toEqual(refused);
    expect(answer.days.at(-1)).toMatchObject({ date: lastDay, counted: true });
  });
});

describe('a receipt on a rest day (Q-02), after hours (Q-03)', () => {
  const OF_21: Readonly<Record<string, object>> = { '21(1)': { shareAttribute: 'CONDITIONAL' } };
  const policy = { 'Q-02': 'NEXT_WORKING_DAY', 'Q-03': 'NEXT_WORKING_DAY' };
  const firstDays = (clause: string): readonly (string | undefined)[] =>
    ['2026-03-07T10:00+08:00', '2026-03-05T18:00+08:00'].map(
      (triggeredAt) =>
        calculate({ clause, ...OF_21[clause], triggeredAt, policy }).days.find(({ counted }) => counted)?.date,
    );

  it.each(['17(3)', '21(1)', '26(2)'])('moves the limit of %s, which begins with a receipt', (clause) => {
    expect(firstDays(clause)).toEqual(['2026-03-10', '2026-03-09']);
  });

  it.each(['17(2)', '22(1)'])('leaves that of %s, which an event or the own reply begins', (clause) => {
    expect(firstDays(clause)).toEqual(['2026-03-09', '2026-03-06']);
  });
});

describe('the answer', () => {
  it('tells of each day if it counts, and the reason', () => {
    expect(
      calculate({
        clause: '21(1)',
        shareAttribute: 'UNCONDITIONAL',
        triggeredAt: '2026-04-28',
        supplements: [{ noticeAt: '2026-04-29', receivedAt: '2026-05-03' }],
      }).days,
    ).toEqual([
      { date: '2026-04-29', counted: true, why: '工作日' },
      ...['04-30', '05-01', '05-02', '05-03'].map((day) => ({
        date: `2026-${day}`,
        counted: false,
        why: '补正期间，不计入期限',
      })),
      ...['05-04', '05-05'].map((day) => ({
        date: `2026-${day}`,
        counted: false,
        why: '劳动节放假（国务院办公厅2025年11月4日通知）',
      })),
      { date: '2026-05-06', counted: true, why: '工作日' },
    ]);
  });

  it.each([
    ['17(2)', '2025-08-18'],
    ['17(3)', '2025-08-06'],
    ['22(1)', '2025-09-01'],
    ['26(2)', '2025-08-18'],
  ])('counts the limit of %s', (clause, lastDay) => {
    expect(calculate({ clause, triggeredAt: '2025-08-04' }).lastDay).toBe(lastDay);
  });

  it('ends the last day at 17:30 if the policy says so (Q-04)', () => {
    const query = { clause: '17(3)', triggeredAt: '2025-08-04', policy: { 'Q-04': 'BUSINESS_CLOSE' } };
    expect(calculate(query).dueAt).toBe('2025-08-06T09:30:00.000Z');
  });

  it('uses the Shanghai date of an instant, whatever its offset', () => {
    const at = (triggeredAt: string) => calculate({ clause: '17(3)', triggeredAt }).lastDay;
    expect(at('2025-08-04T23:59:59.999+08:00')).toBe('2025-08-06');
    expect(at('2025-08-04T16:00:00Z')).toBe('2025-08-07');
    expect(at('2025-08-04T05:00-11:00')).toBe('2025-08-07');
  });

  it('counts up to the last year and beyond its end', () => {
    expect(calculate({ clause: '22(1)', triggeredAt: '2100-12-31' })).toMatchObject({
      lastDay: '2101-01-28',
      provisional: true,
    });
  });
});

describe('an extension', () => {
  const conditional = { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-03-02' };
  const supplements = [{ noticeAt: '2026-03-04', receivedAt: '2026-03-11' }];
  const many = { 'Q-08': 'MANY' };

  it.each([
    ['17(3) provides for none', { clause: '17(3)', extensions: [{ days: 1 }] }, 'EXTENSION_NOT_PROVIDED'],
    ['22(1) provides for none', { clause: '22(1)', extensions: [{ days: 1 }] }, 'EXTENSION_NOT_PROVIDED'],
    ['26(2) provides for none', { clause: '26(2)', extensions: [{ days: 1 }] }, 'EXTENSION_NOT_PROVIDED'],
    ['17(2): more than five', { clause: '17(2)', extensions: [{ days: 6 }] }, 'EXTENSION_TOO_LONG'],
    ['21(1): more than ten', { extensions: [{ days: 11 }] }, 'EXTENSION_TOO_LONG'],
    [
      'more than ten in sum',
      { extensions: [{ days: 6 }, { days: 5, decidedAt: '2026-03-04' }], policy: many },
      'EXTENSION_TOO_LONG',
    ],
    ['a second', { extensions: [{ days: 1 }, { days: 1 }] }, 'EXTENSION_SECOND'],
    ['asked for at the due instant', { extensions: [{ days: 1, requestedAt: '2026-03-17' }] }, 'EXTENSION_AFTER_DUE'],
    [
      'asked for while paused',
      { supplements, extensions: [{ days: 1, requestedAt: '2026-03-06' }] },
      'EXTENSION_WHILE_PAUSED',
    ],
    [
      'decided late',
      {
        extensions: [{ days: 1, requestedAt: '2026-03-16', decidedAt: '2026-03-17' }],
        policy: { 'Q-06': 'STRICT' },
      },
      'EXTENSION_DECIDED_LATE',
    ],
    [
      'unconditional',
      { shareAttribute: 'UNCONDITIONAL', extensions: [{ days: 1 }], policy: { 'Q-07': 'NO' } },
      'EXTENSION_UNCONDITIONAL',
    ],
    ['before the trigger', { extensions: [{ days: 1, requestedAt: '2026-03-01' }] }, 'EXTENSION_BEFORE_TRIGGER'],
    [
      'decided before it was asked for',
      { extensions: [{ days: 1, requestedAt: '2026-03-05', decidedAt: '2026-03-04' }] },
      'EXTENSION_DECIDED_BEFORE_REQUESTED',
    ],
  ])('is refused and does not change the date: %s', (_, parts, code) => {
    const query = { ...conditional, ...parts };
    const { refusals, lastDay } = calculate(query);
    expect(refusals.map((refusal) => refusal.code)).toEqual([code]);
    const { extensions } = query;
    const refused = Number(/\d/.exec(refusals[0]?.what ?? '')?.[0]);
    expect(lastDay).toBe(calculate({ ...query, extensions: extensions.filter((_, i) => i !== refused) }).lastDay);
  });

  it.each([
    ['ten days of 21(1)', { extensions: [{ days: 10 }] }, '2026-03-30'],
    ['five days of 17(2)', { clause: '17(2)', extensions: [{ days: 5 }] }, '2026-03-23'],
    ['many within ten', { extensions: [{ days: 5 }, { days: 5 }], policy: many }, '2026-03-30'],
    [
      'asked for in the last millisecond',
      { extensions: [{ days: 1, requestedAt: '2026-03-16T23:59:59.999+08:00' }] },
      '2026-03-17',
    ],
    [
      'on the day of the trigger, as a bare date',
      { triggeredAt: '2026-03-02T10:00+08:00', extensions: [{ days: 1, requestedAt: '2026-03-02' }] },
      '2026-03-17',
    ],
    [
      'asked for before the pause, decided in it',
      { supplements, extensions: [{ days: 1, requestedAt: '2026-03-03', decidedAt: '2026-03-06' }] },
      '2026-03-24',
    ],
    [
      'asked for while a supplement runs on',
      { supplements, extensions: [{ days: 1, requestedAt: '2026-03-06' }], policy: { 'Q-10': 'CONTINUE' } },
      '2026-03-17',
    ],
    ['an unconditional one', { shareAttribute: 'UNCONDITIONAL', extensions: [{ days: 1 }] }, '2026-03-04'],
  ])('is counted: %s', (_, parts, lastDay) => {
    expect(calculate({ ...conditional, ...parts })).toMatchObject({ refusals: [], lastDay });
  });
});

describe('a supplement', () => {
  const conditional = { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-03-02T10:00+08:00' };
  const beforeDue = { 'Q-11': 'BEFORE_DUE' };
  const supplement = (noticeAt: string, receivedAt: string) => ({ supplements: [{ noticeAt, receivedAt }] });

  it.each([
    ['another clause', { clause: '22(1)', ...supplement('2026-03-03', '2026-03-05') }, 'SUPPLEMENT_NOT_PROVIDED'],
    ['after due', { ...supplement('2026-03-17', '2026-03-18'), policy: beforeDue }, 'SUPPLEMENT_AFTER_DUE'],
    ['after five days', supplement('2026-03-10', '2026-03-11'), 'SUPPLEMENT_TOO_LATE'],
    [
      'on the Saturday after the fifth day',
      { triggeredAt: '2026-03-06', ...supplement('2026-03-14', '2026-03-16') },
      'SUPPLEMENT_TOO_LATE',
    ],
    [
      'after one day, unconditional',
      { shareAttribute: 'UNCONDITIONAL', extensions: [{ days: 5 }], ...supplement('2026-03-04', '2026-03-05') },
      'SUPPLEMENT_TOO_LATE',
    ],
    ['received before noticed', supplement('2026-03-05', '2026-03-04'), 'SUPPLEMENT_RECEIVED_BEFORE_NOTICE'],
    ['before the trigger', supplement('2026-03-01', '2026-03-04'), 'SUPPLEMENT_BEFORE_TRIGGER'],
    ['an hour before the trigger', supplement('2026-03-02T09:00+08:00', '2026-03-04'), 'SUPPLEMENT_BEFORE_TRIGGER'],
  ])('is refused and does not change the date: %s', (_, parts, code) => {
    const query = { ...conditional, ...parts };
    expect(codes(query)).toEqual([code]);
    expect(calculate(query).lastDay).toBe(calculate({ ...query, supplements: [] }).lastDay);
  });

  it('is refused if it is a second one', () => {
    const first = { noticeAt: '2026-03-03', receivedAt: '2026-03-04' };
    const second = { noticeAt: '2026-03-05', receivedAt: '2026-03-06' };
    expect(calculate({ ...conditional, supplements: [second, first] }).refusals).toMatchObject([
      { what: 'supplements[0]', code: 'SUPPLEMENT_SECOND' },
    ]);
  });

  it.each([
    ['on the fifth day', supplement('2026-03-09T23:59:59.999+08:00', '2026-03-11'), '2026-03-18'],
    [
      'on the last day, where so chosen',
      { ...supplement('2026-03-16', '2026-03-20'), policy: beforeDue },
      '2026-03-23',
    ],
    ['on the day of the trigger, as a bare date', supplement('2026-03-02', '2026-03-02'), '2026-03-16'],
    [
      'received on the day of the notice, as a bare date',
      supplement('2026-03-04T15:00+08:00', '2026-03-04'),
      '2026-03-16',
    ],
  ])('is counted: %s', (_, parts, lastDay) => {
    expect(calculate({ ...conditional, ...parts })).toMatchObject({ refusals: [], lastDay });
  });
});
