import { startsIn, withOverseers, type Deed, type Sample } from '../sample.fixture.js';
import { FIT, partOf, playTo, WHO } from './correction-request.fixture.js';

const PLACES = [
  'DRAFT',
  'SUBMITTED',
  'REROUTED',
  'VERIFYING',
  'CORRECTED',
  'FED_BACK',
  'DISAGREED',
  'REPORTED',
] as const;

/** 教育局 (C3) finds errors in data of 卫生健康委员会 (M3); requests are sent on to 人口服务总局 (N2). */
const CLAIMED: readonly Deed[] = [
  ['c3.handler', 'draft-correction'],
  ['c3.handler', 'submit-correction'],
];

/** A request that was divided from another one. */
const part = () => partOf(playTo('SUBMITTED').do(WHO.providerHandler, 'divide', FIT.divide));

export const sample: Sample = {
  starts: [...startsIn(PLACES, (place) => playTo(place)), part],
  people: withOverseers(WHO),
  fit: FIT,
  clocks: [
    'correction STATUTORY of 10 working days',
    'report SOFT of 10 working days',
    'taking-up SOFT of 2 working days',
    'acceptance SOFT of 5 working days',
    'answer SOFT of 10 working days',
  ],
  lives: () => ({
    'is withdrawn': [
      ['c3.handler', 'draft-correction'],
      ['c3.handler', 'revise-correction'],
      ['c3.handler', 'withdraw'],
    ],
    'is fed back': [
      ...CLAIMED,
      ['m3.handler', 'start-verification'],
      ['m3.handler', 'record-finding'],
      ['m3.handler', 'record-finding', { error: 2, confirmed: false, facts: '与原始登记一致。' }],
      ['m3.handler', 'record-correction'],
      ['m3.lead', 'feed-back'],
      ['c3.handler', 'accept-feedback'],
    ],
    'is disagreed with': [
      ...CLAIMED,
      ['m3.handler', 'start-verification'],
      ['m3.handler', 'record-finding', { error: 1, confirmed: false, facts: '与原始登记一致。' }],
      ['m3.handler', 'record-finding', { error: 2, confirmed: false, facts: '与原始登记一致。' }],
      ['m3.lead', 'feed-back', { outcome: 'NO_ERROR', text: '两处均与原始登记一致。' }],
      ['c3.handler', 'disagree'],
      ['m3.lead', 'answer-disagreement'],
    ],
    'is sent on': [
      ...CLAIMED,
      ['m3.handler', 'reroute'],
      ['n2.handler', 'decline-reroute'],
      ['m3.handler', 'reroute'],
      ['n2.handler', 'accept-reroute'],
      ['n2.handler', 'hand-back'],
    ],
    'is divided': [...CLAIMED, ['m3.handler', 'divide'], ['m3.handler', 'start-verification']],
    'is what a citizen reports': [['m3.handler', 'register-citizen-report']],
  }),
};
