import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './division.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** The operator's administrators create and rename 东岭县. */
  lives: () => ({
    'is created and renamed': [
      ['sysadmin.1', 'create-division'],
      ['sysadmin.2', 'rename-division'],
    ],
  }),
};
