import { useQuery } from '@tanstack/react-query';
import { Refusal } from '../api/client';
import { tryOut } from '../api/commands';
import { useTexts } from '../words/language';
import { faultsOf } from './errors';
import { useLabel } from './labels';
import { FORM } from './texts';

/** What stands against the next step of a saved draft, as the API tries it. */
export function Lacks({
  path,
  id,
  body,
}: {
  /** Address of the command of the next step, with `{id}`. */
  readonly path: string;
  readonly id: string;
  readonly body: object;
}) {
  const text = useTexts(FORM);
  const label = useLabel();
  const trial = useQuery({ queryKey: ['lacks', path, id, body], queryFn: () => tryOut({ path, id, body }) });
  const refused = trial.error instanceof Refusal ? [trial.error.problem] : [];
  const problems = trial.data?.problems ?? refused;
  if (!trial.data && refused.length === 0) return null;
  if (problems.length === 0) return <p className="notice">{text.complete}</p>;
  const { byField, whole } = faultsOf(problems);
  const named = [...byField].map(
    ([field, message]) => `${label(field.split('.').findLast(isName) ?? field)}：${message}`,
  );
  return (
    <div className="stale" role="note">
      <p>{text.beforeNext}</p>
      <ul>
        {[...new Set([...named, ...whole.map(({ detail }) => detail)])].map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </div>
  );
}

const isName = (step: string): boolean => !/^\d+$/.test(step);
