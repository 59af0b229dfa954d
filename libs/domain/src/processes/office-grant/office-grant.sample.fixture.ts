import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './office-grant.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** 人力资源和社会保障厅 (P4) has another lead for some time. */
  lives: () => ({
    'is held and ended': [
      ['sysadmin.1', 'propose-office'],
      ['sysadmin.2', 'confirm-office'],
      ['sysadmin.1', 'end-office'],
    ],
    'is not given': [
      ['sysadmin.2', 'propose-office'],
      ['sysadmin.1', 'reject-office'],
    ],
  }),
};
