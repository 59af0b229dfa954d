import { useQuery } from '@tanstack/react-query';
import { reading } from '../../api/queries';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { BREACH } from './texts';

/** What the department was told to explain in the late matter, and what it answered. */
export function Supervisions({
  matterId,
  departmentId,
}: {
  readonly matterId: string;
  readonly departmentId: string | undefined;
}) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const today = useToday();
  const matter = useQuery(reading('/api/v1/matters/{id}', { path: { id: matterId } }));
  if (!matter.data) return null;
  const day = (at: string): string => dayInWords(dayOf(at), language, today);
  const own = matter.data.everyday.supervisions.filter((one) => one.departmentId === departmentId);
  return (
    <section aria-labelledby="supervision">
      <h2 id="supervision">{text.supervision}</h2>
      {own.length === 0 && <p>{text.notSupervised}</p>}
      <ul className="told">
        {own.map(({ at, authorityName, requirement, answerWithin, answer }) => (
          <li key={at}>
            <p>
              {text.demanded(authorityName, day(at))}
              {requirement} <small>{text.answerIn(answerWithin)}</small>
            </p>
            {answer ? (
              <p>
                {text.answered(day(answer.at))}
                {answer.text}
              </p>
            ) : (
              <strong>{text.unanswered}</strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
