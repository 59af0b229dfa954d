import { atLocal } from '../../calendar/time.js';
import { startsIn, withOverseers, type Sample } from '../sample.fixture.js';
import { UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { STATES } from './share-request.state.js';
import { FIT, playTo } from './way.fixture.js';

export const sample: Sample = {
  starts: startsIn(STATES, (state) => playTo(state)),
  unusualStarts: [
    () => playTo('SUBMITTED', { entry: UNCONDITIONAL }),
    () => playTo('DELIVERED', { policy: { 'Q-33': 'SOFT' } }),
    () =>
      playTo('UNDER_REVIEW')
        .do(WHO.providerLead, 'request-extension', FIT['request-extension'])
        .passTo(atLocal('2026-03-04', 9)),
  ],
  people: withOverseers(WHO),
  fit: FIT,
  clocks: [
    'reply STATUTORY of 10 working days',
    'reply STATUTORY of 1 working days',
    'delivery STATUTORY of 20 working days',
    'supplement SOFT of 10 working days',
    'acceptance SOFT of 5 working days',
    'redelivery SOFT of 5 working days',
    'extension SOFT of 2 working days',
    'term SOFT of 5 working days',
    'disposal SOFT of 20 working days',
    'supervision SOFT of 4 working days',
  ],
  /** None: each command has its own stop on the way in test/e2e/way.fixture.ts. */
  lives: () => ({}),
};
