/** False for text that PostgreSQL cannot store: U+0000, and a surrogate without its other half. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** A value inside a JSON value, with the path to it. */
interface Place {
  readonly value: unknown;
  readonly key?: string;
  readonly within?: Place;
}

/**
 * Dotted path of the first text in a JSON value, field names included, that cannot be stored; null when all can be.
 * Works without recursion, because a body of a megabyte may be nested half a million deep.
 */
export const unstorableField = (value: unknown, root: string): string | null =>
  firstField(value, root, (key) => !isStorable(key));

/** Names by which a program reaches for what all objects share. No field of the platform is called so. */
const OF_EVERY_OBJECT: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** True for a name that no field or parameter may have. */
export const isRefusedName = (name: string): boolean => OF_EVERY_OBJECT.includes(name);

/** Like {@link unstorableField}, and also the path of a field whose name is refused. */
export const refusedField = (value: unknown, root: string): string | null =>
  firstField(value, root, (key) => !isStorable(key) || isRefusedName(key));

function firstField(value: unknown, root: string, isWrongKey: (key: string) => boolean): string | null {
  const open: Place[] = [{ value }];
  for (let here = open.pop(); here; here = open.pop()) {
    if (here.key !== undefined && isWrongKey(here.key)) return pathOf(here, root);
    if (typeof here.value === 'string' && !isStorable(here.value)) return pathOf(here, root);
    if (typeof here.value !== 'object' || here.value === null) continue;
    for (const [key, inner] of Object.entries(here.value)) open.push({ value: inner, key, within: here });
  }
  return null;
}

/** Maximum number of keys in a path that is reported. */
const DEEPEST = 20;

function pathOf(place: Place, root: string): string {
  const keys: string[] = [];
  for (let here: Place | undefined = place; here?.key !== undefined; here = here.within) keys.push(here.key);
  return keys.reverse().slice(0, DEEPEST).map(written).join('.') || root;
}

/** Escapes a key that cannot be sent or printed. */
const written = (key: string): string => (isStorable(key) ? key : JSON.stringify(key).slice(1, -1));
