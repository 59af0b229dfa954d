import { expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from './default-policy.js';
import { POLICY_REGISTER } from './register.js';

it('the register holds every open point once, in order', () => {
  expect(POLICY_REGISTER.map(({ id }) => id)).toEqual(
    Array.from({ length: 34 }, (_, i) => `Q-${String(i + 1).padStart(2, '0')}`),
  );
});

it('each point has a default among its options, and a reason', () => {
  for (const point of POLICY_REGISTER) {
    const readings = Object.keys(point.options);
    expect(readings).toContain(point.default);
    expect(readings.length).toBeGreaterThan(1);
    expect(readings).toEqual(expect.arrayContaining(Object.keys(point.notOffered ?? {})));
    expect(point.why).not.toBe('');
  }
});

it('the defaults of the register are those of the default policy', () => {
  const defaults = new Map(POLICY_REGISTER.map((point) => [point.id, point.default]));
  for (const [id, chosen] of Object.entries(DEFAULT_POLICY.options))
    expect([id, defaults.get(id)]).toEqual([id, chosen]);
});
