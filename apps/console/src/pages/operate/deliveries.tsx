import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { v4 as newKey } from 'uuid';
import { api, dataOf, type Schemas } from '../../api/client';
import type { QueryOf } from '../../api/queries';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { OPERATE } from './texts';

type Delivery = Schemas['DeliveryItem'];
type Asked = NonNullable<QueryOf<'/api/v1/deliveries'>>;

/** The deliveries of one state; one that was given up can be sent again. */
export function Deliveries({ state }: { readonly state: string }) {
  const text = useTexts(OPERATE);
  const language = useLanguage();
  const today = useToday();
  const stateWord = useEnumeration('deliveryState');
  const channelWord = useEnumeration('deliveryChannel');
  const limit = usePageSize();
  const pages = usePages('/api/v1/deliveries', { limit, state } as Asked);
  const title = text.list(stateWord(state));
  return (
    <section aria-labelledby="list">
      <h2 id="list">{title}</h2>
      <ListOf<Delivery>
        pages={pages}
        caption={title}
        empty={text.noneOfState}
        keyOf={({ id }) => id}
        columns={[
          { title: text.at, className: 'narrow', cell: ({ createdAt }) => instantInWords(createdAt, language, today) },
          { title: text.channel, cell: ({ channel }) => channelWord(channel) },
          {
            title: text.to,
            isHead: true,
            cell: ({ accountId, departmentName }) => accountId ?? departmentName,
          },
          { title: text.tries, className: 'number', cell: ({ tries }) => tries },
          { title: text.error, cell: ({ lastError }) => lastError },
          { title: text.resend, cell: (row) => row.state === 'DEAD' && <Resend id={row.id} /> },
        ]}
      />
    </section>
  );
}

function Resend({ id }: { readonly id: string }) {
  const text = useTexts(OPERATE);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/deliveries/{id}/commands/resend', {
          params: { path: { id }, header: { 'Idempotency-Key': newKey() } },
          body: {},
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/v1/deliveries'] }),
  });
  return (
    <>
      <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
        {text.resend}
      </Button>
      {sending.error && (
        <small className="fault" role="alert">
          {sending.error.message}
        </small>
      )}
    </>
  );
}
