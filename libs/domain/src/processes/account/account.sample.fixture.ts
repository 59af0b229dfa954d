import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './account.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** An account of 人力资源和社会保障厅 (P4) that its person leaves. */
  lives: () => ({
    'is registered and closed': [
      ['sysadmin.1', 'register-account'],
      ['sysadmin.2', 'close-account'],
    ],
  }),
};
