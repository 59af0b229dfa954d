import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { api, dataOf } from '../../api/client';
import { reading, type QueryOf } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { CutOffFilter, DepartmentFilter, DivisionFilter, scopeIn } from '../../list/scope-filters';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import '../../styles/indicators.css';
import { COMMON } from '../../words/common';
import { instantInWords } from '../../words/dates';
import { useChoices, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { isShare } from './measures';
import { INDICATORS } from './texts';

type Row = Schemas['IndicatorCase'];
type Query = NonNullable<QueryOf<'/api/v1/indicators/{code}/list'>>;

/** What a number of an indicator counts, one row each. */
export function IndicatorList() {
  const { code = '' } = useParams();
  const text = useTexts(INDICATORS);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const standings = useChoices('caseStanding');
  const parts = useChoices('figurePart');
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const asked = scopeIn(filters);
  const indicators = useQuery(reading('/api/v1/indicators', { query: asked }));
  const indicator = indicators.data?.items.find((one) => one.code === code);
  const name = filters.get('measure') ?? indicator?.measures[0]?.measure;
  const measure = indicator?.measures.find((one) => one.measure === name);
  const chosen = Object.fromEntries(
    ['part', 'standing'].flatMap((one) => (filters.get(one) ? [[one, filters.get(one)]] : [])),
  );
  const query = { limit, ...asked, ...chosen, ...(name !== undefined && { measure: name }) } as Query;
  const pages = useCases(code, query, name !== undefined);
  if (indicators.data && !measure)
    return (
      <>
        <PageTitle title={text.title} />
        <p className="empty">{text.unknown}</p>
        <Link to="/indicators">{text.back}</Link>
      </>
    );
  const total = pages.first?.total;
  return (
    <article className="indicators">
      <PageTitle
        title={measure && indicator ? `${code} ${word('indicator', code, indicator.title)}` : text.title}
        lead={
          measure && (
            <>
              {measure.title}：{measure.formula.text} <small>{text.version(measure.formula.version)}</small>
            </>
          )
        }
      >
        <Link className="button" to={`/indicators?${new URLSearchParams(asked).toString()}`}>
          {text.back}
        </Link>
      </PageTitle>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <OneOf
          label={text.measure}
          value={name ?? ''}
          onChange={(next) => change({ measure: next })}
          options={indicator?.measures.map((one) => [one.measure, one.title]) ?? []}
        />
        {measure && isShare(measure) && (
          <OneOf
            label={text.part}
            value={filters.get('part') ?? 'DENOMINATOR'}
            onChange={(part) => change({ part })}
            options={parts}
          />
        )}
        <OneOf
          label={text.standing}
          value={filters.get('standing') ?? 'COUNTED'}
          onChange={(standing) => change({ standing })}
          options={standings}
        />
        <DivisionFilter filters={filters} change={change} />
        <DepartmentFilter filters={filters} change={change} label={text.department} />
        <CutOffFilter filters={filters} change={change} />
        {typeof total === 'number' && (
          <output>
            {common.total(total)}
            {pages.first && ` · ${text.asOf(instantInWords(pages.first.asOf, language, today))}`}
          </output>
        )}
      </form>
      <ListOf<Row>
        pages={pages}
        caption={measure?.title ?? text.title}
        empty={text.empty}
        keyOf={({ matterId, part, department }) => `${matterId}/${part}/${department.departmentId}`}
        columns={[
          {
            title: text.matter,
            isHead: true,
            cell: (row) => (
              <>
                <Link to={`/matters/${row.matterId}`}>{row.subject}</Link>
                <small>
                  {word('process', row.process, row.processTitle)} {row.number}
                </small>
              </>
            ),
          },
          {
            title: text.department,
            cell: ({ department }) => <Link to={`/departments/${department.departmentId}`}>{department.name}</Link>,
          },
          { title: text.standing, cell: ({ standing }) => standings.find(([one]) => one === standing)?.[1] },
          { title: text.met, cell: ({ met }) => (met ? text.isMet : text.notMet) },
          { title: text.workingDays, className: 'number', cell: ({ days }) => days },
        ]}
      />
    </article>
  );
}

/** A choice that is always made: a list of all numbers would count nothing. */
function OneOf({
  label,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [code: string, word: string])[];
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Reads the list of one number of an indicator page by page. */
function useCases(code: string, query: Query, isKnown: boolean) {
  const found = useInfiniteQuery({
    queryKey: ['/api/v1/indicators/{code}/list', code, query],
    enabled: isKnown,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      dataOf(
        await api.GET('/api/v1/indicators/{code}/list', {
          params: { path: { code }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return {
    rows: found.data?.pages.flatMap(({ items }) => items) ?? [],
    first: found.data?.pages[0],
    isReading: found.isFetching,
    isRead: found.data !== undefined,
    error: found.error,
    again: () => void found.refetch(),
    more: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  };
}
