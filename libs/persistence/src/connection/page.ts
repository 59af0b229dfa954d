import type { z } from 'zod';

/** What part of a list is asked for. */
export interface Page {
  /** 1–200. */
  readonly limit: number;
  /** The `nextCursor` of the page before; null for the first. */
  readonly cursor: string | null;
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  /** null after the last page. */
  readonly nextCursor: string | null;
}

/** A cursor that no page ever gave. The caller's mistake, to be answered as such. */
export class BadCursorError extends Error {
  constructor() {
    super('the cursor is not one of this list');
    this.name = 'BadCursorError';
  }
}

/** The place of an item in a list: the values that it is ordered by. Opaque to clients. */
export type Place = readonly string[];

export function decodeCursor<Values extends Place>(cursor: string | null, schema: z.ZodType<Values>): Values | null {
  if (cursor === null) return null;
  const parsed = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || !parsed.data.every(isStorable)) throw new BadCursorError();
  return parsed.data;
}

/** PostgreSQL would refuse it as a value: U+0000, half a character, a year that it does not count. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]|^0000-/u.test(text);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadCursorError();
  }
}

export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/** A page of rows that were read with one more than the limit, which tells whether there is a next page. */
export function listed<Item>(found: readonly Item[], { limit }: Page, placeOf: (item: Item) => Place): Listed<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
