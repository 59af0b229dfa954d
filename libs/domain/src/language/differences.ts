import { canonicalText } from './canonical.js';

/**
 * One step into a statement: a field, an element of a list by its id, or the order of the elements of such a list.
 */
export type Step = string | typeof ORDER | { readonly key: string; readonly id: string };

/** A part in which two statements differ; a side that does not state it has no value. */
export interface Difference {
  readonly steps: readonly Step[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Ids by which the elements of a list are the same element wherever they stand. */
const ID_KEYS = ['itemId', 'conditionId', 'basisId'] as const;
export const ORDER = Symbol('the order of the elements');

/**
 * Returns the differences of two statements, of plain JSON values. Elements with ids are matched by them and not by place; any
 * other list is one value. Whoever replaces each part `before` by `after`, in this order, gets the second from the first.
 */
export function differencesOf(before: unknown, after: unknown, steps: readonly Step[] = []): readonly Difference[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differencesOf(before[key], after[key], [...steps, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = ID_KEYS.find((one) => isIdOf(one, before) && isIdOf(one, after));
    if (key !== undefined) return ofElements(key, before, after, steps);
  }
  return [{ steps, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function ofElements(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  steps: readonly Step[],
): readonly Difference[] {
  const [old, now] = [byId(key, before), byId(key, after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const changed = ids.flatMap((id) => differencesOf(old.get(id), now.get(id), [...steps, { key, id }]));
  const order = [...now.keys()];
  const kept = [...[...old.keys()].filter((id) => now.has(id)), ...order.filter((id) => !old.has(id))];
  return isSame(kept, order)
    ? changed
    : [...changed, { steps: [...steps, ORDER], before: [...old.keys()], after: order }];
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalText(a) === canonicalText(b));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (key: string, element: unknown): string | null => {
  const id = isRecord(element) ? element[key] : null;
  return typeof id === 'string' ? id : null;
};

function isIdOf(key: string, list: readonly unknown[]): boolean {
  const ids = list.map((element) => idOf(key, element));
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length;
}

const byId = (key: string, list: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(list.map((element) => [idOf(key, element) ?? '', element]));

/** Writes the steps as one path, as `items[i1].nameZh`; `items[]` is the order of the items. */
export const pathOf = (steps: readonly Step[]): string =>
  steps.reduce<string>((path, step) => {
    if (step === ORDER) return `${path}[]`;
    if (typeof step === 'string') return path === '' ? step : `${path}.${step}`;
    return `${path}[${step.id}]`;
  }, '');
