import { z } from 'zod';
import { DATA_LEVELS, SHARE_ATTRIBUTES, SHARE_MODES, UPDATE_FREQUENCIES, type ReaderScope } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import {
  addTerms,
  entriesVisibleTo,
  filterConditions,
  preferIndices,
  termsOf,
  type EntryFilters,
} from './entry-filters.js';
import { marksOf, type Marks } from './highlight.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

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
  place: z.array(z.string()),
});

/** An entry in a list, with the content of its last published version, or of its draft if none is published. */
export interface FoundEntry extends Omit<z.infer<typeof row>, 'items' | 'conditions' | 'place'> {
  /** Matches of the search terms; null if the search had none. */
  readonly marks: Marks | null;
}

const COLUMNS = `e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, e.state, e.version,
  coalesce(e.content ->> 'name', '') AS name, coalesce(e.content ->> 'abstract', '') AS abstract,
  e.share_attribute AS "shareAttribute", coalesce(e.share_modes, '[]') AS "shareModes", e.data_level AS "dataLevel",
  e.contains_personal_info AS "containsPersonalInfo", e.update_frequency AS "updateFrequency",
  jsonb_path_query_array(e.content, '$.items[*].nameZh') AS items,
  jsonb_path_query_array(e.content, '$.conditions[*].text') AS conditions`;

/** Order by code. A draft without a code comes after all entries that have one. */
const BY_CODE = [`coalesce(e.catalog_code, '~')`, 'e.entry_id'];
const byCode = z.tuple([z.string(), z.uuid()]);
const byRank = z.tuple([z.string().regex(/^[0-5]$/), z.string(), z.uuid()]);

/**
 * Lists the entries that the reader may see, the closest matches first, then by code. A term ranks 0 if it is the code,
 * 1 if it is the name, 2 if the name begins with it, 3 if the name contains it, 4 if the name of an item does, 5
 * otherwise; an entry has the rank of its worst term. Must run in a transaction. Throws {@link BadCursorError}.
 */
export async function searchEntries(
  db: Queryable,
  scope: ReaderScope,
  filters: EntryFilters,
  page: Page,
): Promise<Listed<FoundEntry>> {
  const where = new Conditions();
  const terms = termsOf(filters.q);
  const forms = addTerms(where, terms);
  if (forms.length > 0) await preferIndices(db);
  for (const [, condition] of filterConditions(filters)) where.add(...condition);
  where.add(...entriesVisibleTo(scope));
  const place = forms.length > 0 ? [`greatest(${forms.map(rankBy).join(', ')})`, ...BY_CODE] : BY_CODE;
  const after = decodeCursor<readonly string[]>(page.cursor, forms.length > 0 ? byRank : byCode);
  if (after) where.add(`(${place.join(', ')}) > (${after.map(() => '?').join(', ')})`, ...after);
  const found = await rows(
    db,
    row,
    `WITH page AS (
       SELECT e.entry_id, ARRAY[${place.map((key) => `(${key})::text`).join(', ')}] COLLATE "C" AS place
       FROM catalog_entry e WHERE ${where.toString()}
       ORDER BY ${place.join(', ')} LIMIT ${where.value(page.limit + 1)})
     SELECT ${COLUMNS}, page.place FROM page JOIN catalog_entry e USING (entry_id) ORDER BY page.place`,
    where.parameters,
  );
  const { items, nextCursor } = listed(found, page, (one) => one.place);
  return { items: items.map((one) => shown(one, terms)), nextCursor };
}

/** SQL of one line of `searched`: 1 is the code, 2 the name, 3 the names of the items; the rest follows. */
const line = (n: number): string => `split_part(e.searched, E'\\n', ${String(n)})`;
const rankBy = (term: string): string =>
  `CASE WHEN ${line(1)} = ${term} THEN 0 WHEN ${line(2)} = ${term} THEN 1 WHEN starts_with(${line(2)}, ${term}) THEN 2
     WHEN strpos(${line(2)}, ${term}) > 0 THEN 3 WHEN strpos(${line(3)}, ${term}) > 0 THEN 4 ELSE 5 END`;

function shown({ place: _, items, conditions, ...entry }: z.infer<typeof row>, terms: readonly string[]): FoundEntry {
  const texts = { name: entry.name, abstract: entry.abstract, items, conditions };
  return { ...entry, marks: terms.length > 0 ? marksOf(texts, terms) : null };
}
