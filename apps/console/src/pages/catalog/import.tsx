import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { v4 as newKey } from 'uuid';
import { api, dataOf, Refusal, type Schemas } from '../../api/client';
import { documentOf } from '../../form/documents-field';
import { useFilters } from '../../list/filters';
import { Table } from '../../list/table';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { WORK } from './work-texts';

type Report = Schemas['CatalogImportReport'];
type Fault = Report['faults'][number];

const FORMATS = ['xlsx', 'csv'];

/** Imports a file of entries: template, check with its report, and the import itself. */
export function Import() {
  const text = useTexts(WORK);
  const sheetFormatWord = useEnumeration('sheetFormat');
  const id = useId();
  const [, change] = useFilters();
  const [documentId, setDocument] = useState<string>();
  const [key, setKey] = useState(() => newKey());
  const checking = useMutation({
    mutationFn: async (file: File) => {
      const uploaded = await documentOf(file);
      setDocument(uploaded);
      setKey(newKey());
      return dataOf(await api.POST('/api/v1/catalog-imports/check', { body: { documentId: uploaded } }));
    },
  });
  const importing = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/catalog-imports', {
          params: { header: { 'Idempotency-Key': key } },
          body: { documentId: documentId ?? '' },
        }),
      ),
    onSuccess: ({ importId }) => {
      change({ import: importId });
      checking.reset();
    },
  });
  const failed = checking.error ?? importing.error;
  return (
    <section aria-labelledby="import">
      <h2 id="import">{text.import}</h2>
      <p className="hint">{text.importLead}</p>
      <p className="ways">
        {FORMATS.map((format) => (
          <a key={format} className="button" href={`/api/v1/catalog-imports/template?format=${format}`}>
            {text.format(sheetFormatWord(format))}
          </a>
        ))}
        <label htmlFor={id}>{text.file}</label>
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv"
          disabled={checking.isPending}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) checking.mutate(file);
            target.value = '';
          }}
        />
        {checking.isPending && <span role="status">{text.checking}</span>}
      </p>
      {failed && (
        <div className="refused" role="alert">
          <p>{failed.message}</p>
          {failed instanceof Refusal && (
            <ul>
              {failed.problem.errors?.map(({ field, message }) => (
                <li key={field}>
                  {field.replace('.', ' · ')}：{message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {checking.data && (
        <ReportOf report={checking.data} isImporting={importing.isPending} onImport={() => importing.mutate()} />
      )}
    </section>
  );
}

function ReportOf({
  report,
  isImporting,
  onImport,
}: {
  readonly report: Report;
  readonly isImporting: boolean;
  readonly onImport: () => void;
}) {
  const text = useTexts(WORK);
  return (
    <div role="status">
      <p>
        <strong>{text.report(report.rows, report.faulty, report.incomplete)}</strong>{' '}
        {report.faults.length === 0 && text.noFaults}
      </p>
      {report.faults.length === 0 && (
        <Button type="primary" loading={isImporting} onClick={onImport}>
          {text.run}
        </Button>
      )}
      <Faults title={text.faults} faults={report.faults} isMore={report.moreFaults} />
      <Faults title={text.hints} faults={report.hints} isMore={report.moreHints} />
    </div>
  );
}

/** What is wrong with a file, by row and cell. */
function Faults({
  title,
  faults,
  isMore,
}: {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly isMore: boolean;
}) {
  const text = useTexts(WORK);
  if (faults.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Table<Fault>
        caption={title}
        rows={faults}
        keyOf={({ row, column, rule, message }) => [row, column, rule, message].join()}
        columns={[
          { title: text.row, isHead: true, className: 'number', cell: ({ row }) => row ?? text.whole },
          { title: text.column, cell: ({ column }) => column },
          { title: text.message, cell: ({ message }) => message },
          { title: text.clause, cell: ({ clauseTitle }) => clauseTitle },
        ]}
      />
      {isMore && <p>{text.more}</p>}
    </section>
  );
}
