import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Choice } from '../../list/choice';
import { chosenIn, useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DivisionFilter } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useDictionary, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { PeriodAndAccount } from './period-and-account';
import { periodOf } from './period';
import { AUDIT } from './texts';

type Event = Schemas['EventItem'];

const FILTERS = ['account', 'type', 'division', 'process'] as const;

/** What was done in all matters that the auditor may read, the latest first. */
export function Events() {
  const text = useTexts(AUDIT);
  const language = useLanguage();
  const dictionary = useDictionary();
  const [filters, change] = useFilters();
  const limit = usePageSize();
  const chosen = chosenIn<'/api/v1/events'>(filters, FILTERS);
  const pages = usePages('/api/v1/events', { limit, ...chosen, ...periodOf(filters) });
  return (
    <section aria-labelledby="events">
      <h2 id="events">{text.events}</h2>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={text.process}
          value={filters.get('process') ?? ''}
          onChange={(process) => change({ process })}
          options={dictionary.data?.processes.map((one) => [one.process, one[language]]) ?? []}
        />
        <DivisionFilter filters={filters} change={change} />
        <PeriodAndAccount />
      </form>
      <ListOf<Event>
        pages={pages}
        caption={text.events}
        empty={text.noEvents}
        keyOf={({ matterId, seq }) => `${matterId}${String(seq)}`}
        columns={[
          { title: text.at, className: 'narrow', cell: (row) => <When row={row} /> },
          {
            title: text.act,
            cell: ({ sentence, clauseTitle, type }) => (
              <>
                {sentence}
                <small>
                  {clauseTitle}{' '}
                  {filters.get('type') !== type && (
                    <button type="button" className="link" onClick={() => change({ type })}>
                      {text.sameType}
                    </button>
                  )}
                </small>
              </>
            ),
          },
          { title: text.actor, cell: (row) => <Actor row={row} /> },
          { title: text.matter, isHead: true, cell: (row) => <Matter row={row} /> },
        ]}
      />
    </section>
  );
}

function When({ row: { at, recordedAt } }: { readonly row: Event }) {
  const text = useTexts(AUDIT);
  const language = useLanguage();
  const today = useToday();
  const [done, recorded] = [instantInWords(at, language, today), instantInWords(recordedAt, language, today)];
  return (
    <>
      {done}
      {recorded !== done && <small>{text.recorded(recorded)}</small>}
    </>
  );
}

function Actor({ row: { actor, onBehalfOf } }: { readonly row: Event }) {
  const text = useTexts(AUDIT);
  const word = useWord();
  const [, change] = useFilters();
  if (!actor) return <>{text.platform}</>;
  return (
    <>
      <button type="button" className="link" onClick={() => change({ account: actor.accountId })}>
        {actor.accountId}
      </button>{' '}
      {onBehalfOf && text.behalf(onBehalfOf)}
      <small>
        {actor.departmentName} {word('role', actor.role, actor.roleTitle)}
      </small>
    </>
  );
}

function Matter({ row }: { readonly row: Event }) {
  const { processOf, stateOf } = useProcessWords();
  return (
    <>
      <Link to={`/matters/${row.matterId}`}>{row.subject}</Link>
      <small>
        {processOf(row.process, row.processTitle)} {row.number} · {stateOf(row.process, row.state, row.stateTitle)}
      </small>
    </>
  );
}
