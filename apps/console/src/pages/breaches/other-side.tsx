import { useQuery } from '@tanstack/react-query';
import { reading } from '../../api/queries';
import { useHistory } from '../../matter/history';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { actsOf } from './acts';
import { BREACH } from './texts';

/** What the other side of the late matter did: its delay, its endpoint, what it supplied. */
export function OtherSide({
  matterId,
  departmentId,
}: {
  readonly matterId: string;
  readonly departmentId: string | null;
}) {
  const text = useTexts(BREACH);
  const language = useLanguage();
  const today = useToday();
  const matter = useQuery(reading('/api/v1/matters/{id}', { path: { id: matterId } }));
  const history = useHistory(matterId, matter.data?.seq ?? 0);
  if (departmentId === null || !matter.data) return null;
  const acts = actsOf(history.data?.pages.flatMap(({ items }) => items) ?? [], departmentId);
  const party = Object.values(matter.data.parties).find((one) => one.departmentId === departmentId);
  return (
    <section aria-labelledby="other-side">
      <h2 id="other-side">{party ? text.requesterOf(party.name) : text.requester}</h2>
      {acts.length === 0 && <p className="empty">{text.noRequester}</p>}
      <ul className="told">
        {acts.map(({ seq, at, sentence }) => (
          <li key={seq}>
            <small>
              <time>{instantInWords(at, language, today)}</time>
            </small>{' '}
            {sentence}
          </li>
        ))}
      </ul>
      {matter.data.clocks.some(({ requesterDelay }) => requesterDelay) && (
        <p className="notice">{text.requesterDelay}</p>
      )}
    </section>
  );
}
