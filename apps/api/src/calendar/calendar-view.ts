import { checkNotice, eachDay, versionDifferences, yearOf, type Calendar, type Clock } from '#libs/domain';
import type { CalendarView, CalendarWhatIf } from '#libs/http';
import { readCalendarVersion, type CalendarVersion, type Tx, type WhatIf, type WhatIfItem } from '#libs/persistence';
import type { Wordless } from '../reader/words.js';

/** A version day by day through one year, with its differences from the version in force. */
export async function calendarView(
  tx: Tx,
  { version, calendar }: { readonly version: CalendarVersion; readonly calendar: Calendar },
  inForce: Calendar,
  year: number,
): Promise<CalendarView> {
  const { uploadedPerson: _, ...shown } = version;
  const days = [...eachDay(`${year}-01-01`, `${year}-12-31`)];
  return {
    ...shown,
    days: days.map((date) => ({ date, provisional: calendar.isProvisional(date), ...calendar.describe(date) })),
    regional: calendar.content.regional
      .map((region) => ({ ...region, days: region.days.filter(({ date }) => yearOf(date) === year) }))
      .filter((region) => region.days.length > 0),
    corrects: calendar.content.corrects ?? null,
    differences: versionDifferences(inForce, calendar),
    remarks: await remarksOn(tx, version, calendar),
  };
}

/** Remarks on unusual points of the notice, as at its upload. */
async function remarksOn(tx: Tx, { year, basedOn }: CalendarVersion, calendar: Calendar): Promise<string[]> {
  const notice = calendar.content.notices.find((one) => one.year === year);
  const base = basedOn === null ? null : await readCalendarVersion(tx, basedOn);
  if (!notice || !base) return [];
  return [...checkNotice(notice, [], base.calendar.content).remarks];
}

/** Clocks that a version would change: numbers, dates and departments, without contents of matters. */
export const calendarWhatIf = ({ items, nextCursor, counts }: WhatIf): Wordless<CalendarWhatIf> => ({
  items: items.map(changeView),
  nextCursor,
  counts,
});

function changeView({ before, after, ...change }: WhatIfItem): Wordless<CalendarWhatIf['items'][number]> {
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
