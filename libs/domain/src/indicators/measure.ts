import type { Matter } from '../matter/matter.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';
import type { Case, CaseStanding, FigureSetting } from './case.js';

/**
 * What a figure tells of its cases. SHARE: the part of them that is met. COUNT: how many there are. The others tell working
 * days: their sum, the highest, mean, median, and the value below or at which nine tenths lie.
 */
export const MEASURE_UNITS = ['SHARE', 'COUNT', 'DAYS', 'MAX_DAYS', 'MEAN_DAYS', 'MEDIAN_DAYS', 'P90_DAYS'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/**
 * One figure of an indicator. A changed formula raises `version` here, and the definition version of its processes, so that
 * kept figures are counted again (decision 63).
 */
export interface Measure {
  /** Name within the indicator. */
  readonly measure: string;
  readonly title: string;
  /** The formula in Chinese, as numerator over denominator. */
  readonly formula: string;
  readonly version: number;
  readonly unit: MeasureUnit;
  /** Processes whose matters it reads. */
  readonly processes: readonly string[];
  casesOf(matter: Matter, setting: FigureSetting): readonly Case[];
}

/**
 * Returns a measure over the matters of one process; its first formula. The cast is safe: a measure only meets matters of its
 * processes.
 */
export const measureOf = <M extends Matter>(
  process: string,
  words: Pick<Measure, 'measure' | 'title' | 'formula' | 'unit'>,
  casesOf: (matter: M, setting: FigureSetting) => readonly Case[],
): Measure => ({
  ...words,
  version: 1,
  processes: [process],
  casesOf: (matter, setting) => casesOf(matter as M, setting),
});

/** Numbers that have a list: as many cases are behind them. */
export interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Figure extends Counts {
  /** Null where there is nothing to divide by, or so little that a share or a mean has no meaning: the counts alone are shown. */
  readonly value: number | null;
  readonly provisional: Counts;
  readonly needsReview: Counts;
}

/** Cases that a figure takes alike, and how many they are. */
export interface AlikeCases extends Pick<Case, 'met' | 'days' | 'standing'> {
  readonly count: number;
}

/** Returns the figure of a measure over its cases. */
export function figureOf({ unit }: Pick<Measure, 'unit'>, cases: readonly AlikeCases[]): Figure {
  const of = (standing: CaseStanding): readonly AlikeCases[] => cases.filter((one) => one.standing === standing);
  const counted = of('COUNTED');
  return {
    ...countsOf(counted),
    value: valueOf(unit, counted),
    provisional: countsOf(of('PROVISIONAL')),
    needsReview: countsOf(of('NEEDS_REVIEW')),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const countsOf = (cases: readonly AlikeCases[]): Counts => ({
  numerator: sum(cases.filter(({ met }) => met).map(({ count }) => count)),
  denominator: sum(cases.map(({ count }) => count)),
});

function valueOf(unit: MeasureUnit, cases: readonly AlikeCases[]): number | null {
  const { numerator, denominator } = countsOf(cases);
  const isFew = denominator < OUR_NUMBERS.fewestForShare.value;
  const days = cases.map((one) => ({ days: one.days ?? 0, count: one.count })).sort((a, b) => a.days - b.days);
  const total = sum(days.map((one) => one.days * one.count));
  switch (unit) {
    case 'COUNT':
      return denominator;
    case 'DAYS':
      return total;
    case 'MAX_DAYS':
      return days.at(-1)?.days ?? null;
    case 'SHARE':
      return isFew ? null : numerator / denominator;
    case 'MEAN_DAYS':
      return isFew ? null : total / denominator;
    case 'MEDIAN_DAYS':
      return isFew ? null : (nth(days, Math.ceil(denominator / 2)) + nth(days, Math.floor(denominator / 2) + 1)) / 2;
    case 'P90_DAYS':
      return isFew ? null : nth(days, Math.ceil(denominator * NINE_TENTHS));
  }
}

const NINE_TENTHS = 0.9;

/** Returns the days of the nth case, counted from 1, of cases sorted by their days. Throws if there are fewer. */
function nth(sorted: readonly Pick<AlikeCases, 'count' | 'days'>[], n: number): number {
  let left = n;
  for (const { days, count } of sorted) if ((left -= count) <= 0) return days ?? 0;
  throw new Error(`there are fewer than ${String(n)} cases`);
}
