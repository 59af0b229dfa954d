import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { isLate, LawDue, TargetDue } from '../../list/due';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { WORK } from './work-texts';

type Task = Schemas['TaskItem'];

const LIMIT = 200;
const OF_CATALOGUE = ['catalog-entry', 'catalog-update', 'update-trigger'];

/** The person's tasks about entries and updates, or another part of the tasks. */
export function CatalogTasks({
  title,
  empty,
  isShown = ({ process }) => OF_CATALOGUE.includes(process),
}: {
  readonly title: string;
  readonly empty: string;
  readonly isShown?: (task: Task) => boolean;
}) {
  const text = useTexts(WORK);
  const { processOf, stateOf, commandOf } = useProcessWords();
  const pages = usePages('/api/v1/tasks', { limit: LIMIT });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ListOf<Task>
        pages={{ ...pages, rows: pages.rows.filter(isShown) }}
        caption={title}
        empty={empty}
        keyOf={({ id }) => id}
        classOf={({ statutory }) => (isLate(statutory) ? 'late' : undefined)}
        columns={[
          {
            title: text.task,
            isHead: true,
            cell: (task) => (
              <Link to={`/matters/${task.matterId}/act/${task.command}`}>
                {commandOf(task.process, task.command, task.title)}
              </Link>
            ),
          },
          {
            title: text.subject,
            cell: (task) => (
              <>
                <Link to={`/matters/${task.matterId}`}>{task.subject}</Link>
                <small>
                  {processOf(task.process, task.processTitle)} {task.number}
                </small>
              </>
            ),
          },
          { title: text.state, cell: ({ process, state, stateTitle }) => stateOf(process, state, stateTitle) },
          { title: text.law, cell: ({ statutory }) => <LawDue due={statutory} /> },
          { title: text.target, cell: ({ target }) => <TargetDue due={target} /> },
        ]}
      />
    </section>
  );
}
