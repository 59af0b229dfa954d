import { Link } from 'react-router';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, weekday } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import type { EndsOfDay } from './grid';
import { CALENDAR } from './texts';

type Ending = EndsOfDay['statutory']['items'][number];

/** The limits that end in a month, by their last day; those of the law apart from targets. */
export function Ends({ days }: { readonly days: readonly EndsOfDay[] }) {
  const text = useTexts(CALENDAR);
  const language = useLanguage();
  const today = useToday();
  return (
    <section aria-labelledby="ends">
      <h2 id="ends">{text.ends}</h2>
      {days.length === 0 && <p className="empty">{text.noEnds}</p>}
      {days.map(({ date, statutory, target }) => (
        <section key={date} id={`day-${date}`} className="day">
          <h3>
            {dayInWords(date, language, today)}（{weekday(date, language)}）
          </h3>
          <Kind kind="law" ends={statutory} />
          <Kind kind="target" ends={target} />
        </section>
      ))}
    </section>
  );
}

function Kind({ kind, ends }: { readonly kind: 'law' | 'target'; readonly ends: EndsOfDay['statutory'] }) {
  const text = useTexts(CALENDAR);
  if (ends.total === 0) return null;
  return (
    <>
      <ul className="endings">
        {ends.items.map((one) => (
          <li key={`${one.matterId}${one.clockId}`} className={`due ${kind}${one.overdue ? ' late' : ''}`}>
            <Ending one={one} />
          </li>
        ))}
      </ul>
      {ends.total > ends.items.length && (
        <p>
          <Link to="/matters?closed=false&order=due">{text.more(ends.total)}</Link>
        </p>
      )}
    </>
  );
}

function Ending({ one }: { readonly one: Ending }) {
  const common = useTexts(COMMON);
  return (
    <>
      <span>
        <Link to={`/matters/${one.matterId}`}>{one.subject}</Link>{' '}
        <small>
          {one.processTitle} {one.number} · {one.stateTitle}
        </small>
      </span>
      <span>
        <Link to={`/matters/${one.matterId}/clock/${one.clockId}`}>{one.title}</Link> <small>{one.clauseTitle}</small>
        {one.provisional && (
          <abbr className="provisional" title={common.provisionalWhy}>
            {common.provisional}
          </abbr>
        )}
      </span>
    </>
  );
}
