import type { Instant } from '../calendar/time.js';
import type { Organisation } from '../organisation/organisation.js';
import { eventOf, type RecordedEvent } from '../matter/fold.js';
import { nextWake, recipients } from '../clock/ladder.js';
import { isSharedEvent } from '../matter/shared-events.js';
import { rungText } from '../matter/telling.js';
import type { Clock } from '../clock/clock.js';
import type { Counting } from '../clock/counting.js';
import { storedTimeline } from '../clock/recount.js';
import { explainedDay0 } from './explain-day0.js';
import { explainedDays } from './explain-days.js';
import { paragraphOf } from './explain-paragraph.js';
import type { CalendarMove, ClockExplanation, NextRung } from './explanation.js';
import { displayState } from '../clock/standing.js';
import { usageOf } from '../clock/usage.js';

/** Facts about a clock that its matter knows: the clock's title, the start of the present state, and the events. */
export interface ClockStory {
  readonly title: string;
  readonly since: Instant;
  readonly events: readonly RecordedEvent[];
}

/** Explains how the dates of a clock came about, at platform time `now`. */
export function explainClock(
  clock: Clock,
  { title, since, events }: ClockStory,
  counting: Counting & { readonly organisation: Organisation },
  now: Instant,
): ClockExplanation {
  const timeline = storedTimeline(clock, counting);
  const told = {
    clock,
    title,
    state: displayState(clock, now),
    ...usageOf(clock, timeline, since, now),
    day0: explainedDay0(clock, timeline.day0, counting),
    days: explainedDays(clock, timeline, counting),
    moves: movesOf(clock, events),
    next: nextRung(clock, title, counting),
  };
  return { ...told, paragraph: paragraphOf(told, counting, now) };
}

function nextRung(
  clock: Clock,
  title: string,
  counting: Counting & { readonly organisation: Organisation },
): NextRung | null {
  const next = nextWake(clock, counting);
  if (!next) return null;
  const { rung, instant: at } = next;
  return { rung, at, text: rungText(title, clock.kind, rung), to: recipients(clock, rung, counting.organisation) };
}

function movesOf({ id }: Clock, events: readonly RecordedEvent[]): readonly CalendarMove[] {
  return events.flatMap((recorded) => {
    const event = eventOf(recorded);
    if (!isSharedEvent(event) || event.type !== 'clockRecomputed' || event.clockId !== id) return [];
    const { type: _, clockId: __, dueAtBefore: ___, dueAt: ____, corrects: _____, ...move } = event;
    return [{ at: recorded.at, ...move }];
  });
}
