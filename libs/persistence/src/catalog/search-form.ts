/** A text in the form in which a search compares it. */
export interface Form {
  readonly form: string;
  /** Characters with their combining marks; joined, they are the text. */
  readonly segments: readonly string[];
  /** Index of the segment that each character of `form` comes from. */
  readonly segmentAt: readonly number[];
}

/** Matches one character with its combining marks. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;
const CJK = /[\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

/** Normalises a text like the database function `search_form` and records where each character comes from. */
export function formOf(text: string): Form {
  const segments = text.match(CHARACTER) ?? [];
  const formed = segments
    .flatMap((segment, n) => Array.from(formOfSegment(segment), (character) => ({ character, n })))
    .filter(({ character }, n, all) => character !== ' ' || all[n - 1]?.character !== ' ');
  const kept = formed.filter(
    ({ character }, n) => character !== ' ' || separates(formed[n - 1]?.character, formed[n + 1]?.character),
  );
  return {
    form: kept.map(({ character }) => character).join(''),
    segments,
    segmentAt: kept.map(({ n }) => n),
  };
}

/** A text or a word of a query in the form in which a search compares them. */
export const searchForm = (text: string): string => formOf(text).form;

/**
 * True if a blank between these characters separates words; beside Chinese characters and at either end of a text it
 * does not.
 */
const separates = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && after !== undefined && !CJK.test(before) && !CJK.test(after);

/** Normalises one segment. Ideographs, which most characters are, stay as they are. */
const formOfSegment = (segment: string): string =>
  segment >= '\u4E00' && segment <= '\u9FFF'
    ? segment
    : segment
        .normalize('NFKC')
        .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
        .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
        .replace(/[\p{Cc} \u2028\u2029]+/gu, ' ');
