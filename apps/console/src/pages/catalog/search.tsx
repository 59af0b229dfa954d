import { useId } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { AttributeMark } from '../../entry/parts';
import { entryPage } from '../../entry/read';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { usePageSize } from '../../shell/low-bandwidth';
import { COMMON } from '../../words/common';
import { useEnumeration } from '../../words/dictionary';
import { useProcessWords } from '../../words/process-words';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import { PageTitle } from '../title';
import { Facets, FACETS } from './facets';
import { CATALOG } from './texts';

type Row = Schemas['CatalogEntryItem'];

/** The catalogue: search with synonyms, counts by which to narrow it down, and what was hit in each entry. */
export function Catalog() {
  const text = useTexts(CATALOG);
  const common = useTexts(COMMON);
  const { stateOf } = useProcessWords();
  const id = useId();
  const [filters, change] = useFilters();
  const limit = usePageSize();
  const chosen: Readonly<Record<string, string>> = Object.fromEntries(
    ['q', 'exact', ...FACETS].flatMap((name) => (filters.has(name) ? [[name, filters.get(name) ?? '']] : [])),
  );
  const pages = usePages('/api/v1/catalog/entries', { limit, ...chosen });
  const { counts, expansions = [] } = pages.first ?? {};
  const exportOf = (format: string): string =>
    `/api/v1/catalog/entries/export?${new URLSearchParams({ ...chosen, format }).toString()}`;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <search>
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault();
            const q = new FormData(event.currentTarget).get('q');
            change({ q: typeof q === 'string' ? q.trim() : undefined });
          }}
        >
          <label className="wide-field" htmlFor={id}>
            {text.q}
            <input
              id={id}
              type="search"
              name="q"
              key={filters.get('q')}
              defaultValue={filters.get('q') ?? ''}
              maxLength={100}
            />
          </label>
          <button type="submit" className="plain">
            {text.search}
          </button>
          <Link to="/catalog">{common.clear}</Link>
          {counts && <output>{text.total(counts.total)}</output>}
        </form>
      </search>
      <Expansions of={expansions} isExact={filters.get('exact') === 'true'} onExact={(exact) => change({ exact })} />
      <div className="with-facets">
        {counts && <Facets counts={counts} filters={filters} onChange={change} />}
        <div>
          <ListOf<Row>
            pages={pages}
            caption={text.title}
            empty={text.empty}
            keyOf={({ entryId }) => entryId}
            columns={[
              { title: text.title, isHead: true, cell: (row) => <Found row={row} /> },
              { title: text.department, cell: ({ providerName }) => providerName },
              {
                title: text.shareAttribute,
                cell: ({ shareAttribute }) => <AttributeMark attribute={shareAttribute} />,
                className: 'narrow',
              },
              { title: text.shareMode, cell: (row) => <Modes row={row} />, className: 'narrow' },
              { title: text.state, cell: ({ state, stateTitle }) => stateOf('catalog-entry', state, stateTitle) },
            ]}
          />
          <p className="ways">
            {common.export}
            <a href={exportOf('xlsx')}>{text.xlsx}</a>
            <a href={exportOf('csv')}>{text.csv}</a>
          </p>
        </div>
      </div>
    </>
  );
}

function Modes({ row }: { readonly row: Row }) {
  const shareModeWord = useEnumeration('shareMode');
  return row.shareModes.map((mode) => shareModeWord(mode)).join('、');
}

/** An entry of the list, with what was hit. */
function Found({ row }: { readonly row: Row }) {
  const text = useTexts(CATALOG);
  const { marks, catalogCode, name, abstract, entryId, version } = row;
  const isPublished = catalogCode !== null && version > 0;
  const to = !isPublished ? `/matters/${entryId}` : entryPage(catalogCode);
  return (
    <>
      <Link to={to}>{marks ? <Marked of={marks.name} /> : name}</Link>
      <small>{marks && marks.abstract.length > 0 ? <Marked of={marks.abstract} /> : abstract}</small>
      {marks && marks.items.length > 0 && (
        <small>
          {text.items}：
          {marks.items.map((item, n) => (
            <span key={n}>
              {n > 0 && '、'}
              <Marked of={item} />
            </span>
          ))}
        </small>
      )}
      {marks?.conditions.map((condition, n) => (
        <small key={n}>
          <Marked of={condition} />
        </small>
      ))}
    </>
  );
}

function Marked({ of }: { readonly of: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return of.map(({ text, hit }, n) => (hit ? <mark key={n}>{text}</mark> : <span key={n}>{text}</span>));
}

/** Which words the search added to those that were typed, and the switch to leave them out. */
function Expansions({
  of,
  isExact,
  onExact,
}: {
  readonly of: readonly { readonly term: string; readonly added: readonly string[]; readonly initials: boolean }[];
  readonly isExact: boolean;
  readonly onExact: (exact: string | undefined) => void;
}) {
  const text = useTexts(CATALOG);
  if (of.length === 0 && !isExact) return null;
  return (
    <p className="notice" role="status">
      {of.map(({ term, added, initials }) => (
        <span key={term}>
          {text.alsoFound(term, added.join('、'))}
          {initials && `（${text.initials}）`}{' '}
        </span>
      ))}
      <button type="button" className="link" onClick={() => onExact(isExact ? undefined : 'true')}>
        {isExact ? text.withSynonyms : text.exact}
      </button>
    </p>
  );
}
