import { Table } from '../../list/table';
import { useToday } from '../../shell/now';
import { dayInWords, weekday } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { spansOf, type Span } from './spans';
import type { CalendarDay } from './grid';
import { CALENDAR } from './texts';

/** The days of a month that a notice made holidays or workdays, with the notice. */
export function Special({ days }: { readonly days: readonly CalendarDay[] }) {
  const text = useTexts(CALENDAR);
  const language = useLanguage();
  const today = useToday();
  const kindWord = useEnumeration('dayKind');
  const day = (date: string): string => `${dayInWords(date, language, today)}（${weekday(date, language)}）`;
  const rows = spansOf(days.filter(({ kind }) => kind === 'HOLIDAY' || kind === 'MAKEUP_WORKDAY'));
  return (
    <section aria-labelledby="special">
      <h2 id="special">{text.special}</h2>
      {rows.length === 0 ? (
        <p className="empty">{text.noSpecial}</p>
      ) : (
        <Table<Span>
          caption={text.special}
          rows={rows}
          keyOf={({ date }) => date}
          columns={[
            {
              title: text.date,
              isHead: true,
              cell: ({ date, to }) => (to === date ? day(date) : text.span(day(date), day(to))),
            },
            { title: text.kind, cell: ({ kind, name }) => [name, kindWord(kind)].filter(Boolean).join(' ') },
            { title: text.source, cell: ({ source }) => source },
          ]}
        />
      )}
    </section>
  );
}
