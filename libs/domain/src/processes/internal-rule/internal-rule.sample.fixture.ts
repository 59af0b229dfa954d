import { startsIn, type Deed, type Sample } from '../sample.fixture.js';
import { playTo, STATES } from './internal-rule.fixture.js';

/** 公安厅 (P2) files a rule of its own. */
const IN_FORCE: readonly Deed[] = [
  ['p2.handler', 'draft-rule'],
  ['p2.handler', 'submit-to-head'],
  ['p2.head', 'head-approve'],
];

export const sample: Sample = {
  starts: startsIn(STATES, (state) => playTo(state)),
  people: [],
  fit: {},
  clocks: [],
  lives: () => ({
    'is returned and given up': [
      ['p2.handler', 'draft-rule'],
      ['p2.handler', 'submit-to-head'],
      ['p2.head', 'head-reject'],
      ['p2.handler', 'abandon-draft'],
    ],
    'is revised and repealed': [...IN_FORCE, ['p2.handler', 'revise-rule'], ['p2.head', 'repeal-rule']],
  }),
};
