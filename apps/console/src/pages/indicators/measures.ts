import type { Schemas } from '../../api/client';

export type Indicator = Schemas['Indicator'];
export type Measure = Schemas['IndicatorMeasure'];
export type Part = 'NUMERATOR' | 'DENOMINATOR';
export type Standing = 'COUNTED' | 'PROVISIONAL' | 'NEEDS_REVIEW';

/** Numbers of an indicator that say something, and those that count nothing; one always stays to be read. */
export function weighed({ measures }: Pick<Indicator, 'measures'>): {
  readonly shown: readonly Measure[];
  readonly folded: readonly Measure[];
} {
  const counts = ({ denominator, provisional, needsReview }: Measure): boolean =>
    denominator + provisional.denominator + needsReview.denominator > 0;
  const shown = measures.filter(counts);
  const [first, ...rest] = measures;
  if (shown.length === 0 && first) return { shown: [first], folded: rest };
  return { shown, folded: measures.filter((measure) => !counts(measure)) };
}

/** True where the part of a whole is counted, so that numerator and denominator are two lists. */
export const isShare = ({ unit }: Pick<Measure, 'unit'>): boolean => unit === 'SHARE';

/** What a number is as of: whose, and until when. */
export type Asked = Readonly<Record<string, string>>;

/** Address of the list that a number counts. */
export const listLink = (code: string, measure: string, part: Part, standing: Standing, asked: Asked): string =>
  `/indicators/${code}?${new URLSearchParams({ measure, part, standing, ...asked }).toString()}`;
