import { describe, expect, it } from '@jest/globals';
import { firstBreak, GENESIS_HASH, hashOf, type EventRow } from './event-hash.js';

const unsealed = {
  stream: '0b9e4a52-5f0d-4f0e-9d53-6c7d2b9f3a11',
  seq: 1,
  format: 1,
  type: 'submitted',
  version: 1,
  command_id: '7a6e1f4e-8c1b-4d2f-a2a7-0d9a3a1f5c22',
  actor_account: 'm4.lead',
  actor_person: '3f0d2b9c-1a4e-4c55-8f10-2b7f6f8d9e33',
  actor_department: 'M4',
  actor_role: 'WB_LEAD',
  at: '2026-01-26T01:00:00.000Z',
  received_at: '2026-01-26T01:00:00.000Z',
  recorded_at: '2026-01-26T01:00:00.125Z',
  payload: '{"revision":1,"text":"数据"}',
  salt: null,
  prev_hash: GENESIS_HASH,
};
const salted = { ...unsealed, format: 2, salt: '5a4d1f0e-6b2c-4e39-9d7a-8c1f2e3b4a55' };
const first: EventRow = { ...unsealed, hash: hashOf(unsealed) };
const after = (row: EventRow, changes: Partial<EventRow> = {}): EventRow => {
  const next = { ...row, seq: row.seq + 1, prev_hash: row.hash, ...changes };
  return { ...next, hash: hashOf(next) };
};

describe('the hash of an event', () => {
  it('never changes in format 1', () => {
    expect(first.hash).toBe('68374e1fcc07b508267281e4798e92f6606bff79d68b1d2e0c291ea286033c5a');
  });

  it('never changes in format 2', () => {
    expect(hashOf(salted)).toBe('24da0f3b06fb894abfd4ad3f5429f72b7feabd4013c0c0ef77d2fe03b970363d');
  });

  it.each(Object.keys(salted) as (keyof typeof salted)[])('covers %s', (column) => {
    const changed = { ...salted, [column]: typeof salted[column] === 'number' ? 7 : null };
    expect(hashOf(changed)).not.toBe(hashOf(salted));
  });

  it('covers a salt that was added to an event without one', () => {
    expect(hashOf({ ...unsealed, salt: salted.salt })).not.toBe(first.hash);
  });

  it('does not cover the column hash', () => {
    expect(hashOf({ ...first, hash: 'another' })).toBe(first.hash);
  });
});

describe('a hash chain', () => {
  const second = after(first);
  const third = after(second);

  it('is sound if each event follows from the one before', () => {
    expect(firstBreak([])).toBeNull();
    expect(firstBreak([first, second, third])).toBeNull();
    expect(firstBreak([first, after(first, { format: 2, salt: salted.salt })])).toBeNull();
  });

  it.each([
    { why: 'an event is missing', rows: [first, third], seq: 2 },
    { why: 'the beginning is missing', rows: [second, third], seq: 1 },
    { why: 'an event was changed', rows: [first, { ...second, payload: '{}' }, third], seq: 2 },
    { why: 'an event was changed and sealed again', rows: [first, after(first, { payload: '{}' }), third], seq: 3 },
    { why: 'the format is not known', rows: [first, after(first, { format: 3 })], seq: 2 },
  ])('is broken at the first event that does not follow: $why', ({ rows, seq }) => {
    expect(firstBreak(rows)?.seq).toBe(seq);
  });
});
