import type { World } from '../../matter/play.fixture.js';
import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { workingBody } from './working-body.js';
import type { WorkingBody } from './working-body.state.js';

export const BODY = { departmentId: 'province.land', name: '信息中心', from: '2026-03-02' } as const;

/** A valid payload for each command. */
export const FIT = {
  'designate-body': BODY,
  'rename-body': { name: '数据管理处' },
  'end-body': { reason: '职责转由数据管理处承担。' },
} as const;

export const playBody = (world: World = {}) => new RecordPlay<WorkingBody>(workingBody, world);

const designated = (world?: World) => playBody(world).do(ADMINS.first, 'designate-body', BODY);

export const TABLE: RowTable = {
  process: workingBody,
  states: ['DESIGNATED', 'ENDED'],
  playTo: (state, world) => {
    const play = designated(world);
    return state === 'ENDED' ? play.do(ADMINS.first, 'end-body', FIT['end-body']) : play;
  },
  rows: [
    ['DESIGNATED', 'rename-body', 'DESIGNATED'],
    ['DESIGNATED', 'end-body', 'ENDED'],
  ],
  fit: FIT,
};
