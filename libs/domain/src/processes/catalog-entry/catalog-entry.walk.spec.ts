import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs } from '../../calendar/time.js';
import { combinedDuties } from '../../matter/combined-duties.fixture.js';
import { eventOf, fold, type RecordedEvent } from '../../matter/fold.js';
import { catalogEntry } from './catalog-entry.js';
import {
  finding,
  FIT,
  opened,
  OTHER_UPDATE,
  playTo,
  published,
  RETIRE,
  UPDATE,
  WHO,
  type Play,
} from './catalog-entry.fixture.js';
import { STATES } from './catalog-entry.state.js';

const COMMANDS = catalogEntry.commands.filter(({ from }) => from.length > 0).map(({ name }) => name);
const FINDINGS = [
  finding('SECRECY_RISK'),
  finding('PERSONAL_INFO_IMPACT'),
  finding('SECRECY_RISK', { result: 'FAIL' }),
];
const REACTIONS = [
  ['update-opened', opened()],
  ['update-opened', opened({ updateId: OTHER_UPDATE, kind: 'RETIRE' })],
  ['update-published', published()],
  ['update-published', published({ updateId: OTHER_UPDATE, ...RETIRE })],
  ['update-dismissed', { updateId: UPDATE, reason: '重复。' }],
  ['update-dismissed', { updateId: OTHER_UPDATE, reason: '仍有需要。' }],
] as const;

const WALKS = fc.record({
  from: fc.constantFrom(...STATES),
  steps: fc.array(
    fc.record({
      what: fc.oneof(fc.constantFrom(...COMMANDS), fc.constantFrom(...REACTIONS)),
      finding: fc.constantFrom(0, 0, 1, 1, 2),
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 * 3_600_000 })),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

/** Tries the command with every account; the first one allowed gives it. */
function act(play: Play, command: string, choice: number): void {
  const fit = (command === 'record-assessment' ? FINDINGS[choice] : FIT[command]) as object;
  const payload = 'revision' in fit ? { ...fit, revision: play.matter.data.revision } : fit;
  Object.values(WHO).find((who) => play.give(who, command, payload) === null);
}

/** Checks matter, versions and separation of duties after each step. */
function checkInvariants({ matter, events }: Play): void {
  const { state, data } = matter;
  const stored = JSON.parse(JSON.stringify(events)) as RecordedEvent[];
  for (const event of stored) {
    const { type, ...fields } = eventOf(event);
    expect((catalogEntry.sharedEvents[type] ?? catalogEntry.events[type])?.parse(fields)).toEqual(fields);
  }
  expect(fold(catalogEntry, matter.matterId, stored)).toEqual(matter);
  const live = ['PUBLISHED', 'UPDATE_DUE', 'RETIREMENT_REVIEW'].includes(state);
  expect(data.versions.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(live ? 1 : 0);
  data.versions.forEach(({ version, effectiveAt, supersededAt, noticeNo }, n) => {
    const next = data.versions[n + 1];
    expect(version).toBe(n + 1);
    expect(noticeNo).not.toBeNull();
    if (supersededAt !== null) expect(effectiveAt < supersededAt).toBe(true);
    if (next) expect(supersededAt).toBe(next.effectiveAt);
  });
  expect(combinedDuties(catalogEntry, matter.parties, events)).toEqual([]);
}

it('in any walk at most one version is in effect, and duties stay separate', () => {
  fc.assert(
    fc.property(WALKS, ({ from, steps }) => {
      const play = playTo(from);
      for (const { what, finding: choice, waitMs } of steps) {
        play.passTo(addMs(play.now, waitMs));
        if (typeof what === 'string') act(play, what, choice);
        else play.react(what[0], what[1]);
        checkInvariants(play);
      }
    }),
    { numRuns: 120 },
  );
});
