import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { v4 as newKey } from 'uuid';
import { api, dataOf } from '../../api/client';
import { useMe } from '../../shell/me';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { CALENDAR } from './texts';

/** The private address by which calendar software reads the limits of the person: make it, or make it void. */
export function CalendarLink() {
  const text = useTexts(CALENDAR);
  const language = useLanguage();
  const today = useToday();
  const me = useMe();
  const queries = useQueryClient();
  const onSuccess = (): void => void queries.invalidateQueries({ queryKey: ['/api/v1/me'] });
  const making = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST('/api/v1/me/calendar-link', {
          params: { header: { 'Idempotency-Key': newKey() } },
          body: {},
        }),
      ),
    onSuccess,
  });
  const revoking = useMutation({
    mutationFn: async () => dataOf(await api.DELETE('/api/v1/me/calendar-link')),
    onSuccess: () => {
      making.reset();
      onSuccess();
    },
  });
  const link = me.data?.calendarLink;
  const error = making.error ?? revoking.error;
  return (
    <section aria-labelledby="link" className="subscription">
      <h2 id="link">{text.link}</h2>
      <p className="hint">{text.linkWhy}</p>
      <p role="status">
        {link ? text.madeAt(instantInWords(link.madeAt, language, today)) : text.noLink}{' '}
        {revoking.isSuccess && !link && text.revoked}
      </p>
      {making.data?.url && (
        <label className="field">
          {text.made}
          <input type="text" readOnly value={making.data.url} onFocus={({ target }) => target.select()} />
        </label>
      )}
      {error && (
        <p className="refused" role="alert">
          {error.message}
        </p>
      )}
      <p className="ways">
        <Button loading={making.isPending} onClick={() => making.mutate()}>
          {link ? text.again : text.make}
        </Button>
        {link && (
          <Button loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {text.revoke}
          </Button>
        )}
      </p>
    </section>
  );
}
