import type { KnownWorld } from '../../matter/facts.fixture.js';
import type { World } from '../../matter/play.fixture.js';
import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { department } from './department.js';
import type { DepartmentRecord } from './department.state.js';

const { first, second } = ADMINS;

/** The land office of the province, which exists in the country of the tests. */
export const LAND = {
  id: 'province.land',
  name: '自然资源厅',
  divisionCode: '990000',
  uscc: '11990000PDY000052J',
  frontCode: '3070990000002',
  kind: 'DEPT',
} as const;
export const MERGE = { successor: 'city.housing', others: [], reason: '机构改革，职能并入。' } as const;

/** A valid payload for each command. */
export const FIT = {
  'create-department': LAND,
  'rename-department': { name: '自然资源和规划厅' },
  'propose-end': MERGE,
  'confirm-end': {},
  'reject-end': { reason: '批准文件尚未印发。' },
} as const;

/** Departments that have not ended, as facts. */
export const active = (...ids: readonly string[]): readonly string[] => ids.map((id) => `activeDepartment ${id}`);
const ACTIVE = active(
  LAND.id,
  'city.housing',
  'county.farming',
  'city.gov',
  'province.data',
  'city.data',
  'nation.data',
);

/** A department on a platform on which nobody has registered its id, and all others are there. */
export const playDepartment = ({ facts, ...world }: World = {}) =>
  new RecordPlay<DepartmentRecord>(department, { ...world, facts: { registered: ACTIVE, ...facts } });

/** A department that the platform took over. */
export const playTakenOver = (more: object, world?: World) =>
  playDepartment(world).react('record', {
    ...LAND,
    ...more,
    administration: 'nation.data',
    origin: { kind: 'TAKEN_OVER' },
  });

/** The facts with these numbers of open matters. */
export const withOpen = (openMatters: KnownWorld['openMatters']): World => ({ facts: { openMatters } });

export const TABLE: RowTable = {
  process: department,
  states: ['ACTIVE', 'END_PROPOSED', 'ENDED'],
  playTo: (state, world) => {
    const play = playDepartment(world).do(first, 'create-department', LAND);
    if (state !== 'ACTIVE') play.do(first, 'propose-end', MERGE);
    return state === 'ENDED' ? play.do(second, 'confirm-end', {}) : play;
  },
  rows: [
    ['ACTIVE', 'rename-department', 'ACTIVE'],
    ['ACTIVE', 'propose-end', 'END_PROPOSED'],
    ['END_PROPOSED', 'rename-department', 'END_PROPOSED'],
    ['END_PROPOSED', 'confirm-end', 'ENDED'],
    ['END_PROPOSED', 'reject-end', 'ACTIVE'],
  ],
  fit: FIT,
};
