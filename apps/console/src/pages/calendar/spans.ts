import { daysBetween } from '../../words/dates';
import type { CalendarDay } from './grid';

/** Days of one kind and one notice that follow each other: the first of them, and the last. */
export type Span = CalendarDay & { readonly to: string };

const PAIR = 2;

/** Puts days that follow each other and are alike together. */
export function spansOf(days: readonly CalendarDay[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    const isNext = last !== undefined && daysBetween(last.to, day.date).length === PAIR;
    if (isNext && last.kind === day.kind && last.name === day.name && last.source === day.source)
      spans[spans.length - 1] = { ...last, to: day.date };
    else spans.push({ ...day, to: day.date });
  }
  return spans;
}
