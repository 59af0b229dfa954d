import { useQuery } from '@tanstack/react-query';
import { Refusal } from '../../api/client';
import { tryOut } from '../../api/commands';
import { IfToday } from '../../clock/if-today';
import type { Entry } from '../../entry/read';
import { useTexts } from '../../words/language';
import { REQUEST } from './texts';

/** Whether the API lets this person ask for the entry at all, before anything is typed. */
export function MayAsk({ entry }: { readonly entry: Entry }) {
  const text = useTexts(REQUEST);
  const { catalogCode, shareAttribute } = entry;
  const trial = useQuery({
    queryKey: ['may-ask', catalogCode],
    queryFn: () => tryOut({ path: '/api/v1/share-requests', body: { catalogCode } }),
  });
  const refused = trial.error instanceof Refusal ? [trial.error.problem] : [];
  const problems = trial.data?.problems ?? refused;
  if (problems.length > 0)
    return (
      <div className="refused" role="alert">
        <p>{text.mayNot}</p>
        <ul>
          {problems.map(({ code, detail, title }) => (
            <li key={code}>{detail ?? title}</li>
          ))}
        </ul>
      </div>
    );
  if (!trial.data || shareAttribute === 'NON_SHAREABLE') return null;
  return <IfToday limit={{ clause: '21(1)', shareAttribute }} say={text.dueIf} />;
}
