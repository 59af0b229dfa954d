import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar/china.js';
import { atLocal, localDate, localMinutes, type Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { digestAt, isUrgent } from './when.js';

const shown = (instant: Instant): string => `${localDate(instant)} ${localMinutes(instant) / 60}`;
const digest = (date: string, hours: number, minutes = 0): string =>
  shown(digestAt(atLocal(date, hours, minutes), CHINA_CALENDAR));
const at = (date: string): string => shown(atLocal(date, 9, 10));

describe('an alert is sent in the digest of the right day if it is recorded', () => {
  it.each([
    ['before the office opens: today', '2026-03-02', 8, 0, '2026-03-02'],
    ['at 09:00, when the reminders ring: today', '2026-03-02', 9, 0, '2026-03-02'],
    ['a minute before it is sent: today', '2026-03-02', 9, 9, '2026-03-02'],
    ['when it is sent: on the next day', '2026-03-02', 9, 10, '2026-03-03'],
    ['after work: on the next day', '2026-03-02', 23, 59, '2026-03-03'],
    ['on Friday: on Monday', '2026-03-06', 10, 0, '2026-03-09'],
    ['on a Saturday at dawn: on Monday', '2026-03-07', 5, 0, '2026-03-09'],
    ['on the last day before Spring Festival 2026, a make-up Saturday', '2026-02-14', 8, 0, '2026-02-14'],
    ['later on that day: when the festival is over', '2026-02-14', 10, 0, '2026-02-24'],
    ['in the middle of the festival', '2026-02-18', 12, 0, '2026-02-24'],
    ['on the make-up Saturday after it', '2026-02-27', 18, 0, '2026-02-28'],
    ['before National Day 2025', '2025-09-30', 17, 0, '2025-10-09'],
    ['in the night after National Day week', '2025-10-09', 0, 0, '2025-10-09'],
    ['before the make-up Saturday after it', '2025-10-10', 17, 0, '2025-10-11'],
  ])('%s', (_, date, hours, minutes, expected) => {
    expect(digest(date, hours, minutes)).toBe(at(expected));
  });
});

describe('an alert that does not wait for the digest', () => {
  const clocks: readonly (Pick<Clock, 'kind'> | undefined)[] = [{ kind: 'STATUTORY' }, { kind: 'SOFT' }, undefined];
  const urgent = (level: Parameters<typeof isUrgent>[0]): string => clocks.map((c) => isUrgent(level, c)).join(' ');

  it.each([
    ['L0', 'false false false'],
    ['L1', 'false false false'],
    ['L2', 'false false false'],
    ['L3', 'true false false'],
    ['L4', 'true false false'],
    ['L5', 'true false false'],
    ['L6', 'true false false'],
    ['NOTICE', 'false false false'],
  ] as const)('%s of a statutory limit, of a target, without a clock: %s', (level, expected) => {
    expect(urgent(level)).toBe(expected);
  });
});
