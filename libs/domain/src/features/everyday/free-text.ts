/** Names of the fields that hold free text, the same in every process. */
export const PROSE: ReadonlySet<string> = new Set([
  'reason',
  'reasons',
  'text',
  'list',
  'description',
  'facts',
  'note',
  'opinion',
  'question',
  'requirement',
  'answer',
]);

/**
 * Documents that somebody consents to. Their own commands revise them before the consent, each as a new revision; after
 * it nobody changes them, and an entry only by an update with its reviews (Art 17).
 */
const CONSENTED: readonly string[] = ['request', 'answers', 'proposal', 'rule', 'entry', 'content', 'changes'];

/** Returns the last name of a path, without indices of lists: `reasons` for `reasons.0`. */
const nameOf = (path: readonly string[]): string | undefined => path.findLast((step) => !/^\d+$/.test(step));

/** True if a slip may be corrected at a path: only in free text, never in a date, decision, code, number or consented document. */
export const isProse = (path: readonly string[]): boolean =>
  PROSE.has(nameOf(path) ?? '') && !path.some((step) => CONSENTED.includes(step));

/** Returns the text at a path; null if there is none. */
export function textAt(value: unknown, [step, ...rest]: readonly string[]): string | null {
  if (step === undefined) return typeof value === 'string' ? value : null;
  return isHolder(value) && Object.hasOwn(value, step) ? textAt(value[step], rest) : null;
}

/** Returns a copy of the value with another text at an existing path. */
export function withText(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text;
  if (isList(value)) return value.map((one, n) => (String(n) === step ? withText(one, rest, text) : one));
  return isHolder(value) ? { ...value, [step]: withText(value[step], rest, text) } : value;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
