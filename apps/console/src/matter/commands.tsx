import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { useTexts } from '../words/language';
import { MATTER } from '../pages/matter/texts';

type Matter = Schemas['Matter'];
type Command = Schemas['AvailableCommand'];

/**
 * What the person may do now: their task first, then what else is allowed, and folded away what is not, with the
 * reason. The API decides each of them.
 */
export function Commands({ matter }: { readonly matter: Matter }) {
  const text = useTexts(MATTER);
  const allowed = matter.availableCommands.filter((one) => one.allowed);
  const closed = matter.availableCommands.filter((one) => !one.allowed);
  const isTask = ({ command }: Command): boolean => matter.tasks.some((task) => task.command === command);
  const [tasks, others] = [allowed.filter(isTask), allowed.filter((one) => !isTask(one))];
  const to = (command: string): string => `/matters/${matter.matterId}/act/${command}`;
  return (
    <section className="commands" aria-labelledby="commands">
      {tasks.length > 0 && (
        <>
          <h2 id="commands">{text.mine}</h2>
          <p className="ways">
            {tasks.map(({ command, title }) => (
              <Link key={command} className="button primary" to={to(command)}>
                {title}
              </Link>
            ))}
          </p>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2>{text.can}</h2>
          <p className="ways">
            {others.map(({ command, title, clauseTitle }) => (
              <Link key={command} className="button" to={to(command)} title={clauseTitle}>
                {title}
              </Link>
            ))}
          </p>
        </>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{text.cannot}</summary>
          <ul className="closed">
            {closed.map(({ command, title, reason, clauseTitle }) => (
              <li key={command}>
                <span aria-disabled="true">{title}</span>{' '}
                <small>{[reason, clauseTitle].filter(Boolean).join(' ')}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
