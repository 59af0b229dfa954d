import type { EntryContent } from './content.js';
import type { EntrySetting, Fault } from './fault.js';

/** The entry as a whole, which a rule may look at beside its own subject. */
export interface Whole {
  readonly content: EntryContent;
  readonly setting: EntrySetting;
}

/** One row of a rule table. Its subject is the entry, or one of its items, conditions or legal bases. */
export type Rule<Subject> = readonly [
  /** Path below the subject; empty for the subject itself. */
  field: string,
  rule: string,
  clause: string,
  message: string,
  holds: (subject: Subject, whole: Whole) => boolean,
];

export const judge = <Subject>(rules: readonly Rule<Subject>[], subject: Subject, whole: Whole, path = ''): Fault[] =>
  rules
    .filter(([, , , , holds]) => !holds(subject, whole))
    .map(([field, rule, clause, message]) => ({ field: joined(path, field), rule, clause, message }));

export const judgeEach = <Subject>(
  rules: readonly Rule<Subject>[],
  subjects: readonly Subject[],
  whole: Whole,
  path: string,
): Fault[] => subjects.flatMap((subject, n) => judge(rules, subject, whole, `${path}.${n}`));

/** Returns a fault for each subject whose key an earlier one has; empty keys are not compared. */
export function repeated<Subject>(
  subjects: readonly Subject[],
  keyOf: (subject: Subject) => string,
  path: string,
  [field, rule, clause, message]: readonly [field: string, rule: string, clause: string, message: string],
): Fault[] {
  const keys = subjects.map(keyOf);
  const first = new Map(keys.map((key, n) => [key, n] as const).reverse());
  return keys.flatMap((key, n) =>
    key === '' || first.get(key) === n ? [] : [{ field: joined(`${path}.${n}`, field), rule, clause, message }],
  );
}

const joined = (...path: readonly string[]): string => path.filter(Boolean).join('.');
