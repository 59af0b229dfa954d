import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import type { World } from '../../matter/play.fixture.js';
import { client } from './client.js';
import type { ClientRecord } from './client.state.js';

const { first, second } = ADMINS;

export const SYSTEM = {
  clientId: 'land.exchange',
  kind: 'SYSTEM',
  departmentId: 'province.land',
  commands: ['share-request/draft-request', 'share-request/record-use'],
  until: '2026-12-31',
} as const;
export const AGENT = {
  ...SYSTEM,
  clientId: 'land.assistant',
  kind: 'AGENT',
  commands: ['share-request/draft-request'],
};
const REASON = { reason: '该系统已下线。' };

/** A valid payload for each command. */
export const FIT = {
  'propose-client': SYSTEM,
  'confirm-client': {},
  'reject-client': REASON,
  'end-client': REASON,
} as const;

export const playClient = (world: World = {}) => new RecordPlay<ClientRecord>(client, world);

export const TABLE: RowTable = {
  process: client,
  states: ['PROPOSED', 'REGISTERED', 'REJECTED', 'ENDED'],
  playTo: (state, world) => {
    const play = playClient(world).do(first, 'propose-client', SYSTEM);
    if (state === 'REJECTED') return play.do(second, 'reject-client', REASON);
    if (state !== 'PROPOSED') play.do(second, 'confirm-client', {});
    return state === 'ENDED' ? play.do(second, 'end-client', REASON) : play;
  },
  rows: [
    ['PROPOSED', 'confirm-client', 'REGISTERED'],
    ['PROPOSED', 'reject-client', 'REJECTED'],
    ['REGISTERED', 'end-client', 'ENDED'],
  ],
  fit: FIT,
};
