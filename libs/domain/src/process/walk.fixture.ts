import type { Actor } from '../access/roles.js';
import { atLocal, addMs } from '../calendar/time.js';
import { Play, sameManAs, UNCONDITIONAL, WHO, type Setting } from '../share-request/share-request.fixture.js';
import { shareRequest } from '../share-request/share-request.js';
import { FIT, REASON, REFUSE, REQUEST } from '../share-request/walk.fixture.js';
import { availableCommands } from './availability.js';

/** Everybody who may try something, two accounts of one natural person on both sides among them. */
export const PEOPLE: readonly Actor[] = [...Object.values(WHO), sameManAs(WHO.handler, WHO.providerHandler)];

/** Other payloads than the fitting one, some of them unfit. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'supply-supplement': [{ ...(FIT['supply-supplement'] as object), changes: { itemIds: ['i2', 'i3'] } }],
  'request-extension': [
    { days: 10, ...REASON },
    { days: 11, ...REASON },
  ],
  'decide-extension': [
    { grant: false, ...REASON },
    { grant: true, days: 1, ...REASON },
  ],
  'propose-reply': [REFUSE, { decisions: [] }],
  'revise-reply': [REFUSE],
  'revise-draft': [{ ...REQUEST, itemIds: ['i9'] }],
  'start-delivery': [{ mode: 'API' }],
};
export const SETTINGS: readonly Setting[] = [
  {},
  { entry: UNCONDITIONAL },
  { policy: { 'Q-08': 'MANY', 'Q-10': 'RESTART' } },
  { policy: { 'Q-06': 'STRICT', 'Q-10': 'CONTINUE', 'Q-11': 'BEFORE_DUE' } },
];

/** One step of a random walk: which of the open commands, with which of its payloads, after how long. */
export interface Choice {
  readonly pick: number;
  readonly payload: number;
  readonly waitMs: number;
}

/** Walks through a request by choices, each taken among what is open to somebody at that instant. */
export function walk(setting: Setting, choices: readonly Choice[], afterEach: (play: Play) => void): Play {
  const play = new Play(setting, atLocal('2026-03-02', 8)).do(WHO.handler, 'draft-request', REQUEST);
  for (const { pick, payload, waitMs } of choices) {
    play.passTo(addMs(play.now, waitMs));
    const open = PEOPLE.flatMap((actor) =>
      availableCommands(shareRequest, play.matter, play.context(actor)).flatMap(({ allowed, command }) =>
        allowed ? [{ actor, command }] : [],
      ),
    );
    const chosen = open[pick % Math.max(open.length, 1)];
    if (chosen) play.give(chosen.actor, chosen.command, payloadOf(play, chosen.command, payload));
    afterEach(play);
  }
  return play;
}

function payloadOf({ matter: { data } }: Play, command: string, choice: number): unknown {
  const payloads = [FIT[command], FIT[command], ...(OTHERS[command] ?? [])];
  const chosen = payloads[choice % payloads.length] as object;
  if (!('revision' in chosen)) return chosen;
  const revision = command === 'lead-approve-reply' ? data.proposal?.revision : data.requestRevision;
  return { ...chosen, revision };
}
