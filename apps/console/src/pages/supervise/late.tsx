import { useState } from 'react';
import { Link } from 'react-router';
import { Choice } from '../../list/choice';
import { chosenIn, useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { DepartmentFilter, DivisionFilter } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import '../../styles/supervise.css';
import { COMMON } from '../../words/common';
import { useChoices, useDictionary } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { Chosen } from './chosen';
import { useLateColumns, keyOfLate, type LateClock } from './late-columns';
import { ListPapers } from './list-papers';
import { LATE } from './texts';

/** Filters of the address that the list understands. */
const FILTERS = ['division', 'department', 'lawLimit', 'clause', 'process', 'from', 'to'] as const;

/** Every overdue clock in a row: whose, since when, in whose hands, and what was done about it. */
export function Late() {
  const text = useTexts(LATE);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const dictionary = useDictionary();
  const limits = useChoices('lawLimit');
  const clauses = useChoices('statutoryClause');
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const [chosen, setChosen] = useState<ReadonlyMap<string, LateClock>>(new Map());
  const given = chosenIn<'/api/v1/overdue'>(filters, FILTERS);
  const pages = usePages('/api/v1/overdue', { limit, ...given });
  const rows: readonly LateClock[] = pages.rows;
  const columns = useLateColumns(chosen, (row) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(keyOfLate(row))) next.set(keyOfLate(row), row);
      return next;
    }),
  );
  const total = pages.first?.total;
  return (
    <article className="late-clocks">
      <PageTitle title={text.title} lead={text.lead}>
        <Link className="button" to="/supervise">
          {text.overview}
        </Link>
        <ListPapers department={filters.get('department')} />
      </PageTitle>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <DivisionFilter filters={filters} change={change} />
        <DepartmentFilter filters={filters} change={change} />
        <Choice
          label={text.limit}
          value={filters.get('lawLimit') ?? ''}
          onChange={(lawLimit) => change({ lawLimit })}
          options={limits}
        />
        {filters.has('clause') && (
          <Choice
            label={text.clause}
            value={filters.get('clause') ?? ''}
            onChange={(clause) => change({ clause })}
            options={clauses}
          />
        )}
        <Choice
          label={text.process}
          value={filters.get('process') ?? ''}
          onChange={(process) => change({ process })}
          options={dictionary.data?.processes.map((one) => [one.process, one[language]]) ?? []}
        />
        <label>
          {text.from}
          <input
            type="date"
            value={filters.get('from') ?? ''}
            onChange={({ target }) => change({ from: target.value })}
          />
        </label>
        <label>
          {text.to}
          <input type="date" value={filters.get('to') ?? ''} onChange={({ target }) => change({ to: target.value })} />
        </label>
        <Link to="/supervise/late">{common.clear}</Link>
        {typeof total === 'number' && <output>{common.total(total)}</output>}
      </form>
      <ListOf<LateClock>
        pages={pages}
        caption={text.title}
        empty={text.empty}
        keyOf={keyOfLate}
        classOf={() => 'late'}
        columns={columns}
      />
      {rows.length > 0 && (
        <Chosen
          chosen={[...chosen.values()]}
          onChooseAll={() => setChosen(new Map(rows.map((row) => [keyOfLate(row), row])))}
          onChange={(next) => setChosen(new Map(next.map((row) => [keyOfLate(row), row])))}
        />
      )}
    </article>
  );
}
