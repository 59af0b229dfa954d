import { describe, expect, it } from '@jest/globals';
import { listLink, weighed, type Measure } from './measures';

const measure = (name: string, denominator: number, provisional = 0): Measure =>
  ({
    measure: name,
    denominator,
    provisional: { denominator: provisional },
    needsReview: { denominator: 0 },
  }) as unknown as Measure;
const names = (measures: readonly Measure[]): readonly string[] => measures.map(({ measure: name }) => name);

describe('the numbers of an indicator', () => {
  it('are shown where they count something, also where that is apart', () => {
    const { shown, folded } = weighed({ measures: [measure('a', 0), measure('b', 3), measure('c', 0, 1)] });
    expect([names(shown), names(folded)]).toEqual([['b', 'c'], ['a']]);
  });

  it('keep the first where none counts anything', () => {
    const { shown, folded } = weighed({ measures: [measure('a', 0), measure('b', 0)] });
    expect([names(shown), names(folded)]).toEqual([['a'], ['b']]);
    expect(weighed({ measures: [] })).toEqual({ shown: [], folded: [] });
  });

  it('open their lists', () => {
    expect(listLink('K07', 'inTime', 'NUMERATOR', 'COUNTED', { cutOff: '2026-01-31' })).toBe(
      '/indicators/K07?measure=inTime&part=NUMERATOR&standing=COUNTED&cutOff=2026-01-31',
    );
  });
});
