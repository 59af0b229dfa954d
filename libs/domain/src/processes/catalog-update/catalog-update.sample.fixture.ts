import { atLocal } from '../../calendar/time.js';
import { startsIn, withOverseers, type Deed, type Sample } from '../sample.fixture.js';
import { opening } from './catalog-update.examples.js';
import { contested, FIT, playTo, retiring, VOLUNTARY, WHO } from './catalog-update.fixture.js';
import { STATES } from './catalog-update.state.js';

/** 公安厅 (P2) updates entries, which 数据管理局 (P1) reviews. */
const SUBMITTED: readonly Deed[] = [
  ['p2.lead', 'submit-to-head'],
  ['p2.head', 'head-approve'],
];

export const sample: Sample = {
  starts: startsIn(STATES, (state) => playTo(state)),
  unusualStarts: [
    () => playTo('OPEN', { opening: VOLUNTARY }),
    () => retiring(),
    () => playTo('DRAFTED'),
    () => contested(),
    () => playTo('OPEN').do(WHO.lead, 'request-extension', FIT['request-extension']).passTo(atLocal('2026-03-04', 9)),
  ],
  people: withOverseers(WHO),
  fit: FIT,
  clocks: [
    'update STATUTORY of 10 working days',
    'review STATUTORY of 2 working days',
    'rework SOFT of 2 working days',
    'voluntary SOFT of 10 working days',
    'extension SOFT of 2 working days',
    'dismissal SOFT of 2 working days',
    'contest SOFT of 2 working days',
  ],
  lives: (today) => ({
    'is published': [
      ['p2.handler', 'open-update'],
      ['p2.handler', 'start-update'],
      ['p2.handler', 'revise-change'],
      ['p2.assessor', 'record-assessment'],
      ['p2.lead', 'submit-to-head'],
      ['p2.head', 'head-reject'],
      ...SUBMITTED,
      ['p1.reviewer', 'authority-return'],
      ['p2.handler', 'rework'],
      ...SUBMITTED,
      ['p1.reviewer', 'authority-return', { reasons: ['应当更新的电子驾驶证状态没有更新。'], finding: 'NOT_UPDATED' }],
      ['p2.lead', 'contest-finding'],
      ['n1.reviewer', 'decide-contest'],
      ['p2.handler', 'rework'],
      ...SUBMITTED,
      ['p1.reviewer', 'authority-pass'],
    ],
    'is not needed': [
      /* After a change of law that is recent enough for its limit to be extended. */
      ['p2.handler', 'open-update', { ...opening, eventDate: today }],
      ['p2.lead', 'request-extension'],
      ['p1.reviewer', 'decide-extension'],
      ['p2.lead', 'dismiss'],
      ['p1.reviewer', 'reject-dismissal'],
      ['p2.lead', 'dismiss'],
      ['p1.reviewer', 'confirm-dismissal'],
    ],
  }),
};
