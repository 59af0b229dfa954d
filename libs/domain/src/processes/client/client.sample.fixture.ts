import { addDays } from '../../calendar/time.js';
import { startsIn, type Sample } from '../sample.fixture.js';
import { TABLE } from './client.fixture.js';

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: {},
  clocks: [],
  /** 人力资源和社会保障厅 (P4) lets a system in. */
  lives: (today) => {
    const assistant = { clientId: 'p4.assistant', kind: 'AGENT', departmentId: 'P4', commands: [] };
    return {
      'is let in and ended': [
        ['sysadmin.1', 'propose-client'],
        ['sysadmin.2', 'confirm-client'],
        ['sysadmin.1', 'end-client'],
      ],
      'is not let in': [
        ['sysadmin.2', 'propose-client', { ...assistant, until: addDays(today, 365) }],
        ['sysadmin.1', 'reject-client'],
      ],
    };
  },
};
