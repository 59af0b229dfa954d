import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading, type QueryOf } from '../../api/queries';
import { Choice } from '../../list/choice';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DepartmentFilter } from '../../list/scope-filters';
import { useSeen } from '../../list/seen';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import '../../styles/breaches.css';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useDictionary, useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { BREACHES } from './texts';

type Row = Schemas['MatterItem'];
type Query = NonNullable<QueryOf<'/api/v1/matters'>>;

/** Breach candidates, and which of them wait for judgement. */
export function Breaches() {
  const text = useTexts(BREACHES);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const dictionary = useDictionary();
  const stateWord = useEnumeration('breachCandidateState');
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const state = filters.get('state') ?? '';
  const department = filters.get('department');
  const own = { process: 'breach-candidate', ...(department !== null && { department, side: 'responsible' }) };
  const counts = useQuery(reading('/api/v1/matters/counts', { query: own as QueryOf<'/api/v1/matters/counts'> }));
  const pages = usePages('/api/v1/matters', { limit, ...own, ...(state !== '' && { state }) } as Query);
  const states = dictionary.data?.processes.find(({ process }) => process === 'breach-candidate')?.states ?? {};
  const countOf = (code: string): number => counts.data?.states.find((one) => one.state === code)?.count ?? 0;
  return (
    <article>
      <PageTitle title={text.title} lead={text.lead} />
      <ul className="figures standings">
        {Object.keys(states).map((code) => (
          <li key={code} className={code === 'OPEN' && countOf(code) > 0 ? 'near' : undefined}>
            <button
              type="button"
              className="link"
              aria-pressed={state === code}
              onClick={() => change({ state: state === code ? undefined : code })}
            >
              {stateWord(code)} {countOf(code)}
            </button>
          </li>
        ))}
      </ul>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={text.state}
          value={state}
          onChange={(next) => change({ state: next })}
          options={Object.entries(states).map(([code, words]) => [code, words[language]])}
        />
        <DepartmentFilter filters={filters} change={change} label={text.responsible} />
        <Link to="/breaches">{common.clear}</Link>
        {typeof pages.first?.total === 'number' && <output>{common.total(pages.first.total)}</output>}
      </form>
      <ListOf<Row>
        pages={pages}
        caption={text.title}
        empty={text.empty}
        keyOf={({ matterId }) => matterId}
        columns={[
          {
            title: text.subject,
            isHead: true,
            cell: (row) => (
              <>
                <Link to={`/breaches/${row.matterId}`}>{row.subject}</Link> <small>{row.number}</small>
              </>
            ),
          },
          { title: text.responsible, cell: ({ parties }) => parties.responsible?.name },
          { title: text.clause, cell: ({ matterId }) => <CaseOf matterId={matterId} part="CLAUSE" /> },
          { title: text.limit, cell: ({ matterId }) => <CaseOf matterId={matterId} part="LIMIT" /> },
          {
            title: text.state,
            cell: ({ state: code, stateTitle, since }) => (
              <>
                {stateWord(code) || stateTitle} <small>{text.since(dayInWords(dayOf(since), language, today))}</small>
              </>
            ),
          },
          { title: text.judge, cell: ({ parties }) => parties.authority?.name },
        ]}
      />
    </article>
  );
}

/** What a candidate is about. The list of matters does not say, so it is read when the row comes into view. */
function CaseOf({ matterId, part }: { readonly matterId: string; readonly part: 'CLAUSE' | 'LIMIT' }) {
  const text = useTexts(BREACHES);
  const language = useLanguage();
  const today = useToday();
  const caseWord = useEnumeration('breachClause');
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(place);
  const found = useQuery({ ...reading('/api/v1/matters/{id}', { path: { id: matterId } }), enabled: isSeen });
  const breach = found.data?.process === 'breach-candidate' ? found.data : undefined;
  const lateness = breach?.lateness;
  return (
    <span ref={place}>
      {breach && part === 'CLAUSE' && (caseWord(breach.clause) || breach.clauseTitle)}
      {breach && part === 'LIMIT' && !lateness && <small>{text.noLimit}</small>}
      {part === 'LIMIT' && lateness && (
        <>
          {lateness.clockTitle}{' '}
          <small>
            {lateness.clock.clauseTitle}{' '}
            {lateness.clock.lastDay && text.ended(dayInWords(lateness.clock.lastDay, language, today))}
          </small>
        </>
      )}
    </span>
  );
}
