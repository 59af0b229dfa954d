import type { World } from '../../matter/play.fixture.js';
import { ADMINS, OPERATOR, RecordPlay, type RowTable } from '../administering/administering.fixture.js';
import { account } from './account.js';
import type { AccountRecord } from './account.state.js';

export const CLERK = { accountId: 'land.clerk' } as const;

/** A valid payload for each command. */
export const FIT = {
  'register-account': CLERK,
  'close-account': { reason: '该账号的使用人已调离。' },
} as const;

/** Three administrators, so that one may leave. */
export const THREE = Object.fromEntries(Object.values(ADMINS).map((one) => [one.accountId, one]));

export const playAccount = (world: World = {}) =>
  new RecordPlay<AccountRecord>(account, { ...world, facts: { accounts: THREE, ...world.facts } });

/** Registers the account of an administrator, as the platform began with it. */
export const playAdministrator = (who: { readonly accountId: string; readonly personId: string }, world?: World) => {
  const { accountId, personId } = who;
  const origin = { kind: 'BOOTSTRAP' } as const;
  return playAccount(world).react('record', { accountId, personId, administration: OPERATOR, origin });
};

export const TABLE: RowTable = {
  process: account,
  states: ['ACTIVE', 'CLOSED'],
  playTo: (state, world) => {
    const play = playAccount(world).do(ADMINS.first, 'register-account', CLERK);
    return state === 'CLOSED' ? play.do(ADMINS.first, 'close-account', FIT['close-account']) : play;
  },
  rows: [['ACTIVE', 'close-account', 'CLOSED']],
  fit: FIT,
};
