import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { EntryContent } from '#libs/domain';
import { searchForm } from './search-form.js';

// The package's types name their function by an import without an extension, which nothing resolves.
const convert: unknown = Converter({ from: 't', to: 'cn' });

/** Traditional characters as simplified ones. Every character stays in its place. */
export const simplified = convert as (text: string) => string;

/** How texts of an entry can also be written, to be found by it. All are in search form. */
export interface Readings {
  /** The name with each Chinese character as the first letter of its pinyin; others stay as they are. */
  readonly name: string;
  /** The names of the items, in the same way. */
  readonly items: readonly string[];
  /** Texts that have traditional characters, with simplified ones. */
  readonly simplified: readonly string[];
}

/** Number of characters of an entry's readings that are kept: with its text, a `tsvector` can hold their pairs. */
const MOST = 20_000;
/** Between pieces, over which no match may reach; a form holds none of its own. */
const BREAK = '\u001F';

/** Makes the readings of an entry as its row keeps them: one line each, of pieces with a break between them. */
export function readingsOf({ name, abstract, items, conditions }: EntryContent): string {
  const names = items.map(({ nameZh }) => nameZh);
  const forms = [name, ...names].map(searchForm);
  const texts = [...forms, ...[abstract, ...conditions.map(({ text }) => text)].map(searchForm)];
  const [own = '', ...others] = initialsOf(forms.join(BREAK)).split(BREAK);
  const rewritten = texts.filter((text) => simplified(text) !== text).map(simplified);
  return Array.from([own, others.join(BREAK), rewritten.join(BREAK)].join('\n'))
    .slice(0, MOST)
    .join('');
}

/** Reads what {@link readingsOf} made; an entry that an earlier release wrote has none. */
export function parseReadings(row: string | null): Readings {
  const [name = '', items = '', rewritten = ''] = (row ?? '').split('\n');
  return { name, items: piecesOf(items), simplified: piecesOf(rewritten) };
}

const piecesOf = (line: string): readonly string[] => (line === '' ? [] : line.split(BREAK));

/** The first letters of the pinyin of Chinese characters, by the words in which they stand: 银行 is yh, 行政 xz. */
function initialsOf(form: string): string {
  const letters = pinyin(form, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'spaced' });
  const characters = Array.from(form);
  if (letters.length !== characters.length) return form;
  return characters.map((one, n) => (one.length === 1 && /^[a-z]$/.test(letters[n] ?? '') ? letters[n] : one)).join('');
}
