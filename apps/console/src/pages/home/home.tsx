import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { isLate, LawDue, TargetDue } from '../../list/due';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { useMe } from '../../shell/me';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { instantInWords } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { HOME } from './texts';

type Task = Schemas['TaskItem'];

/** Working days left at which a limit is near: today and the next working day. */
const NEAR = 1;

/** The desk: what the person has to do and in which order, and what is new. */
export function Home() {
  const text = useTexts(HOME);
  const common = useTexts(COMMON);
  const me = useMe();
  const tasks = useQuery(reading('/api/v1/tasks', { query: { limit: 50 } }));
  if (tasks.error && !tasks.data) return <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const rows = tasks.data?.items;
  const late = rows?.filter(({ statutory }) => isLate(statutory)).length ?? 0;
  const soon = rows?.filter(({ statutory }) => (statutory?.remainingWorkingDays ?? NEAR + 1) <= NEAR).length ?? 0;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      {rows && (
        <ul className="figures">
          <li>{text.waiting(rows.length)}</li>
          <li className={late > 0 ? 'late' : undefined}>{text.late(late)}</li>
          <li className={soon > 0 ? 'near' : undefined}>{text.soon(soon)}</li>
          <li>
            <Link to="/inbox?unread=true">{text.unread(me.data?.unread ?? 0)}</Link>
          </li>
        </ul>
      )}
      <section aria-labelledby="tasks">
        <h2 id="tasks">{text.tasks}</h2>
        {!rows && <p className="waiting">{common.loading}</p>}
        {rows?.length === 0 && <p className="empty">{text.noTasks}</p>}
        {rows && rows.length > 0 && <Tasks rows={rows} />}
      </section>
      <Begin />
      <News />
    </>
  );
}

function Tasks({ rows }: { readonly rows: readonly Task[] }) {
  const text = useTexts(HOME);
  const word = useWord();
  return (
    <Table<Task>
      caption={text.tasks}
      rows={rows}
      keyOf={({ id }) => id}
      classOf={({ statutory }) => (isLate(statutory) ? 'late' : undefined)}
      columns={[
        {
          title: text.task,
          isHead: true,
          cell: (task) => <Link to={`/matters/${task.matterId}/act/${task.command}`}>{task.title}</Link>,
        },
        {
          title: text.matter,
          cell: (task) => (
            <>
              <Link to={`/matters/${task.matterId}`}>{task.subject}</Link>
              <small>
                {word('process', task.process, task.processTitle)} {task.number}
              </small>
            </>
          ),
        },
        { title: text.state, cell: (task) => task.stateTitle },
        { title: text.law, cell: ({ statutory }) => <LawDue due={statutory} /> },
        { title: text.target, cell: ({ target }) => <TargetDue due={target} /> },
      ]}
    />
  );
}

/** Commands that begin a matter, as each office's work has them. */
const BEGIN: readonly { readonly role: string; readonly to: string; readonly zh: string; readonly en: string }[] = [
  {
    role: 'WB_HANDLER',
    to: '/catalog',
    zh: '申请共享：先在目录中找到数据',
    en: 'Request data: find it in the catalogue',
  },
  {
    role: 'WB_HANDLER',
    to: '/new/correction-request/draft-correction',
    zh: '提出校核申请',
    en: 'Ask for a correction',
  },
  { role: 'WB_HANDLER', to: '/new/catalog-entry/create-draft', zh: '编制目录条目', en: 'Draft a catalogue entry' },
  { role: 'WB_HANDLER', to: '/new/internal-rule/draft-rule', zh: '起草内部共享制度', en: 'Draft an internal rule' },
];

function Begin() {
  const text = useTexts(HOME);
  const language = useLanguage();
  const me = useMe();
  const offered = BEGIN.filter(({ role }) => me.data?.offices.some((office) => office.role === role));
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{text.begin}</h2>
      <ul className="doors">
        {offered.map(({ to, [language]: name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SEEN = 'zhengshu.seen.';

/** Unread messages; those since the last visit of this browser are marked. */
function News() {
  const text = useTexts(HOME);
  const language = useLanguage();
  const me = useMe();
  const today = useToday();
  const alerts = useQuery(reading('/api/v1/alerts', { query: { unread: 'true', limit: 10 } }));
  const [seen] = useState(() => {
    const place = `${SEEN}${me.data?.accountId ?? ''}`;
    const before = localStorage.getItem(place) ?? '';
    if (me.data) localStorage.setItem(place, me.data.clock.now);
    return before;
  });
  if (!alerts.data) return null;
  return (
    <section aria-labelledby="news">
      <h2 id="news">{text.news}</h2>
      {alerts.data.items.length === 0 && <p className="empty">{text.noNews}</p>}
      <ul className="told">
        {alerts.data.items.map((alert) => (
          <li key={alert.id} className={alert.late ? 'late' : undefined}>
            <time>{instantInWords(alert.at, language, today)}</time>{' '}
            {seen !== '' && alert.at > seen && <strong className="new">{text.isNew}</strong>}{' '}
            <Link to={`/matters/${alert.matterId}`}>{alert.subject}</Link>
            <p>{alert.text}</p>
          </li>
        ))}
      </ul>
      <Link to="/inbox">{text.all}</Link>
    </section>
  );
}
