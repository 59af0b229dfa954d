import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './department.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** 民政厅 (P7) is created and merged into P3; P8 is created and stays. */
  lives: () => ({
    'is merged into another one': [
      ['sysadmin.1', 'create-department'],
      ['sysadmin.1', 'rename-department'],
      ['sysadmin.1', 'propose-end'],
      ['sysadmin.2', 'reject-end'],
      ['sysadmin.1', 'propose-end'],
      ['sysadmin.2', 'confirm-end'],
    ],
  }),
};
