import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useTexts } from '../../words/language';
import { SUPERVISE } from './texts';

/** Breach candidates by what became of them; each number of today opens the list. */
export function Judged({
  figures,
  department,
  isPast = false,
}: {
  readonly figures: Schemas['JudgedFigures'];
  readonly department: string | undefined;
  /** True for figures of a past day, whose list is not kept. */
  readonly isPast?: boolean;
}) {
  const text = useTexts(SUPERVISE);
  const { open, needsReview, contested, breach, justified, dismissed, withdrawn } = figures;
  const to = (state: string): string =>
    `/breaches?${new URLSearchParams({ state, ...(department !== undefined && { department }) }).toString()}`;
  const shown = [
    {
      state: 'OPEN',
      name: text.open,
      count: open + needsReview,
      more: needsReview > 0 && text.needsReview(needsReview),
    },
    { state: 'CONTESTED', name: text.contested, count: contested, more: false },
    {
      state: 'JUDGED',
      name: text.done,
      count: breach + justified + dismissed,
      more: text.outcomes(breach, justified, dismissed),
    },
    { state: 'WITHDRAWN', name: text.withdrawn, count: withdrawn, more: false },
  ] as const;
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">{text.judged}</h2>
      <ul className="figures limits">
        {shown.map(({ state, name, count, more }) => (
          <li key={state}>
            <span className="name">{name}</span>
            <strong>
              {count > 0 && !isPast ? <Link to={to(state)}>{text.count(count)}</Link> : text.count(count)}
            </strong>
            {more && <small>{more}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
