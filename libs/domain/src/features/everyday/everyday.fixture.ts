import type { Actor } from '../../access/roles.js';
import { actorOf } from '../../access/actor.fixture.js';
import { playTo } from '../../processes/share-request/way.fixture.js';
import { WHO as PARTIES, type Play, type Setting } from '../../processes/share-request/share-request.fixture.js';
import type { ShareRequestState } from '../../processes/share-request/share-request.state.js';

/** The people of a share request, and who else works in the provider's department. */
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

/** All accounts, as the database knows them. */
export const ACCOUNTS = Object.fromEntries(Object.values(WHO).map((actor) => [actor.accountId, actor]));

/** A share request that has come to this state, among people whose accounts are known. */
export const scene = (state: ShareRequestState, { facts, ...setting }: Setting = {}): Play =>
  playTo(state, { ...setting, facts: { accounts: ACCOUNTS, ...facts } });

/** Place in the stream of the last event of this type. */
export const placeOf = (play: Play, type: string): number =>
  play.events.findLastIndex((event) => event.type === type) + 1;
