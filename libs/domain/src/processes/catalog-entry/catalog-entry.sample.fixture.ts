import { startsIn, withOverseers, type Deed, type Sample } from '../sample.fixture.js';
import { content } from './catalog-entry.examples.js';
import { FIT, playTo, WHO } from './catalog-entry.fixture.js';
import { STATES } from './catalog-entry.state.js';

/** Returns the documented entry with a code and a name that are free. */
const another = (n: number): object => ({
  content: { ...content, catalogCode: `3070990000002/00010${n}`, name: `电子驾驶证状态核验（${n}）` },
});
const IMPACT = {
  revision: 1,
  type: 'PERSONAL_INFO_IMPACT',
  result: 'PASS',
  assessedOn: '2025-09-01',
  opinion: '个人信息处理措施适当。',
};

/** 公安厅 (P2) compiles entries, which 数据管理局 (P1) reviews. */
const atTheHead = (n: number): readonly Deed[] => [
  ['p2.handler', 'create-draft', another(n)],
  ['p2.handler', 'start-assessment'],
  ['p2.assessor', 'record-assessment'],
  ['p2.assessor', 'record-assessment', IMPACT],
  ['p2.lead', 'submit-to-head'],
];

export const sample: Sample = {
  starts: startsIn(STATES, (state) => playTo(state)),
  people: withOverseers(WHO),
  fit: FIT,
  clocks: ['review SOFT of 10 working days'],
  lives: () => ({
    'is drafted': [
      ['p2.handler', 'create-draft'],
      ['p2.handler', 'revise-draft'],
    ],
    'is rejected': [...atTheHead(1), ['p2.head', 'head-reject']],
    'is given up': [
      ...atTheHead(2),
      ['p2.head', 'head-approve'],
      ['p1.reviewer', 'authority-return'],
      ['p2.handler', 'rework'],
      ['p2.lead', 'abandon-draft'],
    ],
    'is published': [
      ...atTheHead(3),
      ['p2.head', 'head-approve'],
      ['p1.reviewer', 'authority-pass'],
      ['p2.lead', 'propose-retirement'],
    ],
  }),
};
