import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './department.fixture.js';

/** 档案馆, whose working body the next process designates. */
const P8 = { id: 'P8', name: '云岭省档案馆(示例)', divisionCode: '990000', uscc: null, frontCode: null, kind: 'DEPT' };

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** 民政厅 (P7) is created and merged into P3; 档案馆 (P8) is created and stays. */
  lives: () => ({
    'is merged into another one': [
      ['sysadmin.1', 'create-department'],
      ['sysadmin.1', 'rename-department'],
      ['sysadmin.1', 'propose-end'],
      ['sysadmin.2', 'reject-end'],
      ['sysadmin.1', 'propose-end'],
      ['sysadmin.2', 'confirm-end'],
    ],
    'is created': [['sysadmin.1', 'create-department', P8]],
  }),
};
