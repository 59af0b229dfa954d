import { Refusal } from '../../api/client';

/** Why something was refused, with each line of what to mend. */
export function RefusedLines({ error }: { readonly error: Error | null }) {
  if (!error) return null;
  const lines = error instanceof Refusal ? (error.problem.errors ?? []) : [];
  return (
    <div className="refused" role="alert">
      <p>{error.message}</p>
      <ul>
        {lines.map(({ field, message }, n) => (
          <li key={`${field}${String(n)}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
