import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { isLate, LawDue, TargetDue } from '../../list/due';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { Failure } from '../../shell/failure';
import { holds, useMe } from '../../shell/me';
import { useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import '../../styles/sharing.css';
import { PageTitle } from '../title';
import { Import } from './import';
import { Imports } from './imports';
import { CatalogTasks } from './tasks';
import { WORK } from './work-texts';

const SHOWN = 20;

/** A department's work on its catalogue: entries by state, what is due or returned, and the import of many. */
export function CatalogWork() {
  const text = useTexts(WORK);
  const me = useMe();
  const [filters, change] = useFilters();
  const departments = [...new Map(me.data?.offices.map(({ departmentId, department }) => [departmentId, department]))];
  const department = filters.get('department') ?? departments[0]?.[0];
  return (
    <>
      <PageTitle title={text.title} lead={text.lead}>
        {departments.length > 1 && (
          <label>
            {text.department}{' '}
            <select value={department} onChange={({ target }) => change({ department: target.value })}>
              {departments.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {holds(me.data, 'WB_HANDLER') && (
          <>
            <Link className="button primary" to="/new/catalog-entry/create-draft">
              {text.draft}
            </Link>
            <Link className="button" to="/new/catalog-update/open-update">
              {text.openUpdate}
            </Link>
          </>
        )}
      </PageTitle>
      {department !== undefined && <Board department={department} />}
      <CatalogTasks title={text.tasks} empty={text.noTasks} />
      {department !== undefined && <Updates department={department} />}
      {holds(me.data, 'WB_HANDLER') && <Import />}
      <Imports />
    </>
  );
}

const listOf = (filters: Readonly<Record<string, string>>): string =>
  `/matters?${new URLSearchParams(filters).toString()}`;

/** Entries and open updates by state; each count opens its list. */
function Board({ department }: { readonly department: string }) {
  const text = useTexts(WORK);
  const { stateOf } = useProcessWords();
  const entries = useQuery(
    reading('/api/v1/matters/counts', { query: { process: 'catalog-entry', provider: department } }),
  );
  if (entries.error && !entries.data) return <Failure error={entries.error} onRetry={() => void entries.refetch()} />;
  if (!entries.data) return null;
  const { states, total } = entries.data;
  return (
    <section aria-labelledby="board">
      <h2 id="board">
        {text.board} <Link to={listOf({ process: 'catalog-entry', provider: department })}>{text.all(total)}</Link>
      </h2>
      {total === 0 && <p className="empty">{text.noEntries}</p>}
      <ul className="board">
        {states.map(({ state, stateTitle, count }) => (
          <li key={state} className={state}>
            <Link to={listOf({ process: 'catalog-entry', state, provider: department })}>
              <b>{count}</b> {stateOf('catalog-entry', state, stateTitle)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Row = Schemas['MatterItem'];

/** Open updates of the department, the earliest limit first. */
function Updates({ department }: { readonly department: string }) {
  const text = useTexts(WORK);
  const { stateOf } = useProcessWords();
  const pages = usePages('/api/v1/matters', {
    process: 'catalog-update',
    closed: 'false',
    provider: department,
    limit: SHOWN,
  });
  return (
    <section aria-labelledby="updates">
      <h2 id="updates">{text.updates}</h2>
      <ListOf<Row>
        pages={pages}
        caption={text.updates}
        empty={text.noUpdates}
        keyOf={({ matterId }) => matterId}
        classOf={({ statutory }) => (isLate(statutory) ? 'late' : undefined)}
        columns={[
          {
            title: text.subject,
            isHead: true,
            cell: ({ matterId, subject }) => <Link to={`/matters/${matterId}`}>{subject}</Link>,
          },
          { title: text.state, cell: ({ process, state, stateTitle }) => stateOf(process, state, stateTitle) },
          { title: text.law, cell: ({ statutory }) => <LawDue due={statutory} /> },
          { title: text.target, cell: ({ target }) => <TargetDue due={target} /> },
        ]}
      />
    </section>
  );
}
