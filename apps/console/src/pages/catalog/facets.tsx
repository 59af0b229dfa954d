import type { Schemas } from '../../api/client';
import { useWord } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { CATALOG } from './texts';

type Counts = Schemas['CatalogEntryCounts'];

/** What the list can be narrowed down by, in the order in which one asks. */
export const FACETS = [
  'department',
  'division',
  'shareAttribute',
  'shareMode',
  'containsPersonalInfo',
  'dataLevel',
  'updateFrequency',
  'state',
] as const;
type Facet = (typeof FACETS)[number];

/** Values of a facet that stand open; the others are folded away. */
const SHOWN = 6;

/** Counts of what was found by each facet; a click narrows the list down, a second one takes that back. */
export function Facets({
  counts,
  filters,
  onChange,
}: {
  readonly counts: Counts;
  readonly filters: URLSearchParams;
  readonly onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
}) {
  const text = useTexts(CATALOG);
  return (
    <details className="facets" open={window.matchMedia('(min-width: 60rem)').matches}>
      <summary>{text.narrow}</summary>
      {FACETS.filter((facet) => counts.facets[facet].length > 0).map((facet) => (
        <section key={facet} aria-label={text[facet]}>
          <h2>{text[facet]}</h2>
          <Values
            facet={facet}
            values={counts.facets[facet]}
            chosen={filters.get(facet)}
            onChoose={(value) => onChange({ [facet]: value })}
          />
        </section>
      ))}
    </details>
  );
}

function Values({
  facet,
  values,
  chosen,
  onChoose,
}: {
  readonly facet: Facet;
  readonly values: Counts['facets'][Facet];
  readonly chosen: string | null;
  readonly onChoose: (value: string | undefined) => void;
}) {
  const text = useTexts(CATALOG);
  const word = useWord();
  const [open, folded] = [values.slice(0, SHOWN), values.slice(SHOWN)];
  const list = (some: typeof values) => (
    <ul>
      {some.map(({ value, title, count }) => (
        <li key={value}>
          <button
            type="button"
            className="link"
            aria-pressed={value === chosen}
            title={value === chosen ? text.drop(title) : undefined}
            onClick={() => onChoose(value === chosen ? undefined : value)}
          >
            {word(facet === 'state' ? 'catalogEntryState' : facet, value, title)}
          </button>{' '}
          <small>{count}</small>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(open)}
      {folded.length > 0 && (
        <details>
          <summary>{text.moreOf(folded.length)}</summary>
          {list(folded)}
        </details>
      )}
    </>
  );
}
