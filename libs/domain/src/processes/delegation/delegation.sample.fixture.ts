import { startsIn, type Deed, type Sample } from '../sample.fixture.js';
import { TABLE } from './delegation.fixture.js';

/** The head of 人力资源和社会保障厅 (P4) is to act for the lead of its working body. */
const PROPOSED: Deed = ['sysadmin.1', 'propose-delegation'];

export const sample: Sample = {
  starts: startsIn(TABLE.states, TABLE.playTo),
  people: [],
  fit: TABLE.fit,
  clocks: [],
  lives: () => ({
    'is given and ended': [PROPOSED, ['sysadmin.2', 'confirm-delegation'], ['sysadmin.1', 'end-delegation']],
    'is rejected': [PROPOSED, ['sysadmin.2', 'reject-delegation']],
  }),
};
