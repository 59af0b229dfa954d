import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { Failure } from '../../shell/failure';
import { useToday } from '../../shell/now';
import '../../styles/calendar.css';
import { COMMON } from '../../words/common';
import { monthInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { CalendarLink } from './calendar-link';
import { Ends } from './ends';
import { Grid } from './grid';
import { endsOf, monthAfter } from './months';
import { Special } from './special';
import { CALENDAR } from './texts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month day by day: what counts, by which notice, and which limits of the person end when. */
export function CalendarPage() {
  const common = useTexts(COMMON);
  const today = useToday();
  const [filters] = useFilters();
  const asked = filters.get('month') ?? '';
  const month = MONTH.test(asked) ? asked : today?.slice(0, 7);
  return month === undefined ? <p className="waiting">{common.loading}</p> : <Month month={month} />;
}

function Month({ month }: { readonly month: string }) {
  const text = useTexts(CALENDAR);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const [, change] = useFilters();
  const versions = useQuery(reading('/api/v1/calendars'));
  const inForce = versions.data?.items.find(({ state }) => state === 'ACTIVE');
  const calendar = useQuery({
    ...reading('/api/v1/calendars/{version}', {
      path: { version: inForce?.version ?? '' },
      query: { year: Number(month.slice(0, 4)) },
    }),
    enabled: inForce !== undefined,
  });
  const deadlines = useQuery(reading('/api/v1/me/deadlines', { query: endsOf(month) }));
  const error = versions.error ?? calendar.error;
  if (error) return <Failure error={error} onRetry={() => void calendar.refetch()} />;
  const days = calendar.data?.days.filter(({ date }) => date.startsWith(month));
  return (
    <article className="calendar">
      <PageTitle title={text.title} lead={text.lead} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Link to={`?month=${monthAfter(month, -1)}`}>{text.before}</Link>
        <label>
          {text.month}
          <input
            type="month"
            value={month}
            onChange={({ target }) => change({ month: target.value })}
            pattern={MONTH.source}
          />
        </label>
        <Link to={`?month=${monthAfter(month, 1)}`}>{text.after}</Link>
        {month !== today?.slice(0, 7) && <Link to="/calendar">{text.now}</Link>}
        {inForce && <span>{text.inForce(inForce.title)}</span>}
      </form>
      <section aria-labelledby="month">
        <h2 id="month">
          {monthInWords(month, language)}
          {days && days.length > 0 && (
            <small> {text.workingDays(days.filter(({ kind }) => isWorking(kind)).length)}</small>
          )}
        </h2>
        {!days && <p className="waiting">{common.loading}</p>}
        {days?.length === 0 && <p className="notice">{text.outside}</p>}
        {days && <Grid month={month} days={days} deadlines={deadlines.data?.days ?? []} />}
      </section>
      {deadlines.error && <Failure error={deadlines.error} onRetry={() => void deadlines.refetch()} />}
      {deadlines.data && <Ends days={deadlines.data.days} />}
      {days && <Special days={days} />}
      <CalendarLink />
    </article>
  );
}

const isWorking = (kind: string): boolean => kind === 'WORKDAY' || kind === 'MAKEUP_WORKDAY';
