/** A piece of a text, and whether it is one of those that were searched for. */
export interface Fragment {
  readonly text: string;
  readonly hit: boolean;
}
export type Fragments = readonly Fragment[];

/** Where an entry holds what was searched for; its fragments put together are the text, or an excerpt of it. */
export interface Marks {
  readonly name: Fragments;
  /** An excerpt. */
  readonly abstract: Fragments;
  /** The first items with a hit. */
  readonly items: readonly Fragments[];
  /** Excerpts from the first conditions with a hit. */
  readonly conditions: readonly Fragments[];
}

const MOST_ITEMS = 5;
const MOST_CONDITIONS = 3;
/** Characters shown beside a hit. */
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

/** The whole text in pieces, those marked that say a term in the form in which texts are compared. */
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
  /** What the text consists of for a reader; put together they are the text. */
  readonly segments: readonly string[];
  /** The segment of which each code unit of the form is a part. */
  readonly segmentAt: readonly number[];
}

/** With the marks on it. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;
const CJK = /[\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

/** `search_form` of the database, with the places from which its characters come. */
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

/** Whether a blank between these means anything: beside Chinese, and at either end of a text, it does not. */
const separates = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && after !== undefined && !CJK.test(before) && !CJK.test(after);

/** Most characters are ideographs, which are their own form. */
const formOfSegment = (segment: string): string =>
  segment >= '\u4E00' && segment <= '\u9FFF'
    ? segment
    : segment
        .normalize('NFKC')
        .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
        .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
        .replace(/[\p{Cc} \u2028\u2029]+/gu, ' ');

/** Only what stands near a hit; of a text without any, its beginning. */
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
