import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './recusal.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: TABLE.fit,
  clocks: [],
  /** None: a recusal names a matter, which no example knows. `test/e2e/openapi.spec.ts` has one by itself. */
  lives: () => ({}),
};
