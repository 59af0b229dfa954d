import { z } from 'zod';

/** Schema of a text in a stored event: trimmed, not empty, at most `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max);

/**
 * Characters that leave nothing to be seen: blanks, controls, marks without a letter, and what Unicode lets a program
 * ignore (zero-width characters, fillers, variation selectors). Characters of private use do show: rare names have them.
 */
const UNSEEN = /[\s\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True for a text of which nothing can be seen, although it may hold characters. */
export const isUnseen = (written: string): boolean => seen(written) === '';

/** The part of a text that can be seen. */
export const seen = (written: string): string => written.replace(UNSEEN, '');

/** Message for a text of which nothing can be seen. */
const NOTHING_SEEN = '只有看不见的字符，请填写内容';

/** Schema of a text that a person gives: like {@link text}, and something of it can be seen. An empty one has one message. */
export const writtenText = (max: number) =>
  text(max).refine((written) => written === '' || !isUnseen(written), NOTHING_SEEN);

/** Issues for the texts within a value that are not empty, and of which nothing can be seen. */
export const unseenTexts = (value: unknown): readonly TextFault[] =>
  textsIn(value)
    .filter(({ written }) => written !== '' && isUnseen(written))
    .map(({ path }) => ({ path, message: NOTHING_SEEN }));

/** Fault of a text, with the place of the text in what was given. */
export interface TextFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** Returns the texts within a value, each with its place. */
export function textsIn(value: unknown, path: readonly string[] = []): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, written: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

interface PlacedText {
  readonly path: readonly string[];
  readonly written: string;
}

/** Length of a text in characters that can be seen, so that nothing invisible makes it longer. */
export const seenLength = (written: string): number => [...seen(written)].length;
