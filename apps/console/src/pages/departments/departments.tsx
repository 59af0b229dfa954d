import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Choice } from '../../list/choice';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DivisionFilter } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import '../../styles/departments.css';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { DEPARTMENTS } from './texts';

type Row = Schemas['DepartmentItem'];

/** The directory: every department with its working body. */
export function Departments() {
  const text = useTexts(DEPARTMENTS);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const kind = useEnumeration('departmentKind');
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const asked = Object.fromEntries(
    ['q', 'division', 'active'].flatMap((name) => (filters.get(name) ? [[name, filters.get(name)]] : [])),
  );
  const pages = usePages('/api/v1/organisation/departments', { limit, ...asked });
  return (
    <article className="departments">
      <PageTitle title={text.title} lead={text.lead} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label className="wide">
          {text.q}
          <input
            type="search"
            key={filters.get('q')}
            defaultValue={filters.get('q') ?? ''}
            maxLength={100}
            onBlur={({ target }) => change({ q: target.value.trim() })}
            onKeyDown={(event) => event.key === 'Enter' && change({ q: event.currentTarget.value.trim() })}
          />
        </label>
        <DivisionFilter filters={filters} change={change} />
        <Choice
          label={text.active}
          value={filters.get('active') ?? ''}
          onChange={(active) => change({ active })}
          options={[
            ['true', text.isActive],
            ['false', text.isEnded],
          ]}
        />
        <Link to="/departments">{common.clear}</Link>
      </form>
      <ListOf<Row>
        pages={pages}
        caption={text.title}
        empty={text.empty}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.name,
            isHead: true,
            cell: ({ id, name, endedAt, successor, successorName }) => (
              <>
                <Link to={`/departments/${id}`}>{name}</Link>
                {endedAt && (
                  <small>
                    {text.ended(dayInWords(dayOf(endedAt), language, today))}
                    {successor && (
                      <>
                        ，{text.successor} <Link to={`/departments/${successor}`}>{successorName}</Link>
                      </>
                    )}
                  </small>
                )}
              </>
            ),
          },
          { title: text.division, className: 'narrow', cell: ({ division }) => division },
          { title: text.kind, cell: (row) => kind(row.kind) },
          { title: text.body, cell: ({ workingBody }) => workingBody ?? <small>{text.noBody}</small> },
          { title: text.uscc, className: 'narrow', cell: ({ uscc }) => uscc },
          { title: text.frontCode, className: 'narrow', cell: ({ frontCode }) => frontCode },
        ]}
      />
    </article>
  );
}
