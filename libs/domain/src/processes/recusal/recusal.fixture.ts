import { actorOf } from '../../access/actor.fixture.js';
import type { MatterStanding } from '../../matter/facts.js';
import type { World } from '../../matter/play.fixture.js';
import { ADMINS, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { recusal } from './recusal.js';
import type { Recusal } from './recusal.state.js';

const { first, second } = ADMINS;

/** Who keeps out of the matter. */
export const HANDLER = actorOf('WB_HANDLER', 'province.land');
export const MATTER = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e31';
const standing: MatterStanding = {
  process: 'share-request',
  number: null,
  state: 'SUBMITTED',
  catalogCode: '',
  name: '',
  parties: {},
  acted: [],
  provisionalClocks: [],
  extensionPending: false,
};
const known = { accounts: { [HANDLER.accountId]: HANDLER }, matters: { [MATTER]: standing } };

export const RECORDED = { recusedFrom: MATTER, accountId: HANDLER.accountId, reason: '与本事项有利害关系。' };
export const REASON = { reason: '经核实，没有利害关系。' };

/** Begins a recusal in memory; its person and its matter are known unless the world names others. */
export const playRecusal = ({ facts, ...world }: World = {}) =>
  new RecordPlay<Recusal>(recusal, { ...world, facts: { ...known, ...facts } });

export const playTo = (state: string, world: World = {}) => {
  const play = playRecusal(world).do(first, 'record-recusal', RECORDED);
  return state === 'RECORDED' ? play : play.do(second, 'lift-recusal', REASON);
};

export const TABLE: RowTable = {
  process: recusal,
  states: ['RECORDED', 'LIFTED'],
  playTo,
  rows: [['RECORDED', 'lift-recusal', 'LIFTED']],
  fit: { 'record-recusal': RECORDED, 'lift-recusal': REASON },
};
