import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { change, firstOf, rows, type Queryable, type Tx } from '../connection/sql.js';
import { simplified } from './readings.js';
import { searchForm } from './search-form.js';

/** Most characters of a word of the dictionary. */
export const LONGEST_SYNONYM = 20;
const SHORTEST_SYNONYM = 2;

/** Loads the groups in force of which a word is part of one of the texts, which must be in search form. */
export async function synonymsWithin(db: Queryable, texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const pieces = [...new Set(texts.flatMap(piecesOf))];
  if (pieces.length === 0) return [];
  const found = await rows(
    db,
    z.object({ words: z.array(z.string()) }),
    `SELECT words FROM catalog_synonym WHERE ended_at IS NULL AND words && $1::text[]`,
    [pieces],
  );
  return found.map(({ words }) => words).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

/** All pieces of a text that are long enough for a word of the dictionary, and not too long. */
function piecesOf(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.flatMap((_, from) =>
    characters
      .slice(from + SHORTEST_SYNONYM - 1, from + LONGEST_SYNONYM)
      .map((__, more) => characters.slice(from, from + SHORTEST_SYNONYM + more).join('')),
  );
}

/** The words of a group as the dictionary keeps them: as a search looks for them, each once. */
export const synonymWords = (words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => simplified(searchForm(word))))].sort();

/** Who makes or ends a group, and when by platform time. */
export interface SynonymAuthor {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

/** Locks the dictionary against changes until the transaction ends. */
export async function lockSynonyms(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('catalog synonyms', 0))`);
}

/** Adds a group of words, as {@link synonymWords} makes them. True if no group in force had the same. */
export async function addSynonyms(
  tx: Tx,
  synonymId: string,
  words: readonly string[],
  { accountId, personId, at }: SynonymAuthor,
): Promise<boolean> {
  const added = await firstOf(
    tx,
    z.object({ id: z.string() }),
    `INSERT INTO catalog_synonym (id, words, made_by, made_person, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (words) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [synonymId, words, accountId, personId, at],
  );
  return added !== null;
}

/** Ends a group: searches no longer take its words for the same. True if it was in force. */
export async function endSynonyms(
  tx: Tx,
  synonymId: string,
  { accountId, personId, at }: SynonymAuthor,
): Promise<boolean> {
  const sql = `UPDATE catalog_synonym SET ended_by = $2, ended_person = $3, ended_at = $4 WHERE id = $1 AND ended_at IS NULL`;
  return (await change(tx, sql, [synonymId, accountId, personId, at])) > 0;
}

const group = z.object({
  synonymId: z.string(),
  words: z.array(z.string()),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
});

/** A group of words that mean the same; one that came with the platform has no maker. */
export type SynonymGroup = z.infer<typeof group>;

/** Lists the groups by their words, with those that have ended. Throws {@link BadCursorError}. */
export async function listSynonyms(db: Queryable, page: Page): Promise<Listed<SynonymGroup>> {
  const where = new Conditions();
  const after = decodeCursor(page.cursor, z.tuple([z.uuid()]));
  if (after) {
    const last = '(SELECT words FROM catalog_synonym WHERE id = ?::uuid)';
    where.add(`(s.words, s.id) > (${last}, ?::uuid)`, ...after, ...after);
  }
  const found = await rows(
    db,
    group,
    `SELECT s.id AS "synonymId", s.words, s.made_by AS "madeBy", s.made_at AS "madeAt", s.ended_by AS "endedBy",
       s.ended_at AS "endedAt"
     FROM catalog_synonym s WHERE ${where.toString()} ORDER BY s.words, s.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ synonymId }) => [synonymId]);
}
