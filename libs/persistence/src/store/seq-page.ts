import { z } from 'zod';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

/** Place in a stream after which a page of its events begins; 0 for the first page. Throws {@link BadCursorError}. */
export function seqOf({ cursor }: Page): number {
  const [seq = '0'] = decodeCursor(cursor, z.tuple([z.string().regex(/^[1-9]\d{0,8}$/)])) ?? [];
  return Number(seq);
}

/** Makes a page of things about the events of one stream, in their order. */
export const bySeq = <One extends { readonly stored: { readonly seq: number } }>(
  found: readonly One[],
  page: Page,
): Listed<One> => listed(found, page, ({ stored }) => [String(stored.seq)]);
