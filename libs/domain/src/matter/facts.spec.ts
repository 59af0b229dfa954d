import { describe, expect, it } from '@jest/globals';
import { ask, factId, factsOf } from './facts.js';

describe('facts', () => {
  const outage = { responsible: 'city.health', from: '2026-03-01T01:00:00.000Z', to: '2026-03-02T01:00:00.000Z' };
  const facts = factsOf(
    new Map<string, unknown>([
      [factId(ask('sourceDepartment', '303/000001')), null],
      [factId(ask('outages', outage)), []],
    ]),
  );

  it('answer what was asked for, also where nothing was found', () => {
    expect(facts.get('sourceDepartment', '303/000001')).toBeNull();
    expect(facts.get('outages', { ...outage })).toEqual([]);
  });

  it.each([
    ['a key that was not asked for', () => facts.get('sourceDepartment', '303/000002')],
    ['a kind that was not asked for', () => facts.get('grants', '303/000001')],
  ])('%s is a defect of the row, never an empty answer', (_, read) => {
    expect(read).toThrow('without having asked for it');
  });

  it('two requests are the same where kind and key are', () => {
    expect(factId(ask('entry', 'x'))).not.toBe(factId(ask('entryVersion', 'x')));
    expect(factId(ask('outages', outage))).toBe(factId(ask('outages', { ...outage })));
  });
});
