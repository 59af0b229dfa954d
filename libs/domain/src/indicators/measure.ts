import type { Matter } from '../matter/matter.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';
import type { Case, CaseStanding, FigureSetting } from './case.js';

/**
 * What a figure tells of its cases. SHARE: the part of them that is met. COUNT: how many there are. The others tell working
 * days: their sum, the highest, mean, median, and the value below or at which nine tenths lie.
 */
export const MEASURE_UNITS = ['SHARE', 'COUNT', 'DAYS', 'MAX_DAYS', 'MEAN_DAYS', 'MEDIAN_DAYS', 'P90_DAYS'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/** One figure of an indicator. A changed formula raises `version`. */
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

/** Returns the figure of a measure over its cases. */
export function figureOf({ unit }: Pick<Measure, 'unit'>, cases: readonly Case[]): Figure {
  const of = (standing: CaseStanding): readonly Case[] => cases.filter((one) => one.standing === standing);
  const counted = of('COUNTED');
  return {
    ...countsOf(counted),
    value: valueOf(unit, counted),
    provisional: countsOf(of('PROVISIONAL')),
    needsReview: countsOf(of('NEEDS_REVIEW')),
  };
}

const countsOf = (cases: readonly Case[]): Counts => ({
  numerator: cases.filter(({ met }) => met).length,
  denominator: cases.length,
});

function valueOf(unit: MeasureUnit, cases: readonly Case[]): number | null {
  const days = cases.map((one) => one.days ?? 0).sort((a, b) => a - b);
  const sum = days.reduce((all, one) => all + one, 0);
  const isFew = cases.length < OUR_NUMBERS.fewestForShare.value;
  switch (unit) {
    case 'COUNT':
      return cases.length;
    case 'DAYS':
      return sum;
    case 'MAX_DAYS':
      return days.at(-1) ?? null;
    case 'SHARE':
      return isFew ? null : countsOf(cases).numerator / cases.length;
    case 'MEAN_DAYS':
      return isFew ? null : sum / cases.length;
    case 'MEDIAN_DAYS':
      return isFew ? null : medianOf(days);
    case 'P90_DAYS':
      return isFew ? null : (days[Math.ceil(days.length * NINE_TENTHS) - 1] ?? null);
  }
}

const NINE_TENTHS = 0.9;

/** Returns the middle of sorted numbers, or the mean of the two in the middle. */
function medianOf(days: readonly number[]): number | null {
  const [low, high] = [days[Math.ceil(days.length / 2) - 1], days[Math.floor(days.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
