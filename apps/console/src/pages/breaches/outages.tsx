import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { BREACH } from './texts';

/** Outages of the platform within the limit. They do not move it; they may justify the lateness. */
export function Outages({ outages }: { readonly outages: readonly Schemas['TouchingOutage'][] }) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const today = useToday();
  return (
    <section aria-labelledby="outages">
      <h2 id="outages">{text.outages}</h2>
      {outages.length === 0 && <p className="empty">{text.noOutages}</p>}
      <ul className="told">
        {outages.map(({ outageId, from, to, reason, finder, counts }) => (
          <li key={outageId}>
            <Link to={`/matters/${outageId}`}>
              {text.outage(instantInWords(from, language, today), instantInWords(to, language, today))}
            </Link>{' '}
            {reason} <small>{text.foundBy(finder.departmentName)}</small>
            <p>
              <strong>{counts ? text.outageCounts : text.outageNot}</strong>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
