import { z } from 'zod';
import { DATA_LEVELS, SHARE_ATTRIBUTES, SHARE_MODES, UPDATE_FREQUENCIES, type ReaderScope } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { entriesVisibleTo, filterConditions, type EntryFilters } from './entry-filters.js';
import { marksOf, type Marks } from './highlight.js';
import { parseReadings } from './readings.js';
import { movingPage, type MovingOrder } from '../connection/moving-page.js';
import { preferIndices } from '../connection/terms.js';
import type { Listed, Page } from '../connection/page.js';
import {
  addSearchTerms,
  formsOf,
  expansionsOf,
  searchTerms,
  writingsOf,
  type Expansion,
  type SearchTerm,
} from './search-terms.js';

const row = z.object({
  entryId: z.string(),
  catalogCode: z.string().nullable(),
  name: z.string(),
  abstract: z.string(),
  provider: z.string(),
  state: z.string(),
  version: z.number(),
  shareAttribute: z.enum(SHARE_ATTRIBUTES).nullable(),
  shareModes: z.array(z.enum(SHARE_MODES)),
  dataLevel: z.enum(DATA_LEVELS).nullable(),
  containsPersonalInfo: z.boolean().nullable(),
  updateFrequency: z.enum(UPDATE_FREQUENCIES).nullable(),
  items: z.array(z.string()),
  conditions: z.array(z.string()),
  readings: z.string().nullable(),
  place: z.array(z.string()),
});

type FoundRow = z.infer<typeof row>;

/** A page of entries, with the terms to which the search added something. */
export interface FoundEntries extends Listed<FoundEntry> {
  readonly expansions: readonly Expansion[];
}

/** An entry in a list, with the content of its last published version, or of its draft if none is published. */
export interface FoundEntry extends Omit<FoundRow, 'items' | 'conditions' | 'readings' | 'place'> {
  /** Matches of the search terms; null if the search had none. */
  readonly marks: Marks | null;
}

const COLUMNS = `e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, e.state, e.version,
  coalesce(e.content ->> 'name', '') AS name, coalesce(e.content ->> 'abstract', '') AS abstract,
  e.share_attribute AS "shareAttribute", coalesce(e.share_modes, '[]') AS "shareModes", e.data_level AS "dataLevel",
  e.contains_personal_info AS "containsPersonalInfo", e.update_frequency AS "updateFrequency",
  jsonb_path_query_array(e.content, '$.items[*].nameZh') AS items,
  jsonb_path_query_array(e.content, '$.conditions[*].text') AS conditions, e.readings`;

/** Order by code. A draft without a code comes after all entries that have one. */
const BY_CODE = `coalesce(e.catalog_code, '~')`;
const byCode = z.tuple([z.string(), z.uuid()]);
const byRank = z.tuple([z.string().regex(/^[0-5]$/), z.string(), z.uuid()]);

/**
 * Lists the entries that the reader may see, the closest matches first, then by code. A term ranks 0 if it is the code,
 * 1 if it is the name, 2 if the name begins with it, 3 if the name contains it, 4 if the name of an item does, 5
 * otherwise; a word added to it counts as the term itself. An entry has the rank of its worst term. Must run in a
 * transaction. Throws {@link BadCursorError}.
 */
export async function searchEntries(
  db: Queryable,
  scope: ReaderScope,
  filters: EntryFilters,
  page: Page,
): Promise<FoundEntries> {
  const terms = await searchTerms(db, filters);
  if (terms.length > 0) await preferIndices(db);
  const where = (): Conditions => {
    const conditions = new Conditions();
    addSearchTerms(conditions, terms);
    for (const [, condition] of filterConditions(filters)) conditions.add(...condition);
    return conditions.add(...entriesVisibleTo(scope));
  };
  const { placed, nextCursor } = await movingPage(db, where, orderOf(terms), page, (...select) =>
    selectEntries(db, terms, ...select),
  );
  return { items: placed.map(({ item }) => shown(item, terms)), nextCursor, expansions: expansionsOf(terms) };
}

const NEAREST: MovingOrder<FoundRow>['keys'][number] = ['rank', 'int'];
const byKeys = (...first: readonly MovingOrder<FoundRow>['keys'][number][]): MovingOrder<FoundRow>['keys'] => [
  ...first,
  ['code', 'text'],
  ['e.entry_id', 'uuid'],
];

const orderOf = (terms: readonly SearchTerm[]): MovingOrder<FoundRow> => ({
  alias: 'e',
  keys: terms.length > 0 ? byKeys(NEAREST) : byKeys(),
  schema: terms.length > 0 ? byRank : byCode,
  placeOf: ({ place }) => (terms.length > 0 ? place : place.slice(1)),
});

/** The keys are named by a subquery, so that conditions, order and place say the same. */
function selectEntries(
  db: Queryable,
  terms: readonly SearchTerm[],
  where: Conditions,
  order: string,
  limit: string,
): Promise<FoundRow[]> {
  const ranks = terms.map((term) => `least(${formsOf(where, term).map(rankBy(term)).join(', ')})`);
  const rank = ranks.length > 0 ? `greatest(${ranks.join(', ')})` : '0';
  return rows(
    db,
    row,
    `WITH page AS (
       SELECT e.entry_id, ARRAY[rank::text, code, e.entry_id::text] AS place, row_number() OVER (ORDER BY ${order}) AS n
       FROM catalog_entry e CROSS JOIN LATERAL (SELECT ${rank} AS rank, ${BY_CODE} AS code) AS keys
       WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit})
     SELECT ${COLUMNS}, page.place FROM page JOIN catalog_entry e USING (entry_id) ORDER BY page.n`,
    where.parameters,
  );
}

/** SQL of one line of `searched`: 1 is the code, 2 the name, 3 the names of the items; the rest follows. */
const line = (n: number): string => `split_part(e.searched, E'\\n', ${String(n)})`;
/** SQL of one line of `readings`: 1 are the initials of the name, 2 those of the items. */
const ofReadings = (n: number): string => `split_part(e.readings, E'\\n', ${String(n)})`;
const rankBy =
  (term: SearchTerm) =>
  (form: string): string => {
    const names = term.initials ? [line(2), ofReadings(1)] : [line(2)];
    const items = term.initials ? [line(3), ofReadings(2)] : [line(3)];
    const any = (texts: readonly string[], condition: (text: string) => string): string =>
      texts.map(condition).join(' OR ');
    const holds = (text: string): string => `strpos(${text}, ${form}) > 0`;
    return `CASE WHEN ${line(1)} = ${form} THEN 0 WHEN ${any(names, (name) => `${name} = ${form}`)} THEN 1
      WHEN ${any(names, (name) => `starts_with(${name}, ${form})`)} THEN 2
      WHEN ${any(names, holds)} THEN 3 WHEN ${any(items, holds)} THEN 4 ELSE 5 END`;
  };

function shown(
  { place: _, items, conditions, readings, ...entry }: FoundRow,
  terms: readonly SearchTerm[],
): FoundEntry {
  const texts = { name: entry.name, abstract: entry.abstract, items, conditions };
  return {
    ...entry,
    marks:
      terms.length > 0
        ? marksOf(
            texts,
            terms.flatMap(writingsOf),
            parseReadings(terms.some(({ inReadings }) => inReadings) ? readings : null),
          )
        : null,
  };
}
