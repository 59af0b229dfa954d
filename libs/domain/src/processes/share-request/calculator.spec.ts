import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../access/roles.js';
import { addMs, atLocal, type Instant } from '../../calendar/time.js';
import { countingOf } from '../../clock/counting.fixture.js';
import { calculateDeadline } from '../../deadline/calculate.js';
import type { PolicyOptions } from '../../policy/policy.js';
import { Play, UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { FIT, REASON, REQUEST } from './way.fixture.js';

/** A request with at most one supplement and one extension, each at an instant of its own. */
interface Course {
  readonly triggeredAt: Instant;
  readonly shareAttribute: 'UNCONDITIONAL' | 'CONDITIONAL';
  readonly policy: Partial<PolicyOptions>;
  readonly supplements: readonly { readonly noticeAt: Instant; readonly receivedAt: Instant }[];
  readonly extensions: readonly { readonly days: number; readonly requestedAt: Instant; readonly decidedAt: Instant }[];
}

const HOUR = 3_600_000;
const gap = fc.oneof(fc.integer({ min: 1, max: 30 * HOUR }), fc.integer({ min: 1, max: 600 * HOUR }));
const policy: fc.Arbitrary<Partial<PolicyOptions>> = fc.record({
  'Q-01': fc.constantFrom('EXCLUDE', 'INCLUDE'),
  'Q-02': fc.constantFrom('ACTUAL_DAY', 'NEXT_WORKING_DAY'),
  'Q-03': fc.constantFrom('SAME_DAY', 'NEXT_WORKING_DAY'),
  'Q-04': fc.constantFrom('MIDNIGHT', 'BUSINESS_CLOSE'),
  'Q-06': fc.constantFrom('LATE_GRANT', 'STRICT'),
  'Q-07': fc.constantFrom('YES', 'NO'),
  'Q-10': fc.constantFrom('PAUSE', 'RESTART'),
  'Q-11': fc.constantFrom('LIMITED', 'BEFORE_DUE'),
});
const courses: fc.Arbitrary<Course> = fc
  .record({
    hours: fc.integer({ min: 0, max: 365 * 24 }),
    shareAttribute: fc.constantFrom<Course['shareAttribute']>('UNCONDITIONAL', 'CONDITIONAL'),
    policy,
    supplement: fc.option(fc.tuple(gap, gap)),
    extension: fc.option(fc.tuple(gap, gap, fc.integer({ min: 1, max: 11 }))),
  })
  .map(({ hours, shareAttribute, policy, supplement, extension }) => {
    const triggeredAt = addMs(atLocal('2025-12-15'), hours * HOUR);
    const pair = ([first, second]: readonly number[]): readonly [Instant, Instant] => {
      const begun = addMs(triggeredAt, first ?? 0);
      return [begun, addMs(begun, second ?? 0)];
    };
    const supplements = (supplement ? [pair(supplement)] : []).map(([noticeAt, receivedAt]) => ({
      noticeAt,
      receivedAt,
    }));
    const extensions = (extension ? [pair(extension)] : []).map(([requestedAt, decidedAt]) => ({
      days: extension?.[2] ?? 0,
      requestedAt,
      decidedAt,
    }));
    return { triggeredAt, shareAttribute, policy, supplements, extensions };
  })
  // Acts at one instant are left out, because their order is undefined.
  .filter(({ supplements: [notice], extensions: [wish] }) => {
    const instants = [notice?.noticeAt, notice?.receivedAt, wish?.requestedAt, wish?.decidedAt].filter(Boolean);
    return new Set(instants).size === instants.length;
  });

/** Plays the course through the process: people give the commands, each at its instant. */
function played({ triggeredAt, shareAttribute, policy, supplements, extensions }: Course) {
  const entry = shareAttribute === 'UNCONDITIONAL' ? UNCONDITIONAL : {};
  const play = new Play({ policy, entry }, triggeredAt);
  play.do(WHO.handler, 'draft-request', REQUEST).do(WHO.handler, 'submit-internally', FIT['submit-internally']);
  play.do(WHO.lead, 'lead-consent', { revision: 1 }).do(WHO.providerHandler, 'accept', {});
  const refused = new Set<string>();
  const act = (what: string, at: Instant, actor: Actor, command: string, payload: unknown) => ({
    at,
    give: () => !refused.has(what) && play.give(actor, command, payload) && refused.add(what),
  });
  const acts = [
    ...supplements.flatMap(({ noticeAt, receivedAt }) => [
      act('supplements[0]', noticeAt, WHO.providerHandler, 'ask-supplement', FIT['ask-supplement']),
      act('supplements[0]', receivedAt, WHO.handler, 'supply-supplement', FIT['supply-supplement']),
    ]),
    ...extensions.flatMap(({ days, requestedAt, decidedAt }) => [
      act('extensions[0]', requestedAt, WHO.providerLead, 'request-extension', { days, ...REASON }),
      act('extensions[0]', decidedAt, WHO.reviewer, 'decide-extension', FIT['decide-extension']),
    ]),
  ];
  for (const { at, give } of acts.sort((a, b) => (a.at < b.at ? -1 : 1))) {
    play.passTo(at);
    give();
  }
  const { lastDay, dueAt, provisional } = play.clock('reply');
  return { refused: [...refused].sort(), lastDay, dueAt, provisional };
}

function calculated({ supplements, extensions, ...course }: Course) {
  const query = { clause: '21(1)' as const, ...course, supplements: [...supplements], extensions: [...extensions] };
  const { refusals, lastDay, dueAt, provisional } = calculateDeadline(query, countingOf());
  return { refused: refusals.map(({ what }) => what).sort(), lastDay, dueAt, provisional };
}

it('the public calculator and the process give the same date, and refuse the same acts', () => {
  fc.assert(
    fc.property(courses, (course) => expect(played(course)).toEqual(calculated(course))),
    { numRuns: 600 },
  );
});
