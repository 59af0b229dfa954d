/** A piece of a text; `hit` is true if it matches a search term. */
export interface Fragment {
  readonly text: string;
  readonly hit: boolean;
}
export type Fragments = readonly Fragment[];

/** Matches in the texts of an entry. Joined, the fragments of a text are that text or an excerpt of it. */
export interface Marks {
  readonly name: Fragments;
  /** Fragments of an excerpt. */
  readonly abstract: Fragments;
  /** The first items that have a hit. */
  readonly items: readonly Fragments[];
  /** Excerpts from the first conditions that have a hit. */
  readonly conditions: readonly Fragments[];
}

const MOST_ITEMS = 5;
const MOST_CONDITIONS = 3;
/** Number of characters that an excerpt shows on each side of a hit. */
const BESIDE = 30;

export function marksOf(
  texts: {
    readonly name: string;
    readonly abstract: string;
    readonly items: readonly string[];
    readonly conditions: readonly string[];
  },
  terms: readonly string[],
): Marks {
  const hits = (list: readonly string[]): Fragments[] =>
    list.map((text) => highlight(text, terms)).filter((fragments) => fragments.some(({ hit }) => hit));
  return {
    name: highlight(texts.name, terms),
    abstract: excerpt(highlight(texts.abstract, terms)),
    items: hits(texts.items).slice(0, MOST_ITEMS),
    conditions: hits(texts.conditions).slice(0, MOST_CONDITIONS).map(excerpt),
  };
}

/** Splits the whole text into fragments. Texts and terms are compared in normalised form. */
export function highlight(text: string, terms: readonly string[]): Fragments {
  const { form, segments, segmentAt } = formOf(text);
  const hits = new Set<number>();
  for (const term of terms.map((one) => formOf(one).form).filter(Boolean)) {
    for (let at = form.indexOf(term); at >= 0; at = form.indexOf(term, at + 1)) {
      const last = segmentAt[at + term.length - 1] ?? 0;
      for (let n = segmentAt[at] ?? 0; n <= last; n++) hits.add(n);
    }
  }
  const fragments: { text: string; hit: boolean }[] = [];
  for (const [n, segment] of segments.entries()) {
    const hit = hits.has(n);
    const before = fragments.at(-1);
    if (before?.hit === hit) before.text += segment;
    else fragments.push({ text: segment, hit });
  }
  return fragments;
}

interface Form {
  readonly form: string;
  /** Characters with their combining marks; joined, they are the text. */
  readonly segments: readonly string[];
  /** Index of the segment that each code unit of `form` comes from. */
  readonly segmentAt: readonly number[];
}

/** Matches one character with its combining marks. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;
const CJK = /[\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

/** Normalises a text like the database function `search_form` and records where each character comes from. */
function formOf(text: string): Form {
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
    segmentAt: kept.flatMap(({ character, n }) => (character.length === 1 ? n : [n, n])),
  };
}

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

/** Shortens the text to the surroundings of its hits; a text without hits to its beginning. */
const excerpt = (fragments: Fragments): Fragments =>
  fragments.map(({ text, hit }, n) => {
    if (hit) return { text, hit };
    const isLast = n === fragments.length - 1;
    if (n === 0) return { text: isLast ? shortened(text, 2 * BESIDE, 0) : shortened(text, 0, BESIDE), hit };
    return { text: shortened(text, BESIDE, isLast ? 0 : BESIDE), hit };
  });

function shortened(text: string, head: number, tail: number): string {
  const all = Array.from(text);
  if (all.length <= head + tail) return text;
  return `${all.slice(0, head).join('')}…${all.slice(all.length - tail).join('')}`;
}
