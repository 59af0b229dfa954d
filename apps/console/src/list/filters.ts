import { useSearchParams } from 'react-router';

/** Filters that stand in the address: a link, back and reload keep them. */
export function useFilters(): [URLSearchParams, (changed: Readonly<Record<string, string | undefined>>) => void] {
  const [params, setParams] = useSearchParams();
  const change = (changed: Readonly<Record<string, string | undefined>>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed))
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [params, change];
}
