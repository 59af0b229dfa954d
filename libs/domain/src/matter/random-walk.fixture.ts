import fc from 'fast-check';
import type { Actor } from '../access/roles.js';
import { addMs } from '../calendar/time.js';
import {
  sameManAs,
  MIXED,
  UNCONDITIONAL,
  WHO,
  type Play,
  type Setting,
} from '../processes/share-request/share-request.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { FIT, playTo, REASON, REFUSE, REQUEST } from '../processes/share-request/way.fixture.js';
import { STATES, type ShareRequestState } from '../processes/share-request/share-request.state.js';
import { availableCommands } from './availability.js';
import { playedOnce } from './play.fixture.js';

/** Actors of a walk. Two of them are accounts of one natural person on both sides. */
export const PEOPLE: readonly Actor[] = [...Object.values(WHO), sameManAs(WHO.handler, WHO.providerHandler)];

/** Payloads by command that differ from the fitting one; some of them are refused. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'draft-supplement': [{ ...(FIT['supply-supplement'] as object), changes: { itemIds: ['i2', 'i3'] } }],
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
const SETTINGS: readonly Setting[] = [
  {},
  { entry: UNCONDITIONAL },
  { entry: MIXED },
  { policy: { 'Q-08': 'MANY', 'Q-10': 'RESTART' } },
  { policy: { 'Q-06': 'STRICT', 'Q-10': 'CONTINUE', 'Q-11': 'BEFORE_DUE' } },
];

/** One step of a random walk: indices of an open command and of one of its payloads, and the wait before it. */
interface Choice {
  readonly pick: number;
  readonly payload: number;
  readonly waitMs: number;
}
export interface Walk {
  readonly setting: Setting;
  readonly from: ShareRequestState;
  readonly choices: readonly Choice[];
}

const HOUR = 3_600_000;
/** Walks that begin in any state, wait between no time and 900 hours, and seldom choose a command that leads back. */
export const WALKS: fc.Arbitrary<Walk> = fc.record({
  setting: fc.constantFrom(...SETTINGS),
  from: fc.constantFrom(...STATES),
  choices: fc.array(
    fc.record({
      pick: fc.nat({ max: 997 }),
      payload: fc.nat({ max: 5 }),
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * HOUR }), fc.integer({ min: 1, max: 900 * HOUR })),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});
const BACK: readonly string[] = [
  'withdraw',
  'relinquish',
  'recall',
  'lead-reject',
  'lead-return-reply',
  'revise-draft',
];

/** Starts by setting and state, each played once. */
const STARTS = SETTINGS.map(
  (setting) => new Map(STATES.map((from) => [from, playedOnce(() => playTo(from, setting))] as const)),
);
const playFrom = (from: ShareRequestState, setting: Setting): Play =>
  STARTS[SETTINGS.indexOf(setting)]?.get(from)?.() ?? playTo(from, setting);

/** Plays a walk. Each choice picks among the process's own commands that are open to an actor at that instant. */
export function walk({ setting, from, choices }: Walk, afterEach: (play: Play) => void = () => undefined): Play {
  const play = playFrom(from, setting);
  for (const { pick, payload, waitMs } of choices) {
    play.passTo(addMs(play.now, waitMs));
    const open = everythingOpen(play).filter(({ command }) => pick % 7 === 0 || !BACK.includes(command));
    const chosen = open[pick % Math.max(open.length, 1)];
    if (chosen) play.give(chosen.actor, chosen.command, payloadOf(play, chosen.command, payload));
    afterEach(play);
  }
  return play;
}

const everythingOpen = (play: Play) =>
  PEOPLE.flatMap((actor) =>
    availableCommands(shareRequest, play.matter, play.context(actor)).flatMap(({ allowed, command }) =>
      allowed && command in FIT ? [{ actor, command }] : [],
    ),
  );

function payloadOf({ matter: { data } }: Play, command: string, choice: number): unknown {
  const payloads = [FIT[command], FIT[command], ...(OTHERS[command] ?? [])];
  const chosen = payloads[choice % payloads.length] as object;
  if (!('revision' in chosen)) return chosen;
  const revisions: Readonly<Record<string, number | undefined>> = {
    'lead-approve-reply': data.proposal?.revision,
    'consent-supplement': data.supplement?.draft?.revision,
  };
  const revision = revisions[command] ?? data.requestRevision;
  return { ...chosen, revision };
}
