import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { v4 as newKey } from 'uuid';
import { api, dataOf, Refusal } from '../../api/client';
import { reading } from '../../api/queries';
import { Failure } from '../../shell/failure';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ADMIN } from './texts';

/** Time between two readings of a recount that runs, in ms. */
const AGAIN_MS = 3_000;

/** How far the recount by a version is; it can be repeated. */
export function Rollout({ version }: { readonly version: string }) {
  const text = useTexts(ADMIN);
  const stateWord = useEnumeration('rolloutState');
  const queries = useQueryClient();
  const found = useQuery({
    ...reading('/api/v1/calendars/{version}/rollout', { path: { version } }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'RUNNING' ? AGAIN_MS : false),
  });
  const repeating = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/calendars/{version}/commands/repeat-rollout', {
          params: { path: { version }, header: { 'Idempotency-Key': newKey() } },
          body: {},
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/v1/calendars/{version}/rollout'] }),
  });
  const isNone = found.error instanceof Refusal && found.error.status === 404;
  return (
    <section aria-labelledby="rollout">
      <h3 id="rollout">{text.rollout}</h3>
      {isNone && <p className="empty">{text.noRollout}</p>}
      {found.error && !isNone && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          <p role="status">
            <strong>{stateWord(found.data.state)}</strong>{' '}
            <progress max={Math.max(found.data.candidates, 1)} value={found.data.lookedAt} />{' '}
            {text.progress(found.data.lookedAt, found.data.candidates, found.data.moved, found.data.failed)}
          </p>
          <Button size="small" loading={repeating.isPending} onClick={() => repeating.mutate()}>
            {text.repeat}
          </Button>
        </>
      )}
      {repeating.error && (
        <p className="refused" role="alert">
          {repeating.error.message}
        </p>
      )}
    </section>
  );
}
