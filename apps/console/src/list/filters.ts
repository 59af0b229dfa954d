import { useSearchParams } from 'react-router';
import type { QueryOf, Readable } from '../api/queries';

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

/**
 * Returns those of the named filters that stand in the address with a value, as a query of a list. Anybody can write an
 * address: the API refuses a value that does not exist, by its name.
 */
export const chosenIn = <Path extends Readable>(
  filters: URLSearchParams,
  names: readonly (keyof NonNullable<QueryOf<Path>> & string)[],
) =>
  Object.fromEntries(names.map((name) => [name, filters.get(name)]).filter(([, value]) => value)) as Partial<
    NonNullable<QueryOf<Path>>
  >;
