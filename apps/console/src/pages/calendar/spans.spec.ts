import { describe, expect, it } from '@jest/globals';
import { spansOf } from './spans';

const holiday = (date: string, name: string) =>
  ({ date, name, kind: 'HOLIDAY', provisional: false, source: null }) as const;

describe('days of a notice', () => {
  it('puts days of one holiday that follow each other together, over the turn of a month too', () => {
    const spans = spansOf([holiday('2026-01-30', '甲'), holiday('2026-01-31', '甲'), holiday('2026-02-01', '甲')]);
    expect(spans.map(({ date, to }) => [date, to])).toEqual([['2026-01-30', '2026-02-01']]);
  });

  it('keeps two holidays and days apart from each other', () => {
    const spans = spansOf([
      holiday('2026-10-01', '国庆节'),
      holiday('2026-10-02', '中秋节'),
      holiday('2026-10-05', '中秋节'),
    ]);
    expect(spans.map(({ date, to }) => [date, to])).toEqual([
      ['2026-10-01', '2026-10-01'],
      ['2026-10-02', '2026-10-02'],
      ['2026-10-05', '2026-10-05'],
    ]);
  });
});
