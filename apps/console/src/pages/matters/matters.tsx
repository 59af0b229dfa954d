import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { isLate, LawDue, TargetDue } from '../../list/due';
import { chosenIn, useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { Choice } from '../../list/choice';
import { usePageSize } from '../../shell/low-bandwidth';
import { COMMON } from '../../words/common';
import { useDictionary } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { MATTERS } from './texts';

type Row = Schemas['MatterItem'];

/** Filters of the address that the list understands; others are left to the page. */
const FILTERS = [
  'process',
  'state',
  'closed',
  'overdue',
  'order',
  'q',
  'provider',
  'requester',
  'holder',
  'clause',
  'level',
] as const;

/** Every matter that concerns the person, filtered by the address. */
export function Matters() {
  const text = useTexts(MATTERS);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const dictionary = useDictionary();
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const chosen = chosenIn<'/api/v1/matters'>(filters, FILTERS);
  const pages = usePages('/api/v1/matters', { limit, ...chosen });
  const process = filters.get('process') ?? '';
  const states = dictionary.data?.processes.find((one) => one.process === process)?.states ?? {};
  const total = pages.first?.total;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={text.process}
          value={process}
          onChange={(next) => change({ process: next, state: undefined })}
          options={dictionary.data?.processes.map((one) => [one.process, one[language]]) ?? []}
        />
        {process !== '' && (
          <Choice
            label={text.state}
            value={filters.get('state') ?? ''}
            onChange={(next) => change({ state: next })}
            options={Object.entries(states).map(([code, words]) => [code, words[language]])}
          />
        )}
        <Choice
          label={text.open}
          value={filters.get('closed') ?? ''}
          onChange={(next) => change({ closed: next })}
          options={[
            ['false', text.isOpen],
            ['true', text.isClosed],
          ]}
        />
        <Choice
          label={text.overdue}
          value={filters.get('overdue') ?? ''}
          onChange={(next) => change({ overdue: next })}
          options={[['true', text.isOverdue]]}
        />
        <label>
          {text.q}
          <input
            type="search"
            key={filters.get('q')}
            defaultValue={filters.get('q') ?? ''}
            maxLength={100}
            onBlur={({ target }) => change({ q: target.value })}
            onKeyDown={(event) => event.key === 'Enter' && change({ q: event.currentTarget.value })}
          />
        </label>
        <Link to="/matters">{common.clear}</Link>
        {typeof total === 'number' && <output>{common.total(total)}</output>}
      </form>
      <ListOf<Row>
        pages={pages}
        caption={text.title}
        empty={text.empty}
        keyOf={({ matterId }) => matterId}
        classOf={({ statutory }) => (isLate(statutory) ? 'late' : undefined)}
        columns={[
          {
            title: text.subject,
            isHead: true,
            cell: (row) => (
              <>
                <Link to={`/matters/${row.matterId}`}>{row.subject}</Link>
                <small>
                  {dictionary.data?.processes.find((one) => one.process === row.process)?.[language] ??
                    row.processTitle}{' '}
                  {row.number}
                </small>
              </>
            ),
          },
          { title: text.state, cell: (row) => row.stateTitle },
          { title: text.requester, cell: ({ parties }) => parties.requester?.name },
          { title: text.provider, cell: ({ parties }) => parties.provider?.name },
          { title: text.law, cell: ({ statutory }) => <LawDue due={statutory} /> },
          { title: text.target, cell: ({ target }) => <TargetDue due={target} /> },
        ]}
      />
    </>
  );
}
