import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DeadlineQuery } from './query.js';

const valid = { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2025-08-04T10:00:00+08:00' };
const messagesOf = (query: unknown): string[] =>
  DeadlineQuery.safeParse(query).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('a query', () => {
  it.each([
    [valid],
    [{ ...valid, triggeredAt: '2025-08-04' }],
    [{ ...valid, triggeredAt: '2025-08-04T10:00+08:00' }],
    [{ ...valid, triggeredAt: '2025-08-04T02:00:00.000Z' }],
    [{ clause: '22(1)', triggeredAt: '2100-12-31' }],
    [{ ...valid, supplements: [], extensions: [], policy: {} }],
  ])('is accepted: %j', (query) => {
    expect(messagesOf(query)).toEqual([]);
  });

  it.each([
    ['shareAttribute', { ...valid, shareAttribute: undefined }],
    ['shareAttribute', { ...valid, shareAttribute: 'NOT_SHARED' }],
    ['clause', { ...valid, clause: '21(2)' }],
    ['clause', { triggeredAt: '2025-08-04' }],
    ['triggeredAt', { clause: '22(1)' }],
    ['triggeredAt', { ...valid, triggeredAt: '2026-02-29' }],
    ['triggeredAt', { ...valid, triggeredAt: '2025-08-04T10:00' }],
    ['triggeredAt', { ...valid, triggeredAt: '2025-08-04T25:00+08:00' }],
    ['triggeredAt', { ...valid, triggeredAt: '2024-12-31' }],
    ['triggeredAt', { ...valid, triggeredAt: '2025-01-01T00:30+09:00' }],
    ['triggeredAt', { ...valid, triggeredAt: '2101-01-01' }],
    ['triggeredAt', { ...valid, triggeredAt: 20250804 }],
    ['noticeAt', { ...valid, supplements: [{ noticeAt: '2025-13-01', receivedAt: '2025-08-06' }] }],
    ['receivedAt', { ...valid, supplements: [{ noticeAt: '2025-08-05' }] }],
    ['supplements', { ...valid, supplements: Array(11).fill({ noticeAt: '2025-08-05', receivedAt: '2025-08-06' }) }],
    ['extensions', { ...valid, extensions: Array(11).fill({ days: 1 }) }],
    ['extensions', { ...valid, extensions: {} }],
    ['days', { ...valid, extensions: [{ days: 0 }] }],
    ['days', { ...valid, extensions: [{ days: 1.5 }] }],
    ['days', { ...valid, extensions: [{}] }],
    ['requestedAt', { ...valid, extensions: [{ days: 1, requestedAt: null }] }],
    ['decidedAt', { ...valid, extensions: [{ days: 1, decidedAt: 'yesterday' }] }],
    ['Q-01', { ...valid, policy: { 'Q-01': 'MAYBE' } }],
    ['Q-05', { ...valid, policy: { 'Q-05': 'ACCEPTED' } }],
    ['holidays', { ...valid, holidays: [] }],
    ['reason', { ...valid, extensions: [{ days: 1, reason: '' }] }],
  ])('is refused by a message that names %s: %j', (field, query) => {
    const messages = DeadlineQuery.safeParse(query).error?.issues.map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining(field)]);
  });

  it('names the place of the fault in the query', () => {
    expect(messagesOf({ ...valid, extensions: [{ days: 1 }, { days: 0 }] })).toEqual([
      'extensions.1.days: days 至少为 1',
    ]);
  });

  it('can be documented as a JSON schema', () => {
    expect(z.toJSONSchema(DeadlineQuery)).toMatchObject({
      required: ['clause', 'triggeredAt'],
      additionalProperties: false,
    });
  });
});
