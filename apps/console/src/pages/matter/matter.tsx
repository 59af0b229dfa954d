import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Strip } from '../../clock/strip';
import { Content } from '../../matter/content';
import { ClockState } from '../../matter/clock-state';
import { Commands } from '../../matter/commands';
import { History } from '../../matter/history';
import { Papers } from '../../matter/papers';
import { useMatter } from '../../matter/read';
import { Failure } from '../../shell/failure';
import { useMovedTo } from '../../shell/live';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { MATTER } from './texts';

type Clock = Schemas['Clock'];

/** A matter: its state, who must act until when, its clocks, contents and story. */
export function MatterPage() {
  const { id = '' } = useParams();
  const text = useTexts(MATTER);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const movedTo = useMovedTo(id);
  const found = useMatter(id);
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const matter = found.data;
  return (
    <article className="matter">
      <PageTitle
        title={matter.subject}
        lead={
          <>
            {word('process', matter.process, matter.processTitle)}{' '}
            {matter.number && <span className="number">{matter.number}</span>}{' '}
            <strong className="state">{matter.stateTitle}</strong>{' '}
            <small>
              {text.since} {dayInWords(dayOf(matter.since), language, today)}
            </small>
          </>
        }
      >
        <Button onClick={() => window.print()}>{text.print}</Button>
      </PageTitle>
      {movedTo > matter.seq && (
        <p className="stale" role="status">
          {text.moved} <Button onClick={() => void found.refetch()}>{text.show}</Button>
        </p>
      )}
      <div className="columns">
        <div>
          <section aria-labelledby="next">
            <h2 id="next">{text.next}</h2>
            {matter.tasks.length === 0 && <p>{text.nobody}</p>}
            <ul className="turns">
              {matter.tasks.map((task) => (
                <li key={`${task.command}${task.departmentId}`}>
                  {text.mustAct(
                    `${task.departmentName} ${task.roles.map((role, n) => word('role', role, task.roleTitles[n])).join('、')}`,
                    task.title,
                  )}
                </li>
              ))}
            </ul>
          </section>
          <Commands matter={matter} />
          <section aria-labelledby="clocks">
            <h2 id="clocks">{text.clocks}</h2>
            {matter.clocks.length === 0 && <p className="empty">{text.noClocks}</p>}
            {[...matter.clocks].sort(runningFirst).map((clock) => (
              <ClockOf key={clock.id} matterId={id} clock={clock} />
            ))}
          </section>
          <Content matter={matter} />
        </div>
        <aside>
          <section aria-labelledby="parties">
            <h2 id="parties">{text.parties}</h2>
            <dl className="pairs">
              {Object.entries(matter.parties).map(([side, party]) => (
                <div key={side}>
                  <dt>{word('side', side)}</dt>
                  <dd>{party.name}</dd>
                </div>
              ))}
              {matter.holder && (
                <div>
                  <dt>{text.holder}</dt>
                  <dd>
                    {matter.holder.name}{' '}
                    <small>
                      {text.since} {dayInWords(dayOf(matter.holder.since), language, today)}
                    </small>
                  </dd>
                </div>
              )}
            </dl>
          </section>
          <Links links={matter.links} />
          <Papers matterId={id} title={text.papers} />
          <History matterId={id} seq={matter.seq} />
        </aside>
      </div>
    </article>
  );
}

const runningFirst = (one: Clock, other: Clock): number =>
  Number(one.state !== 'RUNNING') - Number(other.state !== 'RUNNING');

function ClockOf({ matterId, clock }: { readonly matterId: string; readonly clock: Clock }) {
  const text = useTexts(MATTER);
  const isDrawn = clock.state === 'RUNNING' || clock.state === 'PAUSED';
  const explained = useQuery({
    ...reading('/api/v1/matters/{id}/clocks/{clockId}', { path: { id: matterId, clockId: clock.id } }),
    enabled: isDrawn,
  });
  return (
    <div className={`clock ${clock.kind === 'STATUTORY' ? 'law' : 'target'}${clock.late ? ' late' : ''}`}>
      <ClockState clock={clock} />
      {isDrawn && explained.data && <Strip clock={explained.data} />}
      <Link to={`/matters/${matterId}/clock/${clock.id}`}>{text.explain}</Link>
    </div>
  );
}

function Links({ links }: { readonly links: readonly Schemas['Link'][] }) {
  const text = useTexts(MATTER);
  const word = useWord();
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">{text.links}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.matterId}>
            <Link to={`/matters/${link.matterId}`}>{link.subject}</Link>{' '}
            <small>
              {word('process', link.process, link.processTitle)} {link.number} {link.stateTitle}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
