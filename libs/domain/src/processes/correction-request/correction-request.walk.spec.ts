import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, type Instant } from '../../calendar/time.js';
import { fold } from '../../matter/fold.js';
import { correctionRequest } from './correction-request.js';
import { places } from './correction-request.state.js';
import {
  ADOPTION,
  CONFIRMED,
  CORRECT,
  FIT,
  partOf,
  playTo,
  WHO,
  type Place,
  type Play,
} from './correction-request.fixture.js';

const PEOPLE = Object.values(WHO);
const COMMANDS = correctionRequest.commands.filter(({ from }) => from.length > 0).map(({ name }) => name);
/** Further payloads beside the valid one. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'record-finding': [CORRECT, { ...CONFIRMED, error: 2 }, { ...CORRECT, error: 1 }],
  divide: [{ ...(FIT.divide as object), errors: [1] }],
  'feed-back': [
    { outcome: 'NO_ERROR', text: '无误。' },
    { outcome: 'CORRECTED', text: '已更正。' },
  ],
};
/** A part that can be divided again. */
const TWO = { ...(FIT.divide as object), errors: [2, 3] };
const HOUR = 3_600_000;
const STARTS: readonly Place[] = ['DRAFT', 'SUBMITTED', 'REROUTED', 'VERIFYING', 'CORRECTED', 'FED_BACK', 'REPORTED'];
const WALKS = fc.record({
  from: fc.constantFrom(...STARTS),
  begins: fc.constantFrom('place', 'place', 'part'),
  steps: fc.array(
    fc.record({
      what: fc.constantFrom(...COMMANDS, 'adopted'),
      payload: fc.nat({ max: 5 }),
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 * HOUR })),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

function payloadOf(play: Play, command: string, choice: number): unknown {
  const payloads = [FIT[command], ...(OTHERS[command] ?? [])];
  const chosen = payloads[choice % payloads.length] as object;
  return 'revision' in chosen ? { ...chosen, revision: play.matter.data.revision } : chosen;
}

/** Tries the command with every account; the first one allowed gives it. */
function step(play: Play, what: string, payload: number): void {
  if (what === 'adopted') play.react('adopted', ADOPTION);
  else PEOPLE.find((who) => play.give(who, what, payloadOf(play, what, payload)) === null);
}

/** Department that had the request when the limit passed, by the events alone; null if it has not changed hands since. */
function holderAt({ events, matter: { parties } }: Play, dueAt: Instant): string | null {
  const [next] = events.filter(
    ({ type, at }) => at >= dueAt && (type === 'rerouteAccepted' || type === 'correctionHandedBack'),
  );
  if (!next) return null;
  return next.type === 'rerouteAccepted' ? (parties.provider ?? null) : 'nation.police';
}

function checkInvariants(play: Play): void {
  const { clocks, data, parties, state } = play.matter;
  expect(fold(correctionRequest, play.matter.matterId, play.events)).toEqual(play.matter);
  expect([parties.provider, parties.source]).toContain(data.responsible);
  expect(play.happened('correctionHandedBack').length).toBeLessThanOrEqual(1);
  expect(play.happened('rerouteDeclined').length).toBeLessThanOrEqual(2);
  const duty = clocks.find(({ id }) => id === (data.report ? 'report' : 'correction'));
  if (!duty) return expect(state === 'DRAFT' || state === 'WITHDRAWN').toBe(true);
  checkDivisions(play);
  expect(duty.lastDay).toBe('2026-03-16');
  expect(duty.responsible).toBe(holderAt(play, duty.dueAt ?? play.now) ?? data.responsible);
  expect(duty.state === 'MET').toBe(data.feedback !== null);
  expect(duty.state === 'CANCELLED').toBe(state === 'ADOPTED');
}

/** No error is lost or in two requests, and one that can be settled stays. */
function checkDivisions({ matter: { data }, effects }: Play): void {
  const gone = data.divisions.flatMap(({ errors }) => errors);
  expect([...gone, ...places(data)].sort()).toEqual(data.errors.map((_, n) => n + 1));
  expect(places(data).length).toBeGreaterThan(0);
  const parts = effects.filter(({ reaction }) => reaction === 'begin-part').map(({ matterId }) => matterId);
  expect(parts).toEqual(data.divisions.map(({ partId }) => partId));
}

it('in any walk the limit keeps its days, and only the feedback meets it', () => {
  fc.assert(
    fc.property(WALKS, ({ from, begins, steps }) => {
      const play =
        begins === 'part'
          ? partOf(playTo('SUBMITTED', { claimed: 3 }).do(WHO.providerHandler, 'divide', TWO))
          : playTo(from);
      for (const { what, payload, waitMs } of steps) {
        if (play.matter.data.receivedAt) play.passTo(addMs(play.now, waitMs));
        step(play, what, payload);
        checkInvariants(play);
      }
    }),
    { numRuns: 150 },
  );
});
