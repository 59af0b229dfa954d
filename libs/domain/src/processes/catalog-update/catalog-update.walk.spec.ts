import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../access/roles.js';
import { addMs, atLocal } from '../../calendar/time.js';
import { CATALOG_ENTRY } from '../../catalog/process-name.js';
import { availableCommands } from '../../matter/availability.js';
import { combinedDuties } from '../../matter/combined-duties.fixture.js';
import { fold, type RecordedEvent } from '../../matter/fold.js';
import { catalogUpdate } from './catalog-update.js';
import {
  CONDITIONS,
  FIT,
  finding,
  OPENING,
  type Play,
  playTo,
  sameManAs,
  VOLUNTARY,
  WHO,
} from './catalog-update.fixture.js';
import { revisionOf, STATES } from './catalog-update.state.js';

/** Accounts that try the commands, several of one natural person among them. */
const PEOPLE: readonly Actor[] = [
  ...Object.values(WHO),
  sameManAs(WHO.handler, WHO.head),
  sameManAs(WHO.assessor, WHO.lead),
  sameManAs(WHO.lead, WHO.reviewer),
];
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'revise-change': [CONDITIONS, CONDITIONS, { changes: { shareModes: [] }, changeReason: '原因' }],
  'record-assessment': [finding('PERSONAL_INFO_IMPACT'), finding('SECRECY_RISK', { result: 'FAIL' })],
  'request-extension': [
    { days: 2, reason: '原因' },
    { days: 6, reason: '原因' },
  ],
  'decide-extension': [{ grant: false, reason: '原因' }],
};
const HOUR = 3_600_000;
const choices = fc.array(
  fc.record({
    pick: fc.nat({ max: 997 }),
    payload: fc.nat({ max: 5 }),
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * HOUR }), fc.integer({ min: 1, max: 300 * HOUR })),
  }),
  { minLength: 1, maxLength: 24 },
);
/** Walks that begin in any state and seldom turn back or end early. */
const walks = fc.record({
  from: fc.constantFrom('OPEN', 'DRAFTED', 'DEPT_HEAD_REVIEW', 'SUBMITTED', 'RETURNED' as const),
  opening: fc.constantFrom(OPENING, OPENING, { ...OPENING, eventDate: '2026-03-20' }, VOLUNTARY),
  choices,
});
type Walk = typeof walks extends fc.Arbitrary<infer T> ? T : never;
const SELDOM: readonly string[] = ['dismiss', 'confirm-dismissal', 'authority-pass', 'revise-change', 'head-reject'];

function payloadOf({ matter: { data } }: Play, command: string, choice: number): object {
  const payloads = [FIT[command], ...(OTHERS[command] ?? [])];
  const chosen = payloads[choice % payloads.length] as object;
  return 'revision' in chosen ? { ...chosen, revision: revisionOf(data) } : chosen;
}

function walk({ from, opening, choices }: Walk): Play {
  const play = playTo(from, { opening });
  for (const { pick, payload, waitMs } of choices) {
    play.passTo(addMs(play.now, waitMs));
    const open = openCommands(play).filter(({ command }) => pick % 5 === 0 || !SELDOM.includes(command));
    const chosen = open[pick % Math.max(open.length, 1)];
    if (chosen) play.give(chosen.actor, chosen.command, payloadOf(play, chosen.command, payload));
  }
  return play;
}
const openCommands = (play: Play) =>
  PEOPLE.flatMap((actor) =>
    availableCommands(catalogUpdate, play.matter, play.context(actor)).flatMap(({ allowed, command }) =>
      allowed && command in FIT ? [{ actor, command }] : [],
    ),
  );
const check = (property: (play: Play) => void) =>
  fc.assert(
    fc.property(walks, (one) => property(walk(one))),
    { numRuns: 60 },
  );

describe('in any walk', () => {
  it('the matter equals the fold of its stored events', () => {
    check(({ events, matter }) => {
      const stored = JSON.parse(JSON.stringify(events)) as RecordedEvent[];
      expect(fold(catalogUpdate, 'm1', stored)).toEqual(JSON.parse(JSON.stringify(matter)));
    });
  });

  it('no person combines two duties that are separated', () => {
    check(({ matter, events }) => {
      expect(combinedDuties(catalogUpdate, matter.parties, events)).toEqual([]);
    });
  });

  it('T1 keeps its day: only a grant moves it, by at most five working days, once', () => {
    check(({ matter: { clocks, data } }) => {
      const t1 = clocks.find(({ id }) => id === 'update');
      if (!t1) return expect(data.trigger).toBe('VOLUNTARY');
      expect(t1.day0).toBe(data.eventDate);
      expect(t1.workingDays).toBe(10 + (data.extension?.grantedDays ?? 0));
      expect(t1.extensions.length).toBeLessThanOrEqual(1);
    });
  });

  it('each submission has one review of two working days, and one department is responsible at a time', () => {
    check(({ matter: { clocks, data, state } }) => {
      const reviews = clocks.filter(({ id }) => id.startsWith('review-'));
      expect(reviews).toHaveLength(data.submissions.length);
      for (const { workingDays, responsible } of reviews) expect([workingDays, responsible]).toEqual([2, 'city.data']);
      const owed = clocks.filter(({ id }) => !/^(extension|dismissal)-/.test(id));
      const running = owed.filter((one) => one.state === 'RUNNING').map(({ responsible }) => responsible);
      const owner = state === 'SUBMITTED' ? ['city.data'] : ['city.housing'];
      expect(running).toEqual(state === 'PUBLISHED' || state === 'NOT_NEEDED' ? [] : owner);
    });
  });

  it('the entry is told of the beginning and of the end, once each', () => {
    check(({ effects, matter: { state } }) => {
      const end = { PUBLISHED: ['update-published'], NOT_NEEDED: ['update-dismissed'] }[state] ?? [];
      const ofEntry = effects.filter(({ process }) => process === CATALOG_ENTRY);
      expect(ofEntry.map(({ reaction }) => reaction)).toEqual(['update-opened', ...end]);
    });
  });
});

it.each(STATES)('only a person changes the state %s, however much time passes', (state) => {
  const play = playTo(state);
  const { data, since } = play.matter;
  const known = play.events.length;
  play.passTo(atLocal('2027-01-01'));
  expect([play.matter.state, play.matter.since, play.matter.data]).toEqual([state, since, data]);
  expect(play.events.slice(known).every(({ actor }) => actor === null)).toBe(true);
});
