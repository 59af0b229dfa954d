import { actorOf } from '../../access/actor.fixture.js';
import type { World } from '../../matter/play.fixture.js';
import { ADMINS, OPERATOR, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { officeGrant } from './office-grant.js';
import type { OfficeGrant } from './office-grant.state.js';

const { first, second } = ADMINS;

/** Account without an office, and its person. */
export const CLERK = actorOf('WB_HANDLER', 'province.land', {
  accountId: 'land.clerk',
  personId: 'person of land.clerk',
  offices: [],
});

export const PROPOSAL = {
  accountId: CLERK.accountId,
  role: 'WB_LEAD',
  departmentId: 'province.land',
  from: null,
  until: null,
  auditedDivisions: [],
} as const;
const REASON = { reason: '岗位调整。' };

/** A valid payload for each command. */
export const FIT = {
  'propose-office': PROPOSAL,
  'confirm-office': {},
  'reject-office': REASON,
  'end-office': REASON,
} as const;

const ACCOUNTS = Object.fromEntries([CLERK, ...Object.values(ADMINS)].map((one) => [one.accountId, one]));

export const playOffice = (world: World = {}) =>
  new RecordPlay<OfficeGrant>(officeGrant, { ...world, facts: { accounts: ACCOUNTS, ...world.facts } });

/** The office of an administrator, as the platform began with it. */
export const playAdministrator = (who: { readonly accountId: string; readonly personId: string }, world?: World) => {
  const { accountId, personId } = who;
  const office = { ...PROPOSAL, accountId, personId, role: 'SYSADMIN', departmentId: OPERATOR };
  return playOffice(world).react('record', { ...office, administration: OPERATOR, origin: { kind: 'BOOTSTRAP' } });
};

export const TABLE: RowTable = {
  process: officeGrant,
  states: ['PROPOSED', 'HELD', 'REJECTED', 'ENDED'],
  playTo: (state, world) => {
    const play = playOffice(world).do(first, 'propose-office', PROPOSAL);
    if (state === 'REJECTED') return play.do(second, 'reject-office', REASON);
    if (state !== 'PROPOSED') play.do(second, 'confirm-office', {});
    return state === 'ENDED' ? play.do(second, 'end-office', REASON) : play;
  },
  rows: [
    ['PROPOSED', 'confirm-office', 'HELD'],
    ['PROPOSED', 'reject-office', 'REJECTED'],
    ['HELD', 'end-office', 'ENDED'],
  ],
  fit: FIT,
};
