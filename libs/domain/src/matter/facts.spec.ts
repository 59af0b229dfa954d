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

  it('return the requested value, or null if none was found', () => {
    expect(facts.get('sourceDepartment', '303/000001')).toBeNull();
    expect(facts.get('outages', { ...outage })).toEqual([]);
  });

  it.each([
    ['a key that was not asked for', () => facts.get('sourceDepartment', '303/000002')],
    ['a kind that was not asked for', () => facts.get('grants', '303/000001')],
  ])('throw for %s, because it is a defect of the row', (_, read) => {
    expect(read).toThrow('without having asked for it');
  });

  it('have equal ids for requests of equal kind and key', () => {
    expect(factId(ask('entry', 'x'))).not.toBe(factId(ask('entryVersion', 'x')));
    expect(factId(ask('outages', outage))).toBe(factId(ask('outages', { ...outage })));
    const { responsible, from, to } = outage;
    expect(factId(ask('outages', { to, from, responsible }))).toBe(factId(ask('outages', outage)));
  });
});
