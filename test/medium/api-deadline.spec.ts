import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeadlineAnswer } from '#libs/http';
import { ask, openApi, type OpenApi } from './api.fixture.js';

let open: OpenApi;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
});
afterAll(() => open?.close());

/** Calls the public calculator, which needs no token. */
async function calculate(query: object) {
  const init = { method: 'POST', body: JSON.stringify(query) };
  const { status, body } = await ask(`${open.url}/api/v1/deadlines/calculate`, init);
  return { status, body: DeadlineAnswer.parse(body) };
}

const CONDITIONAL = { clause: '21(1)', shareAttribute: 'CONDITIONAL' };
const UNCONDITIONAL = { clause: '21(1)', shareAttribute: 'UNCONDITIONAL' };
const granted = (days: number, decidedAt: string, requestedAt?: string) => ({
  extensions: [{ days, decidedAt, ...(requestedAt && { requestedAt }) }],
});
const supplement = (noticeAt: string, receivedAt: string) => ({ supplements: [{ noticeAt, receivedAt }] });

describe('the worked examples of the Regulation', () => {
  it.each<[string, object, string]>([
    ['E01', { ...CONDITIONAL, triggeredAt: '2025-08-04T10:00+08:00' }, '2025-08-18'],
    [
      'E01 day 0 counts',
      { ...CONDITIONAL, triggeredAt: '2025-08-04T10:00+08:00', policy: { 'Q-01': 'INCLUDE' } },
      '2025-08-15',
    ],
    ['E02', { ...UNCONDITIONAL, triggeredAt: '2025-08-01T09:30+08:00' }, '2025-08-04'],
    ['E03', { ...UNCONDITIONAL, triggeredAt: '2025-09-30T16:00+08:00' }, '2025-10-09'],
    ['E04', { ...UNCONDITIONAL, triggeredAt: '2025-09-26T11:00+08:00' }, '2025-09-28'],
    ['E05', { ...CONDITIONAL, triggeredAt: '2025-09-25T15:00+08:00' }, '2025-10-15'],
    ['E06', { ...CONDITIONAL, triggeredAt: '2025-10-04T20:11+08:00' }, '2025-10-21'],
    [
      'E06 next working day',
      { ...CONDITIONAL, triggeredAt: '2025-10-04T20:11+08:00', policy: { 'Q-02': 'NEXT_WORKING_DAY' } },
      '2025-10-22',
    ],
    ['E07', { ...CONDITIONAL, triggeredAt: '2025-10-11T09:00+08:00' }, '2025-10-24'],
    ['E08', { ...CONDITIONAL, triggeredAt: '2025-11-03T21:47+08:00' }, '2025-11-17'],
    [
      'E08 after hours',
      { ...CONDITIONAL, triggeredAt: '2025-11-03T21:47+08:00', policy: { 'Q-03': 'NEXT_WORKING_DAY' } },
      '2025-11-18',
    ],
    ['E09', { ...CONDITIONAL, triggeredAt: '2025-11-08T10:00+08:00' }, '2025-11-21'],
    ['E10', { ...CONDITIONAL, triggeredAt: '2025-12-22', ...granted(10, '2026-01-05') }, '2026-01-20'],
    ['E11', { ...CONDITIONAL, triggeredAt: '2026-01-26', ...granted(10, '2026-02-06') }, '2026-02-28'],
    ['E12', { ...CONDITIONAL, triggeredAt: '2026-02-02' }, '2026-02-14'],
    ['E13', { ...UNCONDITIONAL, triggeredAt: '2026-02-13T17:00+08:00' }, '2026-02-14'],
    ['E14', { ...UNCONDITIONAL, triggeredAt: '2026-02-18T08:00+08:00' }, '2026-02-24'],
    ['E15', { ...CONDITIONAL, triggeredAt: '2026-03-02', ...granted(5, '2026-03-18', '2026-03-13') }, '2026-03-23'],
    ['E17', { ...CONDITIONAL, triggeredAt: '2026-04-01', ...supplement('2026-04-03', '2026-04-13') }, '2026-04-23'],
    ['E18', { ...UNCONDITIONAL, triggeredAt: '2026-04-28', ...supplement('2026-04-29', '2026-05-03') }, '2026-05-06'],
  ])('%s', async (_, query, lastDay) => {
    const { status, body } = await calculate(query);
    expect(status).toBe(200);
    expect(body).toMatchObject({ lastDay, provisional: false, refusals: [], calendarVersion: expect.any(String) });
    expect(Date.parse(body.dueAt)).toBe(Date.parse(`${lastDay}T24:00:00+08:00`));
    expect(body.days.at(-1)).toEqual({ date: lastDay, counted: true, why: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });
});

it('leaves the date unchanged if an extension is refused, and gives the reason', async () => {
  const late = { ...CONDITIONAL, triggeredAt: '2026-03-02', extensions: [{ days: 5, requestedAt: '2026-03-17' }] };
  const { status, body } = await calculate(late);
  expect({ status, lastDay: body.lastDay }).toEqual({ status: 200, lastDay: '2026-03-16' });
  expect(body.refusals).toEqual([{ what: 'extensions[0]', code: 'EXTENSION_AFTER_DUE', message: expect.any(String) }]);
});

it('marks a date as provisional if it reaches into a year without a notice', async () => {
  const { body } = await calculate({ ...CONDITIONAL, triggeredAt: '2026-12-21' });
  expect(body).toMatchObject({ lastDay: '2027-01-05', provisional: true });
});
