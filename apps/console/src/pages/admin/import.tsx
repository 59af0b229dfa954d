import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { v4 as newKey } from 'uuid';
import { api, dataOf, type Schemas } from '../../api/client';
import { documentOf } from '../../form/documents-field';
import { Table } from '../../list/table';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { Changes } from './changes';
import { RefusedLines } from './refused-lines';
import { ADMIN } from './texts';

type Report = Schemas['OrganisationImportReport'];
type Fault = Report['faults'][number];

/** Imports the organisation from files: templates, check with its report, and the proposal. */
export function Import() {
  const text = useTexts(ADMIN);
  const id = useId();
  const format = useEnumeration('sheetFormat');
  const queries = useQueryClient();
  const [documentIds, setDocuments] = useState<string[]>([]);
  const [key, setKey] = useState(() => newKey());
  const checking = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const uploaded: string[] = [];
      for (const file of files) uploaded.push(await documentOf(file));
      setDocuments(uploaded);
      setKey(newKey());
      return dataOf(await api.POST('/api/v1/organisation/imports/check', { body: { documentIds: uploaded } }));
    },
  });
  const proposing = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/organisation/imports', {
          params: { header: { 'Idempotency-Key': key } },
          body: { documentIds },
        }),
      ),
    onSuccess: () => {
      checking.reset();
      void queries.invalidateQueries({ queryKey: ['/api/v1/organisation/imports'] });
    },
  });
  const report = checking.data;
  return (
    <section aria-labelledby="import">
      <h2 id="import">{text.import}</h2>
      <p className="hint">{text.importLead}</p>
      <p className="ways">
        <a className="button" href="/api/v1/organisation/imports/template?format=xlsx">
          {text.format(format('xlsx'))}
        </a>
        <label htmlFor={id}>{text.files}</label>
        <input
          id={id}
          type="file"
          multiple
          accept=".xlsx,.csv"
          disabled={checking.isPending}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            if (files.length > 0) checking.mutate(files);
            target.value = '';
          }}
        />
        {checking.isPending && <span role="status">{text.checking}</span>}
      </p>
      <RefusedLines error={checking.error ?? proposing.error} />
      {proposing.isSuccess && !report && <p role="status">{text.proposed}</p>}
      {report && (
        <ReportOf report={report}>
          {report.faults.length === 0 && report.changes.length > 0 && (
            <Button type="primary" loading={proposing.isPending} onClick={() => proposing.mutate()}>
              {text.propose}
            </Button>
          )}
        </ReportOf>
      )}
    </section>
  );
}

function ReportOf({ report, children }: { readonly report: Report; readonly children: React.ReactNode }) {
  const text = useTexts(ADMIN);
  const tableWord = useEnumeration('importedTable');
  return (
    <div role="status">
      <p>
        {report.rows.map(({ table, rows }) => `${tableWord(table)} ${String(rows)}`).join(' · ')}{' '}
        <strong>{report.faulty > 0 ? text.faulty(report.faulty) : text.noFaults}</strong> {report.remarks.join(' ')}
      </p>
      {report.faults.length > 0 && <Faults faults={report.faults} isMore={report.moreFaults} />}
      {report.faults.length === 0 && report.changes.length === 0 && <p>{text.noChanges}</p>}
      {report.changes.length > 0 && <Changes title={text.changes} changes={report.changes} />}
      {report.moreChanges && <p>{text.moreChanges}</p>}
      {children}
    </div>
  );
}

function Faults({ faults, isMore }: { readonly faults: readonly Fault[]; readonly isMore: boolean }) {
  const text = useTexts(ADMIN);
  return (
    <>
      <Table<Fault>
        caption={text.message}
        rows={faults}
        keyOf={({ file, sheet, row, column, message }) => [file, sheet, row, column, message].join()}
        columns={[
          {
            title: text.place,
            isHead: true,
            cell: ({ file, sheet, row, column }) =>
              [file, sheet, row === null ? null : text.row(row), column].filter(Boolean).join(' · '),
          },
          { title: text.message, cell: ({ message }) => message },
        ]}
      />
      {isMore && <p>{text.moreFaults}</p>}
    </>
  );
}
