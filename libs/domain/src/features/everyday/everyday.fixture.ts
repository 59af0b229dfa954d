import type { Actor } from '../../access/roles.js';
import { actorOf } from '../../access/actor.fixture.js';
import { playTo } from '../../processes/share-request/way.fixture.js';
import { WHO as PARTIES, type Play, type Setting } from '../../processes/share-request/share-request.fixture.js';
import type { ShareRequestState } from '../../processes/share-request/share-request.state.js';

/** Actors of a share request by name, with further colleagues in the provider's department. */
export const WHO = {
  ...PARTIES,
  providerDeputy: actorOf('WB_HANDLER', 'province.land', {
    accountId: 'province.land.deputy',
    personId: 'person of province.land.deputy',
  }),
  providerAssessor: actorOf('ASSESSOR', 'province.land'),
  citySupervisor: actorOf('SA_SUPERVISOR', 'city.data'),
  nationHead: actorOf('SA_HEAD', 'nation.data'),
  otherSupervisor: actorOf('SA_SUPERVISOR', 'otherCity.data'),
  landOperator: actorOf('PLATFORM_OPERATOR', 'province.land'),
} as const satisfies Record<string, Actor>;

/** Actors by account id, for the fact `account`. */
export const ACCOUNTS = Object.fromEntries(Object.values(WHO).map((actor) => [actor.accountId, actor]));

/** Returns a share request in this state; the accounts of all its people are known. */
export const scene = (state: ShareRequestState, { facts, ...setting }: Setting = {}): Play =>
  playTo(state, { ...setting, facts: { accounts: ACCOUNTS, ...facts } });

/** Returns the sequence number of the last event of this type; 0 if there is none. */
export const placeOf = (play: Play, type: string): number =>
  play.events.findLastIndex((event) => event.type === type) + 1;
