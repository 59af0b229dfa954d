import { describe, expect, it } from '@jest/globals';
import { periodOf } from './period';

describe('the period of an audit', () => {
  it('has both of its days wholly', () => {
    expect(periodOf(new URLSearchParams('from=2026-02-01&to=2026-02-28'))).toEqual({
      from: '2026-02-01T00:00:00+08:00',
      to: '2026-03-01T00:00:00+08:00',
    });
  });

  it('is open where nothing is asked', () => {
    expect(periodOf(new URLSearchParams())).toEqual({});
  });
});
