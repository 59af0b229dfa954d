import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../access/roles.js';
import { addMs, atLocal, type Instant } from '../calendar/time.js';
import { calculateDeadline } from '../deadline/calculate.js';
import type { PolicyOptions } from '../policy/policy.js';
import { Play, UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { FIT, REASON, REQUEST } from './way.fixture.js';

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
const acts = fc.record({
  received: fc.integer({ min: 0, max: 365 * 24 }).map((hours) => addMs(atLocal('2025-12-15'), hours * HOUR)),
  shareAttribute: fc.constantFrom('UNCONDITIONAL', 'CONDITIONAL'),
  policy,
  supplement: fc.option(fc.tuple(gap, gap), { nil: null }),
  extension: fc.option(fc.tuple(gap, gap, fc.integer({ min: 1, max: 11 })), { nil: null }),
});

it('the public calculator and the process come to the same date, and refuse the same acts', () => {
  fc.assert(
    fc.property(acts, ({ received, shareAttribute, policy, supplement, extension }) => {
      const noticeAt = addMs(received, supplement?.[0] ?? 0);
      const receivedAt = addMs(noticeAt, supplement?.[1] ?? 0);
      const requestedAt = addMs(received, extension?.[0] ?? 0);
      const decidedAt = addMs(requestedAt, extension?.[1] ?? 0);
      const days = extension?.[2] ?? 0;
      // In what order two things happened at one instant, nobody can say.
      fc.pre(![noticeAt, receivedAt].some((at) => [requestedAt, decidedAt].includes(at)) || !supplement || !extension);

      const play = raised(received, shareAttribute, policy);
      const refused = new Set<string>();
      const give = (what: string, actor: Actor, command: string, payload: unknown) => {
        if (!refused.has(what) && play.give(actor, command, payload)) refused.add(what);
      };
      const timetable: [Instant, () => void][] = [];
      if (supplement) {
        timetable.push([
          noticeAt,
          () => give('supplements[0]', WHO.providerHandler, 'ask-supplement', { list: ['缺'] }),
        ]);
        const answers = [{ item: 1, text: '补' }];
        timetable.push([receivedAt, () => give('supplements[0]', WHO.handler, 'supply-supplement', { answers })]);
      }
      if (extension) {
        timetable.push([
          requestedAt,
          () => give('extensions[0]', WHO.providerLead, 'request-extension', { days, ...REASON }),
        ]);
        timetable.push([
          decidedAt,
          () => give('extensions[0]', WHO.reviewer, 'decide-extension', FIT['decide-extension']),
        ]);
      }
      for (const [at, act] of timetable.sort(([a], [b]) => (a < b ? -1 : 1))) {
        play.passTo(at);
        act();
      }

      const answer = calculateDeadline({
        ...{ clause: '21(1)', shareAttribute, triggeredAt: received, policy },
        ...(supplement && { supplements: [{ noticeAt, receivedAt }] }),
        ...(extension && { extensions: [{ days, requestedAt, decidedAt }] }),
      });
      expect(new Set(answer.refusals.map(({ what }) => what))).toEqual(refused);
      const { lastDay, dueAt, provisional } = play.clock('reply');
      expect({ lastDay, dueAt, provisional }).toEqual({
        ...{ lastDay: answer.lastDay, dueAt: answer.dueAt, provisional: answer.provisional },
      });
    }),
    { numRuns: 5000 },
  );
});

function raised(at: Instant, attribute: 'UNCONDITIONAL' | 'CONDITIONAL', policy: Partial<PolicyOptions>): Play {
  const play = new Play({ policy, ...(attribute === 'UNCONDITIONAL' && { entry: UNCONDITIONAL }) }, at);
  play.do(WHO.handler, 'draft-request', REQUEST).do(WHO.handler, 'submit-internally', FIT['submit-internally']);
  return play.do(WHO.lead, 'lead-consent', { revision: 1 }).do(WHO.providerHandler, 'accept', {});
}
