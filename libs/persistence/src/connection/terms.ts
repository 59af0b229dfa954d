import type { Conditions } from './conditions.js';
import type { Queryable } from './sql.js';

export const termsOf = (q = ''): readonly string[] => q.split(/\s+/).filter(Boolean);

/**
 * Adds the condition that the row's `searched` contains every term. Answers the terms as SQL, normalised for comparison.
 * The index finds rows that contain all character pairs of a term; comparing the text itself drops the false ones.
 */
export const addTerms = (where: Conditions, alias: string, terms: readonly string[]): readonly string[] =>
  terms.map((term) => {
    const form = `search_form(${where.value(term)}::text)`;
    where.add(`${form} = '' OR (strpos(${alias}.searched, ${form}) > 0 AND ${alias}.grams @@ search_query(${form}))`);
    return form;
  });

/**
 * Forbids table scans until the transaction ends. The planner ignores that a scan fetches the pairs of each row from
 * separate storage, which takes three times as long as the index if nearly all rows contain a term.
 */
export async function preferIndices(db: Queryable): Promise<void> {
  await db.query(`SET LOCAL enable_seqscan = off`);
}
