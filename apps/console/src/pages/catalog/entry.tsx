import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { reading } from '../../api/queries';
import { AttributeMark } from '../../entry/parts';
import { FIVE } from '../../entry/five-texts';
import { useEntry, type Entry } from '../../entry/read';
import { EntryFacts } from '../../entry/facts';
import { Stated } from '../../entry/stated';
import { ENTRY } from '../../entry/texts';
import { useFilters } from '../../list/filters';
import { Failure } from '../../shell/failure';
import { holds, useMe } from '../../shell/me';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import '../../styles/sharing.css';
import { Ours } from '../request/ours';
import { PageTitle } from '../title';
import { CATALOG } from './texts';
import { Versions } from './versions';

/** An entry of the catalogue under the five questions, in the version in force, or at the instant of the address. */
export function EntryPage() {
  const { frontCode = '', sequence = '' } = useParams();
  const text = useTexts(CATALOG);
  const words = useTexts(ENTRY);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const me = useMe();
  const [filters] = useFilters();
  const code = `${frontCode}/${sequence}`;
  const found = useEntry(code, filters.get('at') ?? undefined);
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const entry = found.data;
  return (
    <article className="entry">
      <PageTitle
        title={entry.name}
        lead={
          <>
            {entry.providerName} <AttributeMark attribute={entry.shareAttribute} />{' '}
            <span>
              {words.version(entry.version)}，{text.from} {dayInWords(dayOf(entry.effectiveAt), language, today)}
              {entry.supersededAt && ` — ${dayInWords(dayOf(entry.supersededAt), language, today)}`}
            </span>{' '}
            <small className="number">{entry.noticeNo}</small>
          </>
        }
      >
        {holds(me.data, 'WB_HANDLER') && (
          <Link className="button primary" to={`/requests/new?${new URLSearchParams({ entry: code }).toString()}`}>
            {text.ask}
          </Link>
        )}
        <Link className="button" to={`/matters/${entry.entryId}`}>
          {text.matter}
        </Link>
        <Link to="/catalog">{text.back}</Link>
      </PageTitle>
      <div className="columns">
        {entry.stated ? (
          <Stated content={entry.stated} providerName={entry.providerName} />
        ) : (
          <div>
            <p className="notice">{text.notStated}</p>
            <EntryFacts entry={entry} />
          </div>
        )}
        <aside>
          <Ours catalogCode={code} />
          <Effect entry={entry} />
          <Versions code={code} present={entry.version} />
        </aside>
      </div>
    </article>
  );
}

/** What came of the entry, as far as the reader may see it: each figure opens its list. */
function Effect({ entry: { catalogCode } }: { readonly entry: Entry }) {
  const text = useTexts(CATALOG);
  const five = useTexts(FIVE);
  const { processOf, stateOf } = useProcessWords();
  const requests = useQuery(reading('/api/v1/matters/counts', { query: { process: 'share-request', q: catalogCode } }));
  const corrections = useQuery(
    reading('/api/v1/matters/counts', { query: { process: 'correction-request', q: catalogCode } }),
  );
  const listOf = (filters: Readonly<Record<string, string>>): string =>
    `/matters?${new URLSearchParams({ ...filters, q: catalogCode }).toString()}`;
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">{five.effect}</h2>
      <p className="hint">{text.effectLead}</p>
      <ul className="states">
        {requests.data && (
          <li>
            <Link to={listOf({ process: 'share-request' })}>
              {text.requests} {requests.data.total}
            </Link>
          </li>
        )}
        {corrections.data && (
          <li>
            <Link to={listOf({ process: 'correction-request' })}>
              {text.corrections} {corrections.data.total}
            </Link>
          </li>
        )}
        {[requests, corrections].flatMap(({ data }) =>
          (data?.states ?? []).map(({ process, processTitle, state, stateTitle, count }) => (
            <li key={`${process}${state}`}>
              <Link to={listOf({ process, state })}>
                {processOf(process, processTitle)} · {stateOf(process, state, stateTitle)} {count}
              </Link>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
