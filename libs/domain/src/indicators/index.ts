export { CASE_STANDINGS, daysSince, type Case, type CaseStanding, type FigureSetting } from './case.js';
export { INDICATOR_CODES, INDICATORS, type Indicator } from './indicators.js';
export { LIMIT_TITLES, LIMITS, daysLate, limitNamed, type Limit } from './limits.js';
export {
  figureOf,
  MEASURE_UNITS,
  type AlikeCases,
  type Counts,
  type Figure,
  type Measure,
  type MeasureUnit,
} from './measure.js';
export { figureSpans, measureId, MEASURES, type FigureSpan, type PatternCase } from './spans.js';
