import type { Schemas } from '../../api/client';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, weekday } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { weeksOf } from './months';
import { CALENDAR } from './texts';

export type CalendarDay = Schemas['Calendar']['days'][number];
export type EndsOfDay = Schemas['DeadlineDays']['days'][number];

const WEEK = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'];

/** A month from Monday to Sunday: each day with what it is, and how many limits end on it. */
export function Grid({
  month,
  days,
  deadlines,
}: {
  readonly month: string;
  readonly days: readonly CalendarDay[];
  readonly deadlines: readonly EndsOfDay[];
}) {
  const text = useTexts(CALENDAR);
  const language = useLanguage();
  const byDate = new Map(days.map((day) => [day.date, day]));
  const ends = new Map(deadlines.map((day) => [day.date, day]));
  return (
    <table className="month">
      <caption className="heard">{text.grid(month)}</caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {weekday(day, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, n) => (
          <tr key={n}>
            {week.map((date, at) =>
              date === null ? (
                <td key={at} className="outside" />
              ) : (
                <Day key={date} date={date} day={byDate.get(date)} ends={ends.get(date)} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  date,
  day,
  ends,
}: {
  readonly date: string;
  readonly day: CalendarDay | undefined;
  readonly ends: EndsOfDay | undefined;
}) {
  const text = useTexts(CALENDAR);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const kindWord = useEnumeration('dayKind');
  const isNamed = day?.kind === 'HOLIDAY' || day?.kind === 'MAKEUP_WORKDAY';
  return (
    <td
      className={[day?.kind.toLowerCase(), date === today && 'now'].filter(Boolean).join(' ')}
      aria-current={date === today ? 'date' : undefined}
    >
      <b aria-hidden="true">{Number(date.slice(8))}</b>
      <span className="heard">{dayInWords(date, language, today)}</span>
      {date === today && <i>{text.today}</i>}
      {day && day.kind !== 'WORKDAY' && (
        <i className={isNamed ? undefined : 'heard'} title={day.source ?? undefined}>
          {[isNamed && day.name, kindWord(day.kind)].filter(Boolean).join(' ')}
        </i>
      )}
      {day?.provisional && (
        <abbr className="provisional" title={common.provisionalWhy}>
          {common.provisional}
        </abbr>
      )}
      {ends && ends.statutory.total > 0 && (
        <a className="law" href={`#day-${date}`}>
          {text.law(ends.statutory.total)}
        </a>
      )}
      {ends && ends.target.total > 0 && (
        <a className="target" href={`#day-${date}`}>
          {text.target(ends.target.total)}
        </a>
      )}
    </td>
  );
}
