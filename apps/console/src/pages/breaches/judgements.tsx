import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useEnumeration, useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { likeJudgements } from './acts';
import { BREACH } from './texts';

type Breach = Schemas['BreachCandidate'];
type Judgement = Breach['judgements'][number];

/** Judgements that were made on this candidate, also those undone. */
export function Judgements({ breach }: { readonly breach: Breach }) {
  const text = useTexts(BREACH);
  return (
    <section aria-labelledby="judgements">
      <h2 id="judgements">{text.judgements}</h2>
      {breach.judgements.length === 0 && <p className="empty">{text.noJudgements}</p>}
      {breach.judgements.map((judgement) => (
        <Judged key={judgement.judgedAt} judgement={judgement} />
      ))}
    </section>
  );
}

function Judged({ judgement }: { readonly judgement: Judgement }) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const word = useWord();
  const outcome = useEnumeration('judgementOutcome');
  const today = useToday();
  const day = (at: string): string => dayInWords(dayOf(at), language, today);
  const { judge, undone, answer } = judgement;
  return (
    <div className={`judgement ${judgement.outcome.toLowerCase()}`}>
      <p>
        <strong>{outcome(judgement.outcome)}</strong>{' '}
        <small>
          {text.judged(
            day(judgement.judgedAt),
            `${judge.departmentName} ${word('role', judge.role, judge.roleTitle)} ${judge.accountId}`,
          )}
        </small>
      </p>
      <p>{judgement.reason}</p>
      {answer !== undefined && (
        <p>
          {text.answerToPlea}
          {answer}
        </p>
      )}
      {undone && (
        <p className="undone">
          {text.undone(day(undone.undoneAt))}
          {undone.reason}
        </p>
      )}
    </div>
  );
}

/** Judged candidates that are looked through for the same clause. */
const LOOKED_THROUGH = 20;

/** What was judged under the same clause in other matters that the person may see. */
export function LikeCases({ breach }: { readonly breach: Breach }) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const outcome = useEnumeration('judgementOutcome');
  const today = useToday();
  const judged = useQuery(
    reading('/api/v1/matters', { query: { process: 'breach-candidate', state: ['JUDGED'], limit: LOOKED_THROUGH } }),
  );
  const candidates = useQueries({
    queries: (judged.data?.items ?? []).map(({ matterId }) => ({
      ...reading('/api/v1/matters/{id}', { path: { id: matterId } }),
      staleTime: 60_000,
    })),
    combine: (all) => all.flatMap(({ data }) => (data?.process === 'breach-candidate' ? [data] : [])),
  });
  const like = likeJudgements(candidates, breach);
  return (
    <section aria-labelledby="like">
      <h2 id="like">{text.like}</h2>
      {like.length === 0 && <p className="empty">{text.noLike}</p>}
      <ul className="told">
        {like.map(({ candidate, judgement }) => (
          <li key={candidate.matterId}>
            <strong>{outcome(judgement.outcome)}</strong>{' '}
            <Link to={`/breaches/${candidate.matterId}`}>{candidate.subject}</Link>{' '}
            <small>
              {candidate.parties.responsible?.name} {dayInWords(dayOf(judgement.judgedAt), language, today)}
            </small>
            <p>{judgement.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
