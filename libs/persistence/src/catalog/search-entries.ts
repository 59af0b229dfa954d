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

/** An entry in a list: what its last published version states, or its draft where none is published. */
export interface FoundEntry extends Omit<z.infer<typeof row>, 'items' | 'conditions' | 'place'> {
  /** Where the terms were found; null where none were asked for. */
  readonly marks: Marks | null;
}

const COLUMNS = `e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, e.state, e.version,
  coalesce(e.content ->> 'name', '') AS name, coalesce(e.content ->> 'abstract', '') AS abstract,
  e.share_attribute AS "shareAttribute", coalesce(e.share_modes, '[]') AS "shareModes", e.data_level AS "dataLevel",
  e.contains_personal_info AS "containsPersonalInfo", e.update_frequency AS "updateFrequency",
  jsonb_path_query_array(e.content, '$.items[*].nameZh') AS items,
  jsonb_path_query_array(e.content, '$.conditions[*].text') AS conditions`;

/** A draft may have no code yet: it comes after all that have one. */
const BY_CODE = [`coalesce(e.catalog_code, '~')`, 'e.entry_id'];
const byCode = z.tuple([z.string(), z.uuid()]);
const byRank = z.tuple([z.string().regex(/^[0-5]$/), z.string(), z.uuid()]);

/**
 * Entries that the reader may see, by how near what they say is to what is asked for, then by code: a term is the code,
 * is the name, begins it, stands in it, in an item's name, or elsewhere; an entry ranks by the least of its terms.
 * In a transaction. Throws {@link BadCursorError}.
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

/** The lines of `searched` are the code, the name, the items' names, and the rest. */
const line = (n: number): string => `split_part(e.searched, E'\\n', ${String(n)})`;
const rankBy = (term: string): string =>
  `CASE WHEN ${line(1)} = ${term} THEN 0 WHEN ${line(2)} = ${term} THEN 1 WHEN starts_with(${line(2)}, ${term}) THEN 2
     WHEN strpos(${line(2)}, ${term}) > 0 THEN 3 WHEN strpos(${line(3)}, ${term}) > 0 THEN 4 ELSE 5 END`;

function shown({ place: _, items, conditions, ...entry }: z.infer<typeof row>, terms: readonly string[]): FoundEntry {
  const texts = { name: entry.name, abstract: entry.abstract, items, conditions };
  return { ...entry, marks: terms.length > 0 ? marksOf(texts, terms) : null };
}
