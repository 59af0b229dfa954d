import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Commands } from '../../matter/commands';
import { Papers } from '../../matter/papers';
import { useMatter } from '../../matter/read';
import { Failure } from '../../shell/failure';
import { useMovedTo } from '../../shell/live';
import { useToday } from '../../shell/now';
import '../../styles/breaches.css';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { NotFound } from '../not-found';
import { PageTitle } from '../title';
import { Evidence } from './evidence';
import { JudgeForm } from './judge-form';
import { Judgements, LikeCases } from './judgements';
import { BREACH } from './texts';

/** One candidate with all that its judgement rests on, and the judgement beside it. */
export function Breach() {
  const { id = '' } = useParams();
  const common = useTexts(COMMON);
  const found = useMatter(id);
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  if (found.data.process !== 'breach-candidate') return <NotFound />;
  return <Candidate key={id} breach={found.data} onShow={() => void found.refetch()} />;
}

function Candidate({ breach, onShow }: { readonly breach: Schemas['BreachCandidate']; readonly onShow: () => void }) {
  const text = useTexts(BREACH);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const isMoved = useMovedTo(breach.matterId) > breach.seq;
  const { parties, matterId } = breach;
  const others = breach.availableCommands.filter(({ command }) => command !== 'judge');
  return (
    <article className="breach">
      <PageTitle
        title={breach.subject}
        lead={
          <>
            {word('process', breach.process, breach.processTitle)}{' '}
            {breach.number && <span className="number">{breach.number}</span>}{' '}
            <strong className="state">{word('breachCandidateState', breach.state, breach.stateTitle)}</strong>{' '}
            <small>{dayInWords(dayOf(breach.since), language, today)}</small> · {parties.responsible?.name}
          </>
        }
      >
        <Link className="button" to="/breaches">
          {text.list}
        </Link>{' '}
        <Link className="button" to={`/matters/${matterId}`}>
          {text.whole}
        </Link>{' '}
        <Button onClick={() => window.print()}>{common.print}</Button>
      </PageTitle>
      {isMoved && (
        <p className="stale" role="status">
          {text.moved} <Button onClick={onShow}>{text.show}</Button>
        </p>
      )}
      <div className="columns">
        <div>
          <Evidence breach={breach} />
        </div>
        <aside>
          <Judging breach={breach} isMoved={isMoved} />
          <Papers matterId={matterId} title={text.papers} />
          <Judgements breach={breach} />
          <LikeCases breach={breach} />
          <section aria-labelledby="who">
            <h2 id="who">{text.who}</h2>
            <dl className="pairs">
              <div>
                <dt>{text.responsible}</dt>
                <dd>{parties.responsible?.name}</dd>
              </div>
              <div>
                <dt>{text.authority}</dt>
                <dd>{breach.judgingBody.name}</dd>
              </div>
            </dl>
          </section>
          <Commands matter={{ ...breach, availableCommands: others }} />
        </aside>
      </div>
    </article>
  );
}

/** The form of the judgement where the person may judge, else why not; after it, what was done and what can follow. */
function Judging({ breach, isMoved }: { readonly breach: Schemas['BreachCandidate']; readonly isMoved: boolean }) {
  const text = useTexts(BREACH);
  const [isDone, setDone] = useState(false);
  const judge = breach.availableCommands.find(({ command }) => command === 'judge');
  if (isDone)
    return (
      <section className="follows" role="status">
        <h2>{text.done}</h2>
        <p>{text.doneWhy}</p>
      </section>
    );
  if (!judge) return null;
  return (
    <section aria-labelledby="judge" className="judge">
      <h2 id="judge">{text.judge}</h2>
      {judge.allowed ? (
        <JudgeForm breach={breach} isMoved={isMoved} onDone={() => setDone(true)} />
      ) : (
        <p className="hint">
          {text.cannotJudge}
          {judge.reason}
        </p>
      )}
    </section>
  );
}
