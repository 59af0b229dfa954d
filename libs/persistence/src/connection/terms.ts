import type { Conditions } from './conditions.js';
import type { Queryable } from './sql.js';

export const termsOf = (q = ''): readonly string[] => q.split(/\s+/).filter(Boolean);

/** SQL of a text in search form, and of its character pairs as an index has them. */
export interface Searched {
  readonly text: string;
  readonly grams: string;
}

/**
 * SQL: one of the texts contains one of the forms, which are SQL, too. The indices on `grams` find the rows that contain
 * all character pairs of a form; comparing the texts themselves drops the false ones.
 */
export const holdsAny = (texts: readonly Searched[], forms: readonly string[]): string => {
  const compared = forms.flatMap((form) => texts.map(({ text }) => `strpos(${text}, ${form}) > 0`));
  const asked = forms.map((form) => `search_query(${form})`).join(' || ');
  return `(${compared.join(' OR ')}) AND (${texts.map(({ grams }) => `${grams} @@ (${asked})`).join(' OR ')})`;
};

/** Adds the condition that the row's `searched` contains every term. */
export function addTerms(where: Conditions, alias: string, terms: readonly string[]): void {
  for (const term of terms) {
    const form = `search_form(${where.value(term)}::text)`;
    where.add(`${form} = '' OR (${holdsAny([{ text: `${alias}.searched`, grams: `${alias}.grams` }], [form])})`);
  }
}

/**
 * Forbids table scans until the transaction ends. The planner ignores that a scan fetches the pairs of each row from
 * separate storage, which takes three times as long as the index if nearly all rows contain a term.
 */
export async function preferIndices(db: Queryable): Promise<void> {
  await db.query(`SET LOCAL enable_seqscan = off`);
}
