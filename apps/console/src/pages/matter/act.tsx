import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { reading } from '../../api/queries';
import { CommandForm } from '../../form/command-form';
import { initialOf } from '../../matter/initial';
import { Told, useHistory } from '../../matter/history';
import { Failure } from '../../shell/failure';
import { useMovedTo } from '../../shell/live';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { MATTER } from './texts';

/** The form of one command of a matter, from the API's schema. */
export function Act() {
  const { id = '', command = '' } = useParams();
  const text = useTexts(MATTER);
  const common = useTexts(COMMON);
  const navigate = useNavigate();
  const found = useQuery({
    ...reading('/api/v1/matters/{id}', { path: { id } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const movedTo = useMovedTo(id);
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const matter = found.data;
  const available = matter.availableCommands.find((one) => one.command === command);
  const isStale = movedTo > matter.seq;
  const back = `/matters/${id}`;
  return (
    <article className="act">
      <PageTitle
        title={available?.title ?? command}
        lead={
          <>
            <Link to={back}>{matter.subject}</Link> {matter.number}{' '}
            <strong className="state">{matter.stateTitle}</strong> {available?.clauseTitle}
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
        <CommandForm
          process={matter.process}
          command={command}
          matter={{ id, seq: matter.seq }}
          initial={initialOf(command, matter)}
          {...(isStale && { stale: <Changes matterId={id} after={matter.seq} upTo={movedTo} /> })}
          onDone={() => void navigate(back)}
          onCancel={() => void navigate(back)}
        />
      )}
    </article>
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
