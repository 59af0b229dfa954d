import type { DataLevel, ReaderScope, ShareAttribute, ShareMode, UpdateFrequency } from '#libs/domain';
import type { Queryable } from '../connection/sql.js';
import type { Condition, Conditions } from '../connection/conditions.js';
import { visibleTo } from '../store/visible-matters.js';

/** What every filter that is given must say of an entry. */
export interface EntryFilters {
  readonly department?: string | undefined;
  /** A division code: the provider is of this division or of one below it. */
  readonly division?: string | undefined;
  readonly shareAttribute?: ShareAttribute | undefined;
  readonly dataLevel?: DataLevel | undefined;
  readonly shareMode?: ShareMode | undefined;
  readonly containsPersonalInfo?: boolean | undefined;
  readonly updateFrequency?: UpdateFrequency | undefined;
  /** Not given: whatever is published and not retired. */
  readonly state?: string | undefined;
  /** Pieces of text, between blanks, that the entry must all hold. */
  readonly q?: string | undefined;
}

/** The filters by whose values entries are counted. */
export const FACETS = [
  ...(['department', 'division', 'shareAttribute', 'dataLevel', 'shareMode'] as const),
  ...(['containsPersonalInfo', 'updateFrequency', 'state'] as const),
];
export type Facet = (typeof FACETS)[number];

const CONDITIONS: Readonly<Record<Facet, string>> = {
  department: 'e.provider = ?',
  division: `e.provider IN (
    WITH RECURSIVE below AS (
      SELECT code FROM division WHERE code = ?
      UNION ALL SELECT lower.code FROM below JOIN division lower ON lower.parent_code = below.code)
    SELECT d.id FROM department d JOIN below ON d.division_code = below.code)`,
  shareAttribute: 'e.share_attribute = ?',
  dataLevel: 'e.data_level = ?',
  shareMode: 'e.share_modes @> to_jsonb(?::text)',
  containsPersonalInfo: 'e.contains_personal_info = ?',
  updateFrequency: 'e.update_frequency = ?',
  state: 'e.state = ?',
};
const IN_USE = `e.version > 0 AND e.state <> 'RETIRED'`;

/** What the filters ask of `catalog_entry e`, but for `q`. */
export const filterConditions = (filters: EntryFilters): readonly (readonly [Facet, Condition])[] =>
  FACETS.flatMap((facet): readonly (readonly [Facet, Condition])[] => {
    const value = filters[facet];
    if (value !== undefined) return [[facet, [CONDITIONS[facet], value]]];
    return facet === 'state' ? [[facet, [IN_USE]]] : [];
  });

/** In these an unpublished entry says what was submitted; in all others it is its provider's draft again. */
const AS_SUBMITTED = `e.state IN ('AUTHORITY_REVIEW', 'RETURNED')`;

/**
 * What was published once is everybody's (Art 14). Before, a draft is its provider's alone, and what was submitted is
 * seen by those who may read its matter.
 */
export function entriesVisibleTo(scope: ReaderScope): Condition {
  const [visible, ...values] = visibleTo(scope);
  return [
    `e.version > 0 OR e.provider = ANY(?) OR
     (${AS_SUBMITTED} AND coalesce((SELECT ${visible} FROM matter m WHERE m.id = e.entry_id), false))`,
    scope.own,
    ...values,
  ];
}

export const termsOf = (q = ''): readonly string[] => q.split(/\s+/).filter(Boolean);

/**
 * Adds that `catalog_entry e` holds each of the terms, and answers them as SQL, in the form in which texts are compared.
 * The index gives all entries that hold the pairs of a term's characters; of these the text itself decides.
 */
export const addTerms = (where: Conditions, terms: readonly string[]): readonly string[] =>
  terms.map((term) => {
    const form = `search_form(${where.value(term)}::text)`;
    where.add(`${form} = '' OR (strpos(e.searched, ${form}) > 0 AND e.grams @@ search_query(${form}))`);
    return form;
  });

/**
 * For the rest of the transaction. The planner does not count that a scan of the table fetches each entry's pairs from
 * beside it, which takes three times as long as the index where nearly all entries hold a term.
 */
export async function preferIndices(db: Queryable): Promise<void> {
  await db.query(`SET LOCAL enable_seqscan = off`);
}
