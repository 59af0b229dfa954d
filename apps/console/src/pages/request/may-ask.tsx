import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Refusal, type Problem } from '../../api/client';
import { tryOut } from '../../api/commands';
import { IfToday } from '../../clock/if-today';
import type { Entry } from '../../entry/read';
import { useTexts } from '../../words/language';
import { REQUEST } from './texts';

/** What stands against a request for an entry, as the API tries it before anything is typed; undefined while it is read. */
export function useObstacles(catalogCode: string): readonly Problem[] | undefined {
  const trial = useQuery({
    queryKey: ['may-ask', catalogCode],
    enabled: catalogCode !== '',
    queryFn: () => tryOut({ path: '/api/v1/share-requests', body: { catalogCode } }),
  });
  if (trial.error instanceof Refusal) return [trial.error.problem];
  return trial.data?.problems.filter(isAboutEntry) ?? (trial.error ? [] : undefined);
}

/** True unless a problem names only fields that are still to be filled in. */
const isAboutEntry = ({ errors = [] }: Problem): boolean =>
  errors.length === 0 || errors.some(({ field }) => field === 'catalogCode');

/** Why no request is possible, or until when one of today would have to be answered. */
export function MayAsk({ entry, obstacles }: { readonly entry: Entry; readonly obstacles: readonly Problem[] }) {
  const text = useTexts(REQUEST);
  const { shareAttribute } = entry;
  if (obstacles.length > 0)
    return (
      <div className="refused" role="alert">
        <p>{text.mayNot}</p>
        <ul>
          {obstacles.map(({ code, detail }) => (
            <li key={code}>{detail}</li>
          ))}
        </ul>
        <p>
          <Link to="/catalog">{text.toCatalog}</Link>
        </p>
      </div>
    );
  if (shareAttribute === 'NON_SHAREABLE') return null;
  return <IfToday limit={{ clause: '21(1)', shareAttribute }} say={text.dueIf} />;
}
