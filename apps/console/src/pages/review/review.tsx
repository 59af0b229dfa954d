import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { useMe } from '../../shell/me';
import { useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import '../../styles/sharing.css';
import { CatalogTasks } from '../catalog/tasks';
import { PageTitle } from '../title';
import { REVIEW } from './texts';

type Task = Schemas['TaskItem'];

const isExtension = ({ command }: Task): boolean => command.includes('extension');
const isOfEntry = (task: Task): boolean =>
  !isExtension(task) && (task.process === 'catalog-entry' || task.process === 'catalog-update');

/** Processes in which an authority reviews, or decides on an extension. */
const REVIEWED = ['catalog-entry', 'catalog-update', 'share-request'];

/** What waits for the review of an authority: entries and updates, and extensions that departments ask for. */
export function Review() {
  const text = useTexts(REVIEW);
  const me = useMe();
  const department = me.data?.offices.find(({ role }) => role === 'SA_REVIEWER' || role === 'SA_HEAD')?.departmentId;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      {department !== undefined && <Held department={department} />}
      <CatalogTasks title={text.entries} empty={text.noEntries} isShown={isOfEntry} />
      <CatalogTasks title={text.extensions} empty={text.noExtensions} isShown={isExtension} />
    </>
  );
}

/** What the department holds, by kind and state; each count opens its list. */
function Held({ department }: { readonly department: string }) {
  const text = useTexts(REVIEW);
  const { processOf, stateOf } = useProcessWords();
  const counts = useQuery(reading('/api/v1/matters/counts', { query: { holder: department, closed: 'false' } }));
  const states = counts.data?.states.filter(({ process }) => REVIEWED.includes(process)) ?? [];
  if (states.length === 0) return null;
  return (
    <section aria-label={text.figures}>
      <h2>{text.figures}</h2>
      <ul className="board">
        {states.map(({ process, processTitle, state, stateTitle, count }) => (
          <li key={`${process}${state}`}>
            <Link
              to={`/matters?${new URLSearchParams({ process, state, holder: department, closed: 'false' }).toString()}`}
            >
              <b>{count}</b> {processOf(process, processTitle)} · {stateOf(process, state, stateTitle)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
