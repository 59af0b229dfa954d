import type { Schemas } from '../../api/client';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { BREACH } from './texts';

/** What the department stated, and what must be known before a judgement. */
export function Position({ breach }: { readonly breach: Schemas['BreachCandidate'] }) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const today = useToday();
  const day = (at: string): string => dayInWords(dayOf(at), language, today);
  const { pleas, contest, withdrawal } = breach;
  return (
    <>
      <Before breach={breach} day={day} />
      <section aria-labelledby="position">
        <h2 id="position">{text.position}</h2>
        {pleas.length === 0 && !contest && <p className="empty">{text.noPosition}</p>}
        <ul className="told">
          {pleas.map(({ pleadedAt, reason, evidence, answered }) => (
            <li key={pleadedAt}>
              {text.pleaded(day(pleadedAt))}
              {reason} <strong>{answered ? text.pleaAnswered : text.pleaOpen}</strong>
              <EvidenceFiles documents={evidence} />
            </li>
          ))}
          {contest && (
            <li>
              {text.contested(day(contest.contestedAt))}
              {contest.reason}
              <EvidenceFiles documents={contest.evidence} />
            </li>
          )}
          {withdrawal && (
            <li>
              {text.withdrawn(day(withdrawal.withdrawnAt))}
              {withdrawal.reason}
            </li>
          )}
        </ul>
      </section>
    </>
  );
}

/** Facts that may hinder the judgement; whether they do, the API says when one judges. */
function Before({
  breach: { extension, finding, needsReview, lateness },
  day,
}: {
  readonly breach: Schemas['BreachCandidate'];
  readonly day: (at: string) => string;
}) {
  const text = useTexts(BREACH);
  const extensionWord = useEnumeration('extensionStatus');
  const contestWord = useEnumeration('contestStatus');
  const facts = [
    extension && text.extension(day(extension.requestedAt), extensionWord(extension.status)),
    finding && text.finding(day(finding.contestedAt), contestWord(finding.status)),
    needsReview && text.needsReview,
    lateness?.clock.provisional === true && text.provisional,
  ].filter((one) => typeof one === 'string');
  if (facts.length === 0) return null;
  return (
    <section className="stale" aria-labelledby="before">
      <h2 id="before">{text.before}</h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}

function EvidenceFiles({ documents }: { readonly documents: readonly string[] }) {
  const text = useTexts(BREACH);
  if (documents.length === 0) return null;
  return (
    <p>
      {documents.map((id, n) => (
        <a key={id} href={`/api/v1/documents/${id}`}>
          {text.evidence} {n + 1}
        </a>
      ))}
    </p>
  );
}
