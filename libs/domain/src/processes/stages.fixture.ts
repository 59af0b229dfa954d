import { actorOf } from '../access/actor.fixture.js';
import type { Actor } from '../access/roles.js';
import * as candidate from './breach-candidate/breach-candidate.fixture.js';
import * as entry from './catalog-entry/catalog-entry.fixture.js';
import { STATES as ENTRY_STATES } from './catalog-entry/catalog-entry.state.js';
import * as update from './catalog-update/catalog-update.fixture.js';
import { STATES as UPDATE_STATES } from './catalog-update/catalog-update.state.js';
import * as correction from './correction-request/correction-request.fixture.js';
import * as request from './share-request/share-request.fixture.js';
import { STATES as REQUEST_STATES } from './share-request/share-request.state.js';
import { FIT as REQUEST_FIT, playTo as requestTo } from './share-request/way.fixture.js';
import type { MatterPlay } from '../matter/play.fixture.js';

/** Material for walks through one process: starting matters, accounts, and valid payloads by command. */
export interface Stage {
  readonly starts: readonly (() => MatterPlay<unknown>)[];
  readonly people: readonly Actor[];
  readonly fit: Readonly<Record<string, unknown>>;
}
const OVERSEERS = ['city.data', 'province.data', 'nation.data'].map((id) => actorOf('SA_SUPERVISOR', id));
const among = (who: Readonly<Record<string, Actor>>): readonly Actor[] => {
  const all = [...Object.values(who), ...OVERSEERS];
  return all.filter(({ accountId }, n) => all.findIndex((one) => one.accountId === accountId) === n);
};
const from = <State extends string>(states: readonly State[], playTo: (state: State) => MatterPlay<unknown>) =>
  states.map((state) => () => playTo(state));
const CORRECTION_PLACES = ['DRAFT', 'SUBMITTED', 'REROUTED', 'VERIFYING', 'CORRECTED', 'FED_BACK', 'REPORTED'] as const;

/** Every process in which people act, started from each of its states. */
export const STAGES: Readonly<Record<string, Stage>> = {
  'share-request': {
    starts: from(REQUEST_STATES, (state) => requestTo(state)),
    people: among(request.WHO),
    fit: REQUEST_FIT,
  },
  'catalog-entry': {
    starts: from(ENTRY_STATES, (state) => entry.playTo(state)),
    people: among(entry.WHO),
    fit: entry.FIT,
  },
  'catalog-update': {
    starts: from(UPDATE_STATES, (state) => update.playTo(state)),
    people: among(update.WHO),
    fit: update.FIT,
  },
  'correction-request': {
    starts: from(CORRECTION_PLACES, (place) => correction.playTo(place)),
    people: among(correction.WHO),
    fit: correction.FIT,
  },
  'breach-candidate': {
    starts: from(['OPEN', 'JUDGED', 'CONTESTED', 'WITHDRAWN'], (state) => candidate.playTo(state)),
    people: among(candidate.WHO),
    fit: candidate.FIT,
  },
};
