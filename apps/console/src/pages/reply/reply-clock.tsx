import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Strip } from '../../clock/strip';
import { ClockState } from '../../matter/clock-state';
import { Extensions } from '../../matter/extensions';
import { useProcessWords } from '../../words/process-words';
import { useTexts } from '../../words/language';
import { REPLY } from './texts';

/** Commands that stop the limit of the reply or make it longer. */
const STRETCHING = ['ask-supplement', 'request-extension'];

/** The limit of the reply: its days, and the ways to stop or stretch it, each with whether it is open. */
export function ReplyClock({ matter }: { readonly matter: Schemas['ShareRequest'] }) {
  const text = useTexts(REPLY);
  const id = matter.clocks.find((clock) => clock.id === 'reply')?.id;
  const clock = useQuery({
    ...reading('/api/v1/matters/{id}/clocks/{clockId}', { path: { id: matter.matterId, clockId: id ?? '' } }),
    enabled: id !== undefined,
  });
  return (
    <section aria-labelledby="reply-clock">
      <h2 id="reply-clock">{text.clock}</h2>
      {clock.data && (
        <div className={clock.data.late ? 'clock law late' : 'clock law'}>
          <ClockState clock={clock.data} />
          <Strip clock={clock.data} />
        </div>
      )}
      <Ways matter={matter} />
    </section>
  );
}

function Ways({ matter }: { readonly matter: Schemas['ShareRequest'] }) {
  const text = useTexts(REPLY);
  const { commandOf } = useProcessWords();
  const ways = matter.availableCommands.filter(({ command }) => STRETCHING.includes(command));
  return (
    <>
      <h3>{text.ways}</h3>
      <ul className="closed ways-of-time">
        {ways.map(({ command, title, allowed, reason, clauseTitle }) => (
          <li key={command}>
            {allowed ? (
              <Link to={`/matters/${matter.matterId}/act/${command}`}>{commandOf(matter.process, command, title)}</Link>
            ) : (
              <span aria-disabled="true">{commandOf(matter.process, command, title)}</span>
            )}{' '}
            <small>{[!allowed && `${text.notNow}：${reason ?? ''}`, clauseTitle].filter(Boolean).join(' ')}</small>
          </li>
        ))}
      </ul>
      <Extensions of={matter.extensions} />
    </>
  );
}
