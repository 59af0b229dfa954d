import { simplified, type Readings } from './readings.js';
import { formOf, searchForm } from './search-form.js';

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
  readings: Readings,
): Marks {
  const isTraditional = readings.simplified.length > 0;
  const marked = (text: string, initials = ''): Fragments =>
    highlight(text, terms, (form) => [...(isTraditional ? [simplified(form)] : []), initials]);
  const hits = (list: readonly Fragments[]): Fragments[] =>
    list.filter((fragments) => fragments.some(({ hit }) => hit));
  return {
    name: marked(texts.name, readings.name),
    abstract: excerpt(marked(texts.abstract)),
    items: hits(texts.items.map((item, n) => marked(item, readings.items[n]))).slice(0, MOST_ITEMS),
    conditions: hits(texts.conditions.map((condition) => marked(condition)))
      .slice(0, MOST_CONDITIONS)
      .map(excerpt),
  };
}

/**
 * Splits the whole text into fragments. Texts and terms are compared in normalised form, and terms of more than one
 * character also with other readings of that form that have a letter for each of its characters.
 */
export function highlight(
  text: string,
  terms: readonly string[],
  readingsOf: (form: string) => readonly string[] = () => [],
): Fragments {
  const { form, segments, segmentAt } = formOf(text);
  const forms = terms.map(searchForm).filter(Boolean);
  const hits = new Set<number>();
  for (const [which, read] of [form, ...readingsOf(form)].entries()) {
    const characters = Array.from(read);
    if (characters.length !== segmentAt.length) continue;
    // A simplified character can have two code units where the traditional one has one.
    const segmentOf = characters.flatMap(({ length }, n) => Array.from({ length }, () => segmentAt[n] ?? 0));
    for (const term of which === 0 ? forms : forms.filter(({ length }) => length > 1)) {
      for (let at = read.indexOf(term); at >= 0; at = read.indexOf(term, at + 1)) {
        const last = segmentOf[at + term.length - 1] ?? 0;
        for (let n = segmentOf[at] ?? 0; n <= last; n++) hits.add(n);
      }
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
