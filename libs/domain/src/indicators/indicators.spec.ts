import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WALKS, walk } from '../matter/random-walk.fixture.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { GROUNDS } from '../processes/lateness-walk/grounds.fixture.js';
import { walkOn, walksOn } from '../processes/lateness-walk/walks.fixture.js';
import { SAMPLES } from '../processes/samples.fixture.js';
import { addMs } from '../calendar/time.js';
import type { Case } from './case.js';
import { INDICATORS } from './indicators.js';
import { figureOf, MEASURE_UNITS, type AlikeCases, type Measure } from './measure.js';
import { Oracle, type Told } from './oracle.fixture.js';

const DAY = 24 * 3_600_000;
const MEASURES = INDICATORS.flatMap(({ code, measures }) => measures.map((measure) => [code, measure] as const));

/** Every case of a play, in each measure of its process, as a reader of figures gets them. */
function casesIn(
  play: MatterPlay<unknown>,
): readonly (readonly [id: string, measure: Measure, cases: readonly Case[]])[] {
  if (!play.process.isOpenToParties(play.matter)) return [];
  const setting = { now: play.now, counting: play.context(null) };
  return MEASURES.filter(([, { processes }]) => processes.includes(play.process.process)).map(
    ([code, measure]) => [`${code}.${measure.measure}`, measure, measure.casesOf(play.matter, setting)] as const,
  );
}

/** Measures that the oracle tells under another name: the mean of the gross days. */
const NAMES: Readonly<Record<string, string>> = { 'K09.mean': 'K09.gross.mean' };

/** Names of measures that a play filled, so that no comparison is of nothing. */
const filled = new Set<string>();

function expectAsTold(play: MatterPlay<unknown>): void {
  const cases = new Map(casesIn(play).map(([id, , found]) => [id, found]));
  for (const [name, told] of Object.entries(new Oracle(play).tell())) {
    const id = NAMES[name] ?? name;
    const found = cases.get(id) ?? [];
    const is: Told = {
      met: found.filter(({ met }) => met).length,
      all: found.length,
      ...(told.days !== undefined && { days: found.reduce((sum, { days }) => sum + (days ?? 0), 0) }),
    };
    expect([id, is]).toEqual([id, told]);
    if (told.all > 0) filled.add(id);
  }
  for (const [id, , found] of casesIn(play)) {
    expect([id, new Set(found.map(({ part }) => part)).size]).toEqual([id, found.length]);
    for (const { standing, part } of found) {
      const clock = play.matter.clocks.find((one) => one.id === part);
      if (clock && !id.startsWith('K08.strict')) expect(standing === 'PROVISIONAL').toBe(clock.provisional);
    }
  }
}

describe('figures count what the events alone tell', () => {
  it.each(Object.entries(SAMPLES))('in every state of %s, then and later', (_, { starts, unusualStarts = [] }) => {
    for (const start of [...starts, ...unusualStarts]) {
      const play = start();
      expectAsTold(play);
      for (const days of [5, 40]) expectAsTold(play.passTo(addMs(play.now, days * DAY)));
    }
  });

  it('in random lives of a share request', () => {
    fc.assert(
      fc.property(WALKS, (life) => {
        walk(life, expectAsTold);
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  it.each(Object.entries(GROUNDS))(
    'in random lives of %s with papers, calendars and extensions',
    (_, ground) => {
      fc.assert(
        fc.property(walksOn(ground), (life) => {
          walkOn(ground, life, expectAsTold);
        }),
        { numRuns: 8, seed: 20260302 },
      );
    },
    120_000,
  );

  it('and no comparison above is of nothing', () => {
    expect([...filled].sort()).toEqual([
      'K03.inTime',
      'K04.inTime',
      'K07.inTime',
      'K08.inTime',
      'K09.gross.mean',
      'K10.extended',
      'K10.granted',
      'K10.meanDays',
      'K11.asked',
      'K12.lapsed',
      'K12.partial',
      'K12.refused',
      'K14.inTime',
      'K15.acceptedFirst',
      'K16.days.T1',
      'K16.days.T3',
      'K16.days.T4',
      'K16.days.T5',
      'K16.days.T7',
      'K16.days.T8',
      'K16.open.T1',
      'K16.open.T3',
      'K16.open.T4',
      'K16.open.T5',
      'K16.open.T7',
      'K16.open.T8',
      'K17.corrected',
      'K17.inTime',
    ]);
  });
});

/** Cases of these days, met or not. */
const cases = (...days: readonly number[]): readonly AlikeCases[] =>
  days.map((one) => ({ met: one > 2, days: one, standing: 'COUNTED', count: 1 }));

describe('a figure', () => {
  it.each([
    ['SHARE', [1, 2, 3, 4], null],
    ['SHARE', [1, 2, 3, 4, 5], 0.6],
    ['SHARE', [], null],
    ['COUNT', [], 0],
    ['COUNT', [7, 7], 2],
    ['DAYS', [7, 1], 8],
    ['MAX_DAYS', [7, 1], 7],
    ['MAX_DAYS', [], null],
    ['MEAN_DAYS', [1, 2, 3, 4], null],
    ['MEAN_DAYS', [1, 2, 3, 4, 0], 2],
    ['MEDIAN_DAYS', [9, 1, 3, 4, 0], 3],
    ['MEDIAN_DAYS', [9, 1, 3, 4, 0, 8], 3.5],
    ['P90_DAYS', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9],
    ['P90_DAYS', [1, 2, 3, 4, 5], 5],
  ] as const)('%s of %j is %s', (unit, days, value) => {
    expect(figureOf({ unit }, cases(...days)).value).toBe(value);
  });

  it('takes cases that are alike as if each stood by itself', () => {
    const days = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(days, fc.constantFrom(...MEASURE_UNITS), (groups, unit) => {
        const alike = groups.flatMap(([one, count]) => cases(one).map((each) => ({ ...each, count })));
        const single = groups.flatMap(([one, count]) => cases(...Array.from({ length: count }, () => one)));
        expect(figureOf({ unit }, alike)).toEqual(figureOf({ unit }, single));
      }),
    );
  });

  it('leaves out what is provisional or to be reviewed, and shows it apart', () => {
    const [one, two] = cases(1, 9);
    const apart = [
      { ...one, standing: 'PROVISIONAL' },
      { ...two, standing: 'NEEDS_REVIEW' },
    ] as readonly AlikeCases[];
    expect(figureOf({ unit: 'COUNT' }, [...cases(3), ...apart])).toEqual({
      numerator: 1,
      denominator: 1,
      value: 1,
      provisional: { numerator: 0, denominator: 1 },
      needsReview: { numerator: 1, denominator: 1 },
    });
  });
});

it('an indicator is computed or says what is missing, and each measure has one name', () => {
  for (const { code, measures, missing } of INDICATORS) {
    expect([code, measures.length > 0 || missing !== null]).toEqual([code, true]);
    expect([code, new Set(measures.map(({ measure }) => measure)).size]).toEqual([code, measures.length]);
  }
  expect(INDICATORS.map(({ code }) => code)).toEqual(
    Array.from({ length: 33 }, (_, n) => `K${String(n + 1).padStart(2, '0')}`),
  );
});
