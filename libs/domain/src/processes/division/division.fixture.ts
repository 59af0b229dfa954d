import type { World } from '../../matter/play.fixture.js';
import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { division } from './division.js';
import type { DivisionRecord } from './division.state.js';

export const COUNTY = { code: '990123', name: '西岭县', level: 'COUNTY', parentCode: '990100' } as const;

/** A valid payload for each command. */
export const FIT = {
  'create-division': COUNTY,
  'rename-division': { name: '西岭区' },
} as const;

export const playDivision = (world: World = {}) => new RecordPlay<DivisionRecord>(division, world);

export const TABLE: RowTable = {
  process: division,
  states: ['ACTIVE'],
  playTo: (_, world) => playDivision(world).do(ADMINS.first, 'create-division', COUNTY),
  rows: [['ACTIVE', 'rename-division', 'ACTIVE']],
  fit: FIT,
};
