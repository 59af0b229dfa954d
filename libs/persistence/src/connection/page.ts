import type { z } from 'zod';

/** The page of a list that a client requests. */
export interface Page {
  /** Maximum number of items, 1–200. */
  readonly limit: number;
  /** `nextCursor` of the previous page; null for the first page. */
  readonly cursor: string | null;
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/** Thrown for a cursor that no page of this list returned. It is an error of the client and answered as such. */
export class BadCursorError extends Error {
  constructor() {
    super('the cursor is not one of this list');
    this.name = 'BadCursorError';
  }
}

/** Position of an item in a list: the values that the list is ordered by. Clients treat it as opaque. */
export type PagePosition = readonly string[];

export function decodeCursor<Values extends PagePosition>(
  cursor: string | null,
  schema: z.ZodType<Values>,
): Values | null {
  if (cursor === null) return null;
  const parsed = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || !parsed.data.every(isStorable)) throw new BadCursorError();
  return parsed.data;
}

/** False for text that PostgreSQL refuses as a value: U+0000, a lone surrogate, or the year 0000. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]|^0000-/u.test(text);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadCursorError();
  }
}

export const encodeCursor = (place: PagePosition): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/** Makes a page of rows that were read with one more than the limit; the extra row shows that there is a next page. */
export function listed<Item>(
  found: readonly Item[],
  { limit }: Page,
  placeOf: (item: Item) => PagePosition,
): Listed<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
