import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { CommandForm } from '../../form/command-form';
import type { Schemas } from '../../api/client';
import { Content } from '../../matter/content';
import { Told, useHistory } from '../../matter/history';
import { useMatter } from '../../matter/read';
import { Failure } from '../../shell/failure';
import { useMovedTo } from '../../shell/live';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { PageTitle } from '../title';
import { handMadeFor } from './hand-made';
import { MATTER } from './texts';

/** The form of one command of a matter, from the API's schema. */
export function Act() {
  const { id = '', command = '' } = useParams();
  const text = useTexts(MATTER);
  const common = useTexts(COMMON);
  const found = useMatter(id);
  const { commandOf, stateOf } = useProcessWords();
  const movedTo = useMovedTo(id);
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const matter = found.data;
  const available = matter.availableCommands.find((one) => one.command === command);
  const isStale = movedTo > matter.seq;
  const back = `/matters/${id}`;
  return (
    <article className="act wide">
      <PageTitle
        title={commandOf(matter.process, command, available?.title ?? text.missing)}
        lead={
          <>
            <Link to={back}>{matter.subject}</Link> {matter.number}{' '}
            <strong className="state">{stateOf(matter.process, matter.state, matter.stateTitle)}</strong>{' '}
            {available?.clauseTitle}
          </>
        }
      />
      {!available && <p className="refused">{text.missing}</p>}
      {available && !available.allowed && (
        <p className="refused" role="alert">
          {text.notNow}：{available.reason} <Link to={back}>{text.back}</Link>
        </p>
      )}
      {available?.allowed && (
        <Form
          key={command}
          matter={matter}
          command={command}
          {...(isStale && { stale: <Changes matterId={id} after={matter.seq} upTo={movedTo} /> })}
        />
      )}
    </article>
  );
}

function Form({
  matter,
  command,
  stale,
}: {
  readonly matter: Schemas['Matter'];
  readonly command: string;
  readonly stale?: ReactNode;
}) {
  const common = useTexts(COMMON);
  const navigate = useNavigate();
  const { Body, useInitial } = handMadeFor(matter.process, command);
  const initial = useInitial(matter, command);
  const back = `/matters/${matter.matterId}`;
  if (!initial) return <p className="waiting">{common.loading}</p>;
  const form = (
    <CommandForm
      process={matter.process}
      command={command}
      matterId={matter.matterId}
      initial={initial}
      stale={stale}
      onDone={() => void navigate(back)}
      onCancel={() => void navigate(back)}
    >
      {Body && ((body) => <Body {...body} matter={matter} command={command} />)}
    </CommandForm>
  );
  if (Body) return form;
  return (
    <div className="columns">
      {form}
      <aside>
        <Content matter={matter} />
      </aside>
    </div>
  );
}

/** What happened in a matter after a place of its history. */
function Changes({
  matterId,
  after,
  upTo,
}: {
  readonly matterId: string;
  readonly after: number;
  readonly upTo: number;
}) {
  const text = useTexts(MATTER);
  const history = useHistory(matterId, upTo);
  const items = history.data?.pages.flatMap((page) => page.items).filter(({ seq }) => seq > after) ?? [];
  return (
    <ol className="story" aria-label={text.changedSince}>
      {items.map((item) => (
        <Told key={item.seq} matterId={matterId} item={item} />
      ))}
    </ol>
  );
}
