/**
 * Paths of the leaves of a content: `name`, `dataCategory.industry`, `shareModes.*` for the elements of a plain list,
 * `items.*.nameZh` for a field of the elements.
 */
export type LeafPath<Content> = {
  [Key in keyof Content & string]: NonNullable<Content[Key]> extends readonly (infer Element)[]
    ? Element extends object
      ? `${Key}.*.${LeafPath<Element>}`
      : `${Key}.*`
    : NonNullable<Content[Key]> extends object
      ? `${Key}.${LeafPath<NonNullable<Content[Key]>>}`
      : Key;
}[keyof Content & string];

/** Returns the value at a path; undefined if there is none. */
export const valueAt = (whole: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    whole,
  );

export type SheetDraft = Record<string, unknown>;

/** Sets the value at a path of at least one key and creates the objects on the way. */
export function put(whole: SheetDraft, [key = '', ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    whole[key] = value;
    return;
  }
  const part: SheetDraft = { ...(isDraft(whole[key]) ? whole[key] : {}) };
  put(part, deeper, value);
  whole[key] = part;
}

const isDraft = (value: unknown): value is SheetDraft => typeof value === 'object' && value !== null;
