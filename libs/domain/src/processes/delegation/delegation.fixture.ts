import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import type { World } from '../../matter/play.fixture.js';
import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { delegation } from './delegation.js';
import type { Delegation } from './delegation.state.js';

const { first, second } = ADMINS;

/** The people of the province's land office. */
export const WHO = {
  handler: actorOf('WB_HANDLER', 'province.land'),
  lead: actorOf('WB_LEAD', 'province.land'),
  head: actorOf('DEPT_HEAD', 'province.land'),
} as const satisfies Record<string, Actor>;

export const accountsOf = (...actors: readonly Actor[]): Readonly<Record<string, Actor>> =>
  Object.fromEntries(actors.map((actor) => [actor.accountId, actor]));

/** The head acts for the lead from today, 2 March 2026. */
export const PROPOSAL = {
  accountId: WHO.head.accountId,
  delegatedBy: WHO.lead.accountId,
  role: 'WB_LEAD',
  departmentId: 'province.land',
  from: null,
  until: '2026-03-31',
};
export const REASON = { reason: '授权人已经返岗。' };

/** Begins a delegation in memory; the people above are known unless the world names others. */
export const playDelegation = ({ facts, ...world }: World = {}) =>
  new RecordPlay<Delegation>(delegation, {
    ...world,
    facts: { accounts: accountsOf(...Object.values(WHO)), ...facts },
  });

export const playTo = (state: string, world: World = {}) => {
  const play = playDelegation(world).do(first, 'propose-delegation', PROPOSAL);
  if (state === 'REJECTED') return play.do(second, 'reject-delegation', REASON);
  if (state !== 'PROPOSED') play.do(second, 'confirm-delegation', {});
  return state === 'ENDED' ? play.do(second, 'end-delegation', REASON) : play;
};

export const TABLE: RowTable = {
  process: delegation,
  states: ['PROPOSED', 'GIVEN', 'REJECTED', 'ENDED'],
  playTo,
  rows: [
    ['PROPOSED', 'confirm-delegation', 'GIVEN'],
    ['PROPOSED', 'reject-delegation', 'REJECTED'],
    ['GIVEN', 'end-delegation', 'ENDED'],
  ],
  fit: {
    'propose-delegation': PROPOSAL,
    'confirm-delegation': {},
    'reject-delegation': REASON,
    'end-delegation': REASON,
  },
};
