import type { Conditions } from './conditions.js';
import type { Queryable } from './sql.js';

export const termsOf = (q = ''): readonly string[] => q.split(/\s+/).filter(Boolean);

/**
 * SQL: one of the texts contains one of the forms, which are SQL, too. The index on `grams` finds the rows that contain
 * all character pairs of a form; comparing the texts themselves drops the false ones.
 */
export const holdsAny = (texts: readonly string[], grams: string, forms: readonly string[]): string => {
  const compared = forms.flatMap((form) => texts.map((text) => `strpos(${text}, ${form}) > 0`));
  return `(${compared.join(' OR ')}) AND ${grams} @@ (${forms.map((form) => `search_query(${form})`).join(' || ')})`;
};

/** Adds the condition that the row's `searched` contains every term. */
export function addTerms(where: Conditions, alias: string, terms: readonly string[]): void {
  for (const term of terms) {
    const form = `search_form(${where.value(term)}::text)`;
    where.add(`${form} = '' OR (${holdsAny([`${alias}.searched`], `${alias}.grams`, [form])})`);
  }
}

/**
 * Forbids table scans until the transaction ends. The planner ignores that a scan fetches the pairs of each row from
 * separate storage, which takes three times as long as the index if nearly all rows contain a term.
 */
export async function preferIndices(db: Queryable): Promise<void> {
  await db.query(`SET LOCAL enable_seqscan = off`);
}
