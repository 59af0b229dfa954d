import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { CutOffFilter, DepartmentFilter, DivisionFilter, scopeIn } from '../../list/scope-filters';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { useToday } from '../../shell/now';
import '../../styles/indicators.css';
import { COMMON } from '../../words/common';
import { instantInWords } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { IndicatorTable } from './indicator-table';
import type { Indicator } from './measures';
import { INDICATORS } from './texts';

/** The indicators of supervision as of a day, with their formulas and the lists behind them. */
export function IndicatorsPage() {
  const text = useTexts(INDICATORS);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const [filters, change] = useFilters();
  const asked = scopeIn(filters);
  const found = useQuery(reading('/api/v1/indicators', { query: asked }));
  const exported = (format: string): string =>
    `/api/v1/indicators/export?${new URLSearchParams({ ...asked, format }).toString()}`;
  const items = found.data?.items ?? [];
  return (
    <article className="indicators">
      <PageTitle title={text.title} lead={text.lead}>
        <a className="button" href={exported('xlsx')}>
          {text.exportXlsx}
        </a>{' '}
        <a className="button" href={exported('csv')}>
          {text.exportCsv}
        </a>
      </PageTitle>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <DivisionFilter filters={filters} change={change} />
        <DepartmentFilter filters={filters} change={change} label={text.department} />
        <CutOffFilter filters={filters} change={change} />
        <Link to="/indicators">{common.clear}</Link>
        {found.data && <output>{text.asOf(instantInWords(found.data.asOf, language, today))}</output>}
      </form>
      {found.error && !found.data && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <p className="waiting">{common.loading}</p>}
      {found.data && (
        <>
          <section aria-labelledby="computed">
            <h2 id="computed">{text.computed}</h2>
            <IndicatorTable indicators={items.filter(({ computed }) => computed)} asked={asked} />
          </section>
          <NotComputed indicators={items.filter(({ computed }) => !computed)} />
        </>
      )}
    </article>
  );
}

function NotComputed({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const text = useTexts(INDICATORS);
  const word = useWord();
  if (indicators.length === 0) return null;
  return (
    <section aria-labelledby="not-computed">
      <h2 id="not-computed">{text.notComputed}</h2>
      <Table<Indicator>
        caption={text.notComputed}
        rows={indicators}
        keyOf={({ code }) => code}
        columns={[
          {
            title: text.indicator,
            isHead: true,
            cell: ({ code, title }) => (
              <>
                <span className="number">{code}</span> {word('indicator', code, title)}
              </>
            ),
          },
          { title: text.missing, cell: ({ missing }) => missing },
        ]}
      />
    </section>
  );
}
