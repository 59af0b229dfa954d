import { actorOf } from '../../access/actor.fixture.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import type { Sample } from '../sample.fixture.js';
import { outageFinding } from './outage-finding.js';

const supervisor = actorOf('SA_SUPERVISOR', 'province.data');
const OUTAGE = {
  from: '2026-03-01T09:00:00+08:00',
  to: '2026-03-01T17:00:00+08:00',
  reason: '机房断电。',
  affected: '不能登录平台。',
};

export const sample: Sample = {
  starts: [() => new MatterPlay(outageFinding).do(supervisor, 'record-outage', OUTAGE)],
  people: [],
  fit: {},
  clocks: [],
  /** 数据管理局 (P1) records an outage of the platform. */
  lives: () => ({
    'is revoked': [
      ['p1.supervisor', 'record-outage'],
      ['n1.supervisor', 'confirm-outage'],
      ['p1.supervisor', 'revoke-outage'],
    ],
  }),
};
