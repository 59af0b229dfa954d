import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './working-body.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** P8 is created in the life of a department, and has no working body before. */
  lives: () => ({
    'is designated, renamed and ended': [
      ['sysadmin.1', 'designate-body'],
      ['sysadmin.1', 'rename-body'],
      ['sysadmin.2', 'end-body'],
    ],
  }),
};
