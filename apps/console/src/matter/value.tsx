import { Link } from 'react-router';
import { entryPage } from '../entry/read';
import { useLabel } from '../form/labels';
import { VIEW_LABELS } from '../form/view-labels';
import { COMMON } from '../words/common';
import { dayInWords, instantInWords } from '../words/dates';
import { useCodeWord } from '../words/code-words';
import { useLanguage, useTexts } from '../words/language';
import { NamedItems, type NamedItem } from '../entry/parts';
import { hasContent } from './has-content';

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A code of the catalogue, which is the official number of an entry. */
const CODE = /^\d{4,}\/\d{6,12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** True for a field whose word or name stands beside it, so that the code itself need not be shown. */
const hasWordBeside = (name: string, beside: Readonly<Record<string, unknown>>): boolean =>
  [
    `${name}Title`,
    `${name}Name`,
    name.replace(/Id$/, 'Name'),
    name.replace(/Id$/, 'Title'),
    name.replace(/Id$/, 'Text'),
    name === 'departmentId' ? 'name' : '',
  ].some((other) => other !== '' && other !== name && typeof beside[other] === 'string');

/** A value of an answer in words: names for codes, days as days, lists and groups as such. Ids are not shown. */
export function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  const text = useTexts(COMMON);
  const language = useLanguage();
  const word = useCodeWord();
  if (Array.isArray(value)) return <Values name={name} values={value} />;
  if (typeof value === 'object' && value !== null) return <Pairs value={value as Readonly<Record<string, unknown>>} />;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  if (DAY.test(value)) return dayInWords(value, language);
  if (INSTANT.test(value)) return instantInWords(value, language);
  if (CODE.test(value)) return <Link to={entryPage(value)}>{value}</Link>;
  return word(name, value);
}

function Values({ name, values }: { readonly name: string; readonly values: readonly unknown[] }) {
  if (values.every(isItem)) return <NamedItems items={values} />;
  const isPlain = values.every((one) => typeof one !== 'object');
  if (isPlain)
    return values.map((one, n) => (
      <span key={n}>
        {n > 0 && '、'}
        <Value name={name} value={one} />
      </span>
    ));
  return (
    <ol className="values">
      {values.map((one, n) => (
        <li key={n}>
          <Value name={name} value={one} />
        </li>
      ))}
    </ol>
  );
}

function Pairs({ value }: { readonly value: Readonly<Record<string, unknown>> }) {
  const label = useLabel();
  const { itemIds, items } = value;
  const shown = Object.entries(value).filter(
    ([name, one]) =>
      hasContent(one) &&
      !isId(one) &&
      !hasWordBeside(name, value) &&
      !(name === 'itemIds' && Array.isArray(itemIds) && Array.isArray(items)),
  );
  return (
    <dl className="pairs">
      {shown.map(([name, one]) => (
        <div key={name}>
          <dt>{label(bare(name))}</dt>
          <dd>
            <Value name={name} value={one} />
          </dd>
        </div>
      ))}
      {typeof value.matterId === 'string' && (
        <div>
          <dt />
          <dd>
            <Link to={`/matters/${value.matterId}`}>→</Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** A name without the ending that says it is the word of a code, where it has no label of its own. */
const bare = (name: string): string =>
  VIEW_LABELS[name] ? name : name.replace(/(Title|Name)$/, (end) => (name.length > end.length ? '' : end));

/** True for an item of an entry by its name. */
const isItem = (value: unknown): value is NamedItem =>
  typeof value === 'object' && value !== null && 'itemId' in value && 'name' in value && 'shareAttribute' in value;

const isId = (value: unknown): boolean => typeof value === 'string' && (UUID.test(value) || HASH.test(value));
