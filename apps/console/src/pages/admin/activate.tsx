import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { v4 as newKey } from 'uuid';
import { api } from '../../api/client';
import { useTexts } from '../../words/language';
import { ADMIN } from './texts';

type Kind = 'calendars' | 'policies';

/** The act of the second administrator: it puts a version into force. */
export function Activate({ of, version }: { readonly of: Kind; readonly version: string }) {
  const text = useTexts(ADMIN);
  const queries = useQueryClient();
  const [key] = useState(() => newKey());
  const activating = useMutation({
    mutationFn: () =>
      api.POST(`/api/v1/${of}/{version}/commands/activate`, {
        params: { path: { version }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    onSuccess: () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith(`/api/v1/${of}`),
      }),
  });
  return (
    <>
      <Button size="small" type="primary" loading={activating.isPending} onClick={() => activating.mutate()}>
        {text.activate}
      </Button>
      <small>{text.activateWhy}</small>
      {activating.error && (
        <p className="refused" role="alert">
          {activating.error.message}
        </p>
      )}
    </>
  );
}
