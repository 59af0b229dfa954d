import { startsIn, withOverseers, type Sample } from '../sample.fixture.js';
import { FIT, playTo, WHO } from './breach-candidate.fixture.js';

export const sample: Sample = {
  starts: startsIn(['OPEN', 'JUDGED', 'CONTESTED', 'WITHDRAWN'], (state) => playTo(state)),
  people: withOverseers(WHO),
  fit: FIT,
  clocks: [],
  /** 数据管理局 (P1) opens a breach candidate against 市场监督管理局 (P3). */
  lives: () => ({
    'is contested and judged': [
      ['p1.supervisor', 'open-candidate'],
      ['p3.lead', 'contest'],
      ['p1.sa-head', 'judge'],
    ],
  }),
};
