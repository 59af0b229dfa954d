import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { Table } from '../../list/table';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { WORK } from './work-texts';

type Row = Schemas['CatalogImportPage']['items'][number];

const SHOWN = 10;
/** Time between two looks at an import that is not done, in ms. */
const AGAIN_MS = 2_000;

/** Imports of the department, the last first; the chosen one with its progress and refused rows. */
export function Imports() {
  const text = useTexts(WORK);
  const language = useLanguage();
  const today = useToday();
  const [filters, change] = useFilters();
  const pages = usePages('/api/v1/catalog-imports', { limit: SHOWN });
  const chosen = filters.get('import');
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">{text.imports}</h2>
      {chosen !== null && <Progress importId={chosen} />}
      <ListOf<Row>
        pages={pages}
        caption={text.imports}
        empty={text.noImports}
        keyOf={({ importId }) => importId}
        columns={[
          {
            title: text.document,
            isHead: true,
            cell: ({ importId, documentName }) => (
              <button type="button" className="link" onClick={() => change({ import: importId })}>
                {documentName}
              </button>
            ),
          },
          { title: text.at, cell: ({ begunAt }) => instantInWords(begunAt, language, today) },
          { title: text.by, cell: ({ accountId, departmentName }) => `${departmentName} ${accountId}` },
          { title: text.rows, className: 'number', cell: ({ rows }) => rows },
        ]}
      />
    </section>
  );
}

function Progress({ importId }: { readonly importId: string }) {
  const text = useTexts(WORK);
  const found = useQuery({
    ...reading('/api/v1/catalog-imports/{id}', { path: { id: importId }, query: { limit: 200 } }),
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? AGAIN_MS : false),
  });
  if (found.error) return <p className="fault">{found.error.message}</p>;
  if (!found.data) return null;
  const { rows, done, refused, pending, parked, items, documentName } = found.data;
  return (
    <section className="notice" aria-label={text.progress}>
      <h3>
        {text.progress}：{documentName}
      </h3>
      <progress max={rows} value={done + refused} aria-label={text.progress} />
      <p role="status">{text.progressOf(done, refused, pending, parked)}</p>
      {items.length > 0 && (
        <Table<(typeof items)[number]>
          caption={text.refusedRows}
          rows={items}
          keyOf={({ row, code }) => `${String(row)}${code}`}
          columns={[
            { title: text.row, isHead: true, className: 'number', cell: ({ row }) => row },
            { title: text.message, cell: ({ message }) => message },
            {
              title: text.column,
              cell: ({ errors }) => errors.map((one) => `${one.field}：${one.message}`).join('；'),
            },
            { title: text.clause, cell: ({ clauseTitle }) => clauseTitle },
          ]}
        />
      )}
    </section>
  );
}
