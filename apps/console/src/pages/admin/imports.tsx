import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { v4 as newKey } from 'uuid';
import { api, dataOf, type Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ByAt } from './by-at';
import { Changes } from './changes';
import { RefusedLines } from './refused-lines';
import { ADMIN } from './texts';

type Item = Schemas['OrganisationImportItem'];

/** Imports that were proposed; the chosen one with its changes, to be confirmed or rejected by the second one. */
export function Imports() {
  const text = useTexts(ADMIN);
  const stateWord = useEnumeration('importState');
  const [filters] = useFilters();
  const pages = usePages('/api/v1/organisation/imports', {});
  const chosen = pages.rows.find(({ importId }) => importId === filters.get('import'));
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">{text.imports}</h2>
      <ListOf<Item>
        pages={pages}
        caption={text.imports}
        empty={text.noImports}
        keyOf={({ importId }) => importId}
        columns={[
          {
            title: text.document,
            isHead: true,
            cell: ({ importId, documents }) => (
              <Link to={`?import=${importId}`}>{documents.map(({ name }) => name).join('、')}</Link>
            ),
          },
          {
            title: text.state,
            cell: ({ state, reason }) => (
              <>
                {stateWord(state)}
                {reason && <small>{reason}</small>}
              </>
            ),
          },
          { title: text.done, className: 'number', cell: ({ done, changes }) => text.doneOf(done, changes) },
          { title: text.proposedBy, cell: ({ proposedBy, proposedAt }) => <ByAt by={proposedBy} at={proposedAt} /> },
          { title: text.decidedBy, cell: ({ decidedBy, decidedAt }) => <ByAt by={decidedBy} at={decidedAt} /> },
        ]}
      />
      {chosen && <Chosen key={chosen.importId} item={chosen} />}
    </section>
  );
}

function Chosen({ item: { importId, state } }: { readonly item: Item }) {
  const text = useTexts(ADMIN);
  const found = useQuery(
    reading('/api/v1/organisation/imports/{id}', { path: { id: importId }, query: { limit: 200 } }),
  );
  return (
    <section aria-label={text.changes}>
      <h3>{text.changes}</h3>
      {state === 'PROPOSED' && <Decide importId={importId} />}
      {found.data && <Changes title={text.changes} changes={found.data.items} />}
    </section>
  );
}

function Decide({ importId }: { readonly importId: string }) {
  const text = useTexts(ADMIN);
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [keys, setKeys] = useState(() => ({ confirm: newKey(), reject: newKey() }));
  const rejectFor = (why: string): void => {
    setReason(why);
    setKeys({ ...keys, reject: newKey() });
  };
  const paramsOf = (key: string) => ({ path: { id: importId }, header: { 'Idempotency-Key': key } });
  const onSuccess = (): void => void queries.invalidateQueries({ queryKey: ['/api/v1/organisation/imports'] });
  const confirming = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/organisation/imports/{id}/commands/confirm', {
          params: paramsOf(keys.confirm),
          body: {},
        }),
      ),
    onSuccess,
  });
  const rejecting = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/organisation/imports/{id}/commands/reject', {
          params: paramsOf(keys.reject),
          body: { reason },
        }),
      ),
    onSuccess,
  });
  return (
    <>
      <div className="filters">
        <Button type="primary" loading={confirming.isPending} onClick={() => confirming.mutate()}>
          {text.confirm}
        </Button>
        <label className="wide">
          {text.reason}
          <input type="text" value={reason} maxLength={500} onChange={({ target }) => rejectFor(target.value)} />
        </label>
        <Button loading={rejecting.isPending} onClick={() => rejecting.mutate()}>
          {text.reject}
        </Button>
      </div>
      <RefusedLines error={confirming.error ?? rejecting.error} />
    </>
  );
}
