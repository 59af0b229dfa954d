import type { Problem } from '../api/client';

/** What is wrong with a form: by field, by their dotted paths, and what concerns it as a whole. */
export interface Faults {
  readonly byField: ReadonlyMap<string, string>;
  readonly whole: readonly Problem[];
}

export const NO_FAULTS: Faults = { byField: new Map(), whole: [] };

/** Sorts problems to the fields that they name. A problem that names no field of the form concerns it as a whole. */
export function faultsOf(problems: readonly Problem[]): Faults {
  const byField = new Map<string, string>();
  for (const { errors = [] } of problems)
    for (const { field, message } of errors)
      byField.set(field, [byField.get(field), message].filter(Boolean).join(' '));
  return { byField, whole: problems.filter(({ errors = [] }) => errors.length === 0) };
}
