import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reading } from '../../api/queries';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { REQUEST } from './texts';

const SHOWN = 5;

/** Requests of the own department for an entry: perhaps the data are there already, and an old request saves typing. */
export function Ours({
  catalogCode,
  onCopy,
}: {
  readonly catalogCode: string;
  readonly onCopy?: (matterId: string) => void;
}) {
  const text = useTexts(REQUEST);
  const language = useLanguage();
  const today = useToday();
  const { stateOf } = useProcessWords();
  const found = useQuery(
    reading('/api/v1/matters', {
      query: { process: 'share-request', side: 'requester', q: catalogCode, order: 'due', limit: SHOWN },
    }),
  );
  if (!found.data) return null;
  const { items, total } = found.data;
  const list = `/matters?${new URLSearchParams({ process: 'share-request', q: catalogCode }).toString()}`;
  return (
    <section aria-labelledby="ours">
      <h2 id="ours">
        {text.ours} {typeof total === 'number' && total > 0 && <Link to={list}>{total}</Link>}
      </h2>
      {items.length === 0 && <p className="empty">{text.noOurs}</p>}
      <ul className="told">
        {items.map(({ matterId, number, subject, process, state, stateTitle, since }) => (
          <li key={matterId}>
            <Link to={`/matters/${matterId}`}>{number ?? subject}</Link>{' '}
            <span className="state">{stateOf(process, state, stateTitle)}</span>{' '}
            <small>{dayInWords(dayOf(since), language, today)}</small>{' '}
            {onCopy && (
              <button type="button" className="link" onClick={() => onCopy(matterId)}>
                {text.copyFrom}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
