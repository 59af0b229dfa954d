import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, atLocal } from '../calendar/time.js';
import { eyes, expectSums, heldIn, type Outside } from '../holding/holding.fixture.js';
import { WALKS, walk } from '../matter/random-walk.fixture.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { GROUNDS } from './lateness-walk/grounds.fixture.js';
import { walkOn, walksOn } from './lateness-walk/walks.fixture.js';
import { SAMPLES } from './samples.fixture.js';
import { WHO, type Play } from './share-request/share-request.fixture.js';
import { AGREE, FIT, playTo, REASON } from './share-request/way.fixture.js';

const DAY = 24 * 3_600_000;
const everySum = (play: MatterPlay<unknown>, outside?: Outside): void => {
  for (const clock of play.matter.clocks) expectSums(play, clock, outside);
};

describe('the days of those who held a clock are its limit and its lateness', () => {
  it.each(Object.entries(SAMPLES))('in every state of %s, then and later', (_, { starts, unusualStarts = [] }) => {
    for (const start of [...starts, ...unusualStarts]) {
      const play = start();
      everySum(play);
      for (const days of [5, 40]) everySum(play.passTo(addMs(play.now, days * DAY)));
    }
  });

  it('in random lives of a share request, with outages', () => {
    const outage = fc.tuple(fc.nat({ max: 60 * 24 }), fc.integer({ min: 1, max: 90 })).map(([after, hours]) => {
      const from = addMs(atLocal('2026-03-02'), after * 3_600_000);
      return { from, to: addMs(from, hours * 3_600_000) };
    });
    fc.assert(
      fc.property(WALKS, fc.array(outage, { maxLength: 2 }), (life, outages) => {
        walk(life, (play) => everySum(play, { outages }));
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  it.each(Object.entries(GROUNDS))(
    'in random lives of %s with papers, calendars and extensions',
    (_, ground) => {
      fc.assert(
        fc.property(walksOn(ground), (life) => {
          walkOn(ground, life, everySum);
        }),
        { numRuns: 8, seed: 20260302 },
      );
    },
    120_000,
  );
});

/** Lines of a clock: kind, department, offices and working days, the late ones of them after a +. */
const lines = (play: Play, id = 'reply', outside?: Outside): readonly string[] =>
  heldIn(play, play.clock(id), outside).lines.map(
    ({ kind, departmentId, roles, days, lateDays }) =>
      `${kind} ${departmentId} ${roles.join('/') || '-'} ${days}${lateDays > 0 ? ` +${lateDays}` : ''}`,
  );

describe('a share request received on Monday, 2 March, whose limit ends on Monday, 16 March', () => {
  const { providerHandler, providerLead, handler, reviewer } = WHO;

  it('gives a day to the office that has the matter at midnight, and the last one to whom it was with before the act', () => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal('2026-03-04', 23)).do(providerHandler, 'propose-reply', AGREE);
    play.passTo(atLocal('2026-03-06', 10)).do(providerLead, 'lead-approve-reply', { revision: 1 });
    expect(lines(play)).toEqual(['COUNTED province.land WB_HANDLER 1', 'COUNTED province.land WB_LEAD 3']);
    expect(heldIn(play, play.clock('reply'))).toMatchObject({ limit: 10, added: 0, lateness: 0, remaining: 6 });
  });

  it('goes on after the last day', () => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal('2026-03-19', 9));
    expect(lines(play)).toEqual(['COUNTED province.land WB_HANDLER 13 +3']);
    expect(heldIn(play, play.clock('reply'))).toMatchObject({ limit: 10, lateness: 3, remaining: 0 });
  });

  it('keeps a supplement apart: the day on which it is asked for is the provider’s, that of its receipt the requester’s', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-03-10', 9));
    play.do(handler, 'supply-supplement', FIT['supply-supplement']).passTo(atLocal('2026-03-12', 9));
    expect(lines(play)).toEqual([
      'COUNTED province.land WB_HANDLER 1',
      'PAUSED city.housing WB_HANDLER 5',
      'COUNTED province.land WB_HANDLER 2',
    ]);
    expect(heldIn(play, play.clock('reply'))).toMatchObject({ limit: 10, remaining: 7 });
  });

  it('counts a supplement that stops nothing with the requester (Q-10)', () => {
    const play = playTo('SUPPLEMENT_REQUIRED', { policy: { 'Q-10': 'CONTINUE' } }).passTo(atLocal('2026-03-06', 9));
    expect(lines(play)).toEqual(['COUNTED province.land WB_HANDLER 0', 'WAITING city.housing WB_HANDLER 4']);
  });

  it('tells the days before a limit that began anew (Q-10)', () => {
    const play = playTo('SUPPLEMENT_REQUIRED', { policy: { 'Q-10': 'RESTART' } }).passTo(atLocal('2026-03-05', 9));
    play.do(handler, 'supply-supplement', FIT['supply-supplement']).passTo(atLocal('2026-03-06', 9));
    expect(lines(play)).toEqual([
      'RESTARTED province.land WB_HANDLER 0',
      'PAUSED city.housing WB_HANDLER 3',
      'COUNTED province.land WB_HANDLER 1',
    ]);
  });

  it('gives the decider the days on which an extension waits', () => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal('2026-03-04', 9));
    play.do(providerLead, 'request-extension', FIT['request-extension']).passTo(atLocal('2026-03-09', 9));
    play.do(reviewer, 'decide-extension', { grant: true, ...REASON }).passTo(atLocal('2026-03-10', 9));
    expect(lines(play)).toEqual([
      'COUNTED province.land WB_HANDLER 1',
      'EXTENSION province.data SA_REVIEWER/SA_HEAD 3',
      'COUNTED province.land WB_HANDLER 2',
    ]);
    expect(heldIn(play, play.clock('reply'))).toMatchObject({ limit: 15, remaining: 9 });
  });

  it('keeps each day apart that an outage touches', () => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal('2026-03-06', 9));
    const outages = [{ from: atLocal('2026-03-04', 13), to: atLocal('2026-03-05', 9) }];
    expect(lines(play, 'reply', { outages })).toEqual([
      'COUNTED province.land WB_HANDLER 1',
      'OUTAGE province.land WB_HANDLER 2',
      'COUNTED province.land WB_HANDLER 1',
    ]);
  });

  it('tells another side nothing of what passes inside the provider', () => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal('2026-03-04', 9)).do(providerHandler, 'propose-reply', AGREE);
    play
      .passTo(atLocal('2026-03-06', 9))
      .do(providerLead, 'lead-return-reply', REASON)
      .passTo(atLocal('2026-03-09', 9));
    expect(lines(play, 'reply', { eyes: eyes('requester') })).toEqual(['COUNTED province.land - 5']);
    expect(heldIn(play, play.clock('reply'), { eyes: eyes('requester') }).lines).toHaveLength(1);
    expect(lines(play, 'reply', { eyes: eyes('provider') })).toHaveLength(3);
  });
});
