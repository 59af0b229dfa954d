import { startsIn, withOverseers, type Sample } from '../sample.fixture.js';
import { FIT, playTo, WHO } from './breach-candidate.fixture.js';

export const sample: Sample = {
  starts: startsIn(['OPEN', 'JUDGED', 'CONTESTED', 'WITHDRAWN'], (state) => playTo(state)),
  people: withOverseers(WHO),
  fit: FIT,
  clocks: [],
  /** 数据管理局 (P1) opens a breach candidate against 市场监督管理局 (P3). */
  lives: () => ({
    'is judged and contested': [
      ['p1.supervisor', 'open-candidate'],
      ['p1.sa-head', 'judge'],
      ['p3.lead', 'contest'],
    ],
    'is judged, and the judgement undone': [
      ['p1.supervisor', 'open-candidate'],
      ['p1.sa-head', 'judge'],
      ['n1.supervisor', 'undo-judgement'],
    ],
    'has a justified reason pleaded': [
      ['p1.supervisor', 'open-candidate', { responsible: 'P3', clause: '39(4)', facts: '纸质申请逾期没有答复。' }],
      ['p3.lead', 'plead'],
    ],
  }),
};
