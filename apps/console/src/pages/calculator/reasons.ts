import type { Schemas } from '../../api/client';

type Day = Schemas['DeadlineAnswer']['days'][number];

/** Days that follow each other and do not count for the same reason. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Days that do not count, those of one reason that follow each other as one. */
export function uncounted(days: readonly Day[]): readonly Span[] {
  const spans: Span[] = [];
  let isOpen = false;
  for (const { date, counted, why } of days) {
    const last = spans.at(-1);
    if (!counted && isOpen && last?.why === why) spans[spans.length - 1] = { ...last, to: date };
    else if (!counted) spans.push({ from: date, to: date, why });
    isOpen = !counted;
  }
  return spans;
}

/** Each day with its number among those that count; null for one that does not. */
export function numbered(days: readonly Day[]): readonly (Day & { readonly nth: number | null })[] {
  let count = 0;
  return days.map((day) => ({ ...day, nth: day.counted ? ++count : null }));
}
