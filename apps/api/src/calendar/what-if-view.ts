import type { Clock } from '#libs/domain';
import type { CalendarWhatIf } from '#libs/http';
import type { WhatIf, WhatIfItem } from '#libs/persistence';

/** What a version would make of clocks, as it goes over HTTP: numbers, dates and who answers, no content of a matter. */
export const calendarWhatIf = ({ items, nextCursor, counts }: WhatIf): CalendarWhatIf => ({
  items: items.map(changeView),
  nextCursor,
  counts,
});

function changeView({ before, after, ...change }: WhatIfItem): CalendarWhatIf['items'][number] {
  const { id: clockId, kind, clause, responsible, state } = before;
  return {
    ...change,
    clockId,
    kind,
    clause,
    responsible,
    state,
    before: counted(before),
    after: counted(after),
  };
}

const counted = ({ lastDay, dueAt, provisional, calendarVersion }: Clock) => ({
  lastDay,
  dueAt,
  provisional,
  calendarVersion,
});
