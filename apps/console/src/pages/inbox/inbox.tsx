import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { api, type Schemas } from '../../api/client';
import { useFilters } from '../../list/filters';
import { usePages } from '../../list/pages';
import { ListOf } from '../../list/list-of';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { INBOX } from './texts';

type Alert = Schemas['AlertItem'];

/** What the person was told, newest first. */
export function Inbox() {
  const text = useTexts(INBOX);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const queries = useQueryClient();
  const limit = usePageSize();
  const [filters, change] = useFilters();
  const isUnread = filters.get('unread') === 'true';
  const pages = usePages('/api/v1/alerts', { limit, ...(isUnread && { unread: 'true' as const }) });
  const reread = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['/api/v1/alerts'] });
    await queries.invalidateQueries({ queryKey: ['/api/v1/me'] });
  };
  const read = useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/alerts/{id}/commands/read', { params: { path: { id } }, body: {} }),
    onSuccess: reread,
  });
  const readAll = useMutation({
    mutationFn: () => api.POST('/api/v1/alerts/commands/read-all', { body: {} }),
    onSuccess: reread,
  });
  return (
    <>
      <PageTitle title={text.title} lead={text.lead}>
        <label>
          <input
            type="checkbox"
            checked={isUnread}
            onChange={({ target }) => change({ unread: target.checked ? 'true' : undefined })}
          />{' '}
          {text.unread}
        </label>
        <Button onClick={() => readAll.mutate()} loading={readAll.isPending}>
          {text.readAll}
        </Button>
      </PageTitle>
      <ListOf<Alert>
        pages={pages}
        caption={text.title}
        empty={text.empty}
        keyOf={({ id }) => id}
        classOf={({ late, readAt }) =>
          [late && 'late', readAt === null && 'unread'].filter(Boolean).join(' ') || undefined
        }
        columns={[
          { title: text.at, cell: ({ at }) => instantInWords(at, language, today), className: 'narrow' },
          { title: text.level, cell: ({ level }) => word('alertLevel', level) },
          {
            title: text.matter,
            isHead: true,
            cell: (alert) => (
              <>
                <Link to={`/matters/${alert.matterId}`}>{alert.subject}</Link>
                <small>
                  {word('process', alert.process, alert.processTitle)} {alert.number}
                </small>
              </>
            ),
          },
          { title: text.text, cell: (alert) => alert.text },
          {
            title: text.act,
            cell: ({ id, readAt }) =>
              readAt === null && (
                <Button size="small" onClick={() => read.mutate(id)}>
                  {text.read}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
