import { useTexts } from '../../words/language';
import type { Measure } from './measures';
import { INDICATORS } from './texts';

const PERCENT = 100;

/** The value of a number in its unit; where too few are counted for one, the API gives none. */
export function ValueOf({ measure: { unit, value, denominator } }: { readonly measure: Measure }) {
  const text = useTexts(INDICATORS);
  if (value === null) return <small>{denominator === 0 ? text.nothing : text.few}</small>;
  switch (unit) {
    case 'SHARE':
      return `${(value * PERCENT).toFixed(1)}%`;
    case 'COUNT':
      return text.count(value);
    default:
      return text.days(Number.isInteger(value) ? String(value) : value.toFixed(1));
  }
}
