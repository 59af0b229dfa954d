import { z } from 'zod';
import type { Organisation, ReaderScope } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { preferIndices } from '../connection/terms.js';
import { entriesVisibleTo, FACETS, filterConditions, type EntryFilters, type Facet } from './entry-filters.js';
import { addSearchTerms, searchTerms } from './search-terms.js';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface EntryCounts {
  /** Number of entries that meet all filters. */
  readonly total: number;
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

const MOST_VALUES = 100;

/**
 * Counts the entries that {@link searchEntries} would find, in one pass whatever the number of facets. The counts of a
 * facet ignore the filter of that facet, so that each says how many entries choosing its value instead would find. A
 * division includes the entries of the divisions below it. Each facet has its 100 most frequent values at most. Must
 * run in a transaction.
 */
export async function countEntries(
  db: Queryable,
  organisation: Organisation,
  scope: ReaderScope,
  filters: EntryFilters,
): Promise<EntryCounts> {
  const groups = await count(db, scope, filters);
  const under = (facet: Facet, column: Column): Pairs =>
    groups
      .filter((one) => one.column === column && one.value !== '' && (one.missed === 0 || one.missed === bitOf(facet)))
      .map(({ value, entries }) => [value, entries]);
  const divisions = under('division', 'provider').flatMap(([provider, n]) =>
    upFrom(organisation.department(provider).divisionCode, organisation).map((code) => [code, n] as const),
  );
  return {
    total: groups.find(({ column, missed }) => column === 'all' && missed === 0)?.entries ?? 0,
    facets: {
      department: mostFrequent(under('department', 'provider')),
      division: mostFrequent(divisions),
      shareAttribute: mostFrequent(under('shareAttribute', 'share_attribute')),
      dataLevel: mostFrequent(under('dataLevel', 'data_level')),
      shareMode: mostFrequent(
        under('shareMode', 'share_modes').flatMap(([modes, n]) => listOf(modes).map((mode) => [mode, n] as const)),
      ),
      containsPersonalInfo: mostFrequent(under('containsPersonalInfo', 'contains_personal_info')),
      updateFrequency: mostFrequent(under('updateFrequency', 'update_frequency')),
      state: mostFrequent(under('state', 'state')),
    },
  };
}

type Pairs = readonly (readonly [value: string, entries: number])[];

/** Answers the division and those above it, the lowest first. */
function upFrom(code: string, organisation: Organisation): readonly string[] {
  const { parentCode } = organisation.division(code);
  return parentCode === null ? [code] : [code, ...upFrom(parentCode, organisation)];
}

const listOf = (json: string): readonly string[] => z.array(z.string()).parse(JSON.parse(json));

function mostFrequent(pairs: Pairs): readonly FacetValue[] {
  const counts = new Map<string, number>();
  for (const [value, entries] of pairs) counts.set(value, (counts.get(value) ?? 0) + entries);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

const COLUMNS = [
  ...(['provider', 'share_attribute', 'data_level', 'share_modes'] as const),
  ...(['contains_personal_info', 'update_frequency', 'state'] as const),
];
type Column = (typeof COLUMNS)[number];

const group = z.object({
  column: z.enum([...COLUMNS, 'all']),
  /** Bits of the filters that these entries do not meet. */
  missed: z.number(),
  /** Empty if the entries state no value. */
  value: z.string(),
  entries: z.number(),
});

const bitOf = (facet: Facet): number => 1 << FACETS.indexOf(facet);

/**
 * Counts entries by value of each column and by the one filter that they miss; an entry that misses two counts for no
 * facet.
 */
async function count(db: Queryable, scope: ReaderScope, filters: EntryFilters): Promise<z.infer<typeof group>[]> {
  const where = new Conditions();
  const terms = await searchTerms(db, filters);
  if (terms.length > 0) await preferIndices(db);
  addSearchTerms(where, terms);
  where.add(...entriesVisibleTo(scope));
  const asked = filterConditions(filters);
  const misses = asked.map(
    ([facet, condition]) => `CASE WHEN ${where.numbered(...condition)} THEN 0 ELSE ${bitOf(facet)} END`,
  );
  const column = COLUMNS.map((one) => `WHEN grouping(${one}) = 0 THEN '${one}'`).join(' ');
  return rows(
    db,
    group,
    `SELECT CASE ${column} ELSE 'all' END AS column, missed,
       coalesce(${COLUMNS.map((one) => `${one}::text`).join(', ')}, '') AS value, count(*) AS entries
     FROM (
       SELECT ${COLUMNS.join(', ')}, ${misses.join(' + ')} AS missed
       FROM catalog_entry e WHERE ${where.toString()}) AS matched
     WHERE missed IN (0, ${asked.map(([facet]) => bitOf(facet)).join(', ')})
     GROUP BY GROUPING SETS ((missed), ${COLUMNS.map((one) => `(missed, ${one})`).join(', ')})`,
    where.parameters,
  );
}
