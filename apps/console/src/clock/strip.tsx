import type { Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { dayInWords, dayOf, weekday } from '../words/dates';
import { useLanguage, useTexts, type Language } from '../words/language';
import { monthsOf, type StripDay } from './days';
import { CLOCK } from './texts';

/** Fields of a clock that are drawn. */
export type Drawn = Pick<Schemas['ClockExplanation'], 'title' | 'kind' | 'metAt' | 'day0' | 'lastDay' | 'days'>;

/**
 * The clock drawn: its calendar days by month, and on each whether it counts and why. Signs and words carry the
 * meaning, colour only helps; a screen reader reads each day as a sentence.
 */
export function Strip({ clock }: { readonly clock: Drawn }) {
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const today = useToday();
  const months = monthsOf(clock, today, clock.metAt ? dayOf(clock.metAt) : null);
  const kind = clock.kind === 'STATUTORY' ? 'law' : 'target';
  return (
    <figure className={`strip ${kind}`} aria-label={text.strip(clock.title)}>
      <div className="months">
        {months.map(({ year, month, weeks }) => (
          <table key={`${year}-${String(month)}`}>
            <caption>{text.month(year, month)}</caption>
            <thead>
              <tr>
                {['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'].map(
                  (day) => (
                    <th key={day} scope="col">
                      {weekday(day, language).replace('周', '')}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, n) => (
                <tr key={n}>
                  {week.map((day, at) =>
                    day ? <Day key={day.date} day={day} /> : <td key={at} className="outside" />,
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <figcaption>
        <Legend days={months.flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null))} />
      </figcaption>
    </figure>
  );
}

type Mark =
  | 'day0'
  | 'due'
  | 'now'
  | 'met'
  | 'paused'
  | 'extension'
  | 'kept'
  | 'holiday'
  | 'makeup'
  | 'weekend'
  | 'counted';

/** Everything that is to be said of a day, the most important first. */
function marksOf({ isDay0, isDue, isToday, isMet, nth, explained }: StripDay): readonly Mark[] {
  const marks: Mark[] = [];
  if (isDay0) marks.push('day0');
  if (isDue) marks.push('due');
  if (isMet) marks.push('met');
  if (isToday) marks.push('now');
  if (explained?.paused) marks.push('paused');
  if (explained?.part === 'EXTENSION') marks.push('extension');
  if (explained?.part === 'KEPT' || explained?.part === 'AFTER_SUPPLEMENT') marks.push('kept');
  if (explained?.kind === 'HOLIDAY') marks.push('holiday');
  if (explained?.kind === 'MAKEUP_WORKDAY') marks.push('makeup');
  if (explained?.kind === 'WEEKEND') marks.push('weekend');
  if (nth !== null) marks.push('counted');
  return marks;
}

/** Marks whose word stands in the cell; the others are drawn, or said by the number of the day. */
const WRITTEN: readonly Mark[] = ['day0', 'due', 'met', 'paused', 'holiday', 'makeup'];

function Day({ day }: { readonly day: StripDay }) {
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const marks = marksOf(day);
  const sentence = sentenceOf(day, marks, text, language);
  const written = marks.find((mark) => WRITTEN.includes(mark));
  return (
    <td className={marks.join(' ')} title={sentence} aria-current={day.isToday ? 'date' : undefined}>
      <span aria-hidden="true">
        <b>{Number(day.date.slice(8))}</b>
        <i>{written ? text[written] : (day.nth ?? '')}</i>
      </span>
      <span className="heard">{sentence}</span>
    </td>
  );
}

function sentenceOf(day: StripDay, marks: readonly Mark[], text: typeof CLOCK.zh, language: Language): string {
  const said = marks.filter((mark) => mark !== 'counted').map((mark) => text[mark]);
  const { explained, nth } = day;
  const parts = [
    `${dayInWords(day.date, language)}（${weekday(day.date, language)}）`,
    nth === null ? explained && text.notCounted : text.nth(nth),
    ...said,
    explained?.name,
    explained?.source,
  ];
  return parts.filter(Boolean).join('，');
}

/** The marks that this strip has, each drawn as it is. */
function Legend({ days }: { readonly days: readonly StripDay[] }) {
  const text = useTexts(CLOCK);
  const used = new Set(days.flatMap(marksOf));
  const all: readonly Mark[] = [
    'day0',
    'counted',
    'weekend',
    'holiday',
    'makeup',
    'paused',
    'extension',
    'kept',
    'due',
    'met',
    'now',
  ];
  return (
    <ul className="legend" aria-label={text.legend}>
      {all
        .filter((mark) => used.has(mark))
        .map((mark) => (
          <li key={mark}>
            <span className={`sample ${mark}`} aria-hidden="true" /> {text[mark]}
          </li>
        ))}
    </ul>
  );
}
