import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, type Instant } from '../calendar/time.js';
import { fold } from '../matter/fold.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { WALKS, walk } from '../matter/random-walk.fixture.js';
import { GROUNDS } from '../processes/lateness-walk/grounds.fixture.js';
import { walkOn, walksOn } from '../processes/lateness-walk/walks.fixture.js';
import { SAMPLES } from '../processes/samples.fixture.js';
import { daysSince, type Case } from './case.js';
import { figureSpans, MEASURES, type FigureSpan } from './spans.js';

const DAY = 24 * 3_600_000;

type Told = Omit<Case, 'matterId' | 'late'> & { readonly measure: string };
const inOrder = (cases: readonly Told[]): readonly string[] =>
  cases
    .map(({ measure, departmentId, part, met, days, standing }) =>
      [measure, departmentId, part, String(met), String(days), standing].join(' '),
    )
    .sort();

const spansOf = (play: MatterPlay<unknown>): readonly FigureSpan[] =>
  figureSpans(
    play.process,
    play.matter.matterId,
    play.events.map((event) => ({ ...event, recordedAt: event.at })),
    play.context(null),
  );

/** Returns the cases that the spans hold at the instant. */
const kept = (spans: readonly FigureSpan[], now: Instant, play: MatterPlay<unknown>): readonly string[] =>
  inOrder(
    spans
      .filter(({ from, until }) => from <= now && (until === null || until > now))
      .flatMap(({ departmentId, cases }) =>
        cases.map((one) => ({
          ...one,
          departmentId,
          days: one.late ? daysSince(one.late, { now, counting: play.context(null) }) : one.days,
        })),
      ),
  );

/** Returns the cases that the measures find in the matter as the events until the instant left it. */
function computed(now: Instant, play: MatterPlay<unknown>): readonly string[] {
  const { process, matter: last } = play;
  const matter = fold(
    process,
    last.matterId,
    play.events.filter(({ at }) => at <= now),
  );
  if (!matter || !process.isOpenToParties(matter)) return [];
  const setting = { now, counting: play.context(null) };
  return inOrder(
    [...MEASURES].flatMap(([id, measure]) =>
      measure.processes.includes(process.process)
        ? measure.casesOf(matter, setting).map((one) => ({ ...one, measure: id }))
        : [],
    ),
  );
}

/** Instants to look at: each event and date with its neighbours, and some between and after. */
function instantsOf(play: MatterPlay<unknown>, spans: readonly FigureSpan[]): readonly Instant[] {
  const dates = play.matter.clocks.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  const edges = [
    ...play.events.map(({ at }) => at),
    ...spans.flatMap(({ from, until }) => [from, until ?? from]),
    ...dates,
  ];
  return [
    ...new Set(
      [...edges, play.now].flatMap((at) => [-DAY, -1, 0, 1, DAY, 9 * DAY, 500 * DAY].map((ms) => addMs(at, ms))),
    ),
  ];
}

const seen = { spans: 0, closed: 0, late: 0, parties: new Set<boolean>() };

function expectKept(play: MatterPlay<unknown>): void {
  const spans = spansOf(play);
  for (const now of instantsOf(play, spans)) expect([now, kept(spans, now, play)]).toEqual([now, computed(now, play)]);
  for (const { until, isParty, cases } of spans) {
    seen.spans += 1;
    if (until !== null) seen.closed += 1;
    if (cases.some(({ late }) => late)) seen.late += 1;
    seen.parties.add(isParty);
  }
}

describe('spans hold what the measures find, at every instant', () => {
  it.each(Object.entries(SAMPLES))('in every state of %s', (_, { starts, unusualStarts = [] }) => {
    for (const start of [...starts, ...unusualStarts]) expectKept(start());
  });

  it('at the end of random lives of a share request', () => {
    fc.assert(
      fc.property(WALKS, (life) => {
        let last: MatterPlay<unknown> | undefined;
        walk(life, (play) => {
          last = play;
        });
        if (last?.exists) expectKept(last);
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });

  it.each(Object.entries(GROUNDS))(
    'at the end of random lives of %s with papers, calendars and extensions',
    (_, ground) => {
      fc.assert(
        fc.property(walksOn(ground), (life) => {
          let last: MatterPlay<unknown> | undefined;
          walkOn(ground, life, (play) => {
            last = play;
          });
          if (last?.exists) expectKept(last);
        }),
        { numRuns: 8, seed: 20260302 },
      );
    },
    120_000,
  );

  it('and something is kept, ended, late, and not of a party', () => {
    expect([seen.spans > 100, seen.closed > 30, seen.late > 5, [...seen.parties].sort()]).toEqual([
      true,
      true,
      true,
      [false, true],
    ]);
  });
});
