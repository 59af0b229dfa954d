import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chinese characters, kana and their punctuation. */
const CJK = String.raw`[\u2E80-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]`;
const INVISIBLE = String.raw`[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]`;
const SPACES = String.raw`[\u0001-\u0020\u007F-\u009F\u2028\u2029]+`;

/** Between pieces of text, over which no match may reach; a form holds none of its own. */
const BREAK = `U&'\\001F'`;
const BREAKS = `' ', E'\\n', ${BREAK}`;

/**
 * Search of the catalogue by pieces of text of any length, two Chinese characters included. The database derives all of
 * it from the projection's own columns, with functions whose bodies are bound when they are made.
 */
export class CatalogSearch1764547200009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.texts(runner);
    await this.grams(runner);
    await this.columns(runner);
    await runner.query(`DROP INDEX catalog_entry_version_name_idx, catalog_entry_code_idx`);
  }

  private async texts(runner: QueryRunner): Promise<void> {
    // The form in which texts are compared: that of `normaliseName`, and small letters. Letters beyond ASCII keep their case.
    await runner.query(`
      CREATE FUNCTION search_form(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN btrim(regexp_replace(regexp_replace(regexp_replace(
        lower(normalize($1, NFKC) COLLATE "C"), '${INVISIBLE}', '', 'g'), '${SPACES}', ' ', 'g'),
        ' (?=${CJK})|(?<=${CJK}) ', '', 'g'))`);
    await runner.query(`
      CREATE FUNCTION search_pieces(content jsonb, path jsonpath) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT coalesce(string_agg(search_form(piece #>> '{}'), ${BREAK}), '')
        FROM jsonb_path_query(content, path) AS piece;
      END`);
    // One line each: code, name, items, all else. Cut where a tsvector could not hold the pairs of what follows.
    await runner.query(`
      CREATE FUNCTION catalog_searched(code text, content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN left(coalesce(search_form(code), '') || E'\\n' || search_pieces(content, '$.name') || E'\\n'
        || search_pieces(content, '$.items[*].nameZh') || E'\\n'
        || search_pieces(content, '$.abstract') || ${BREAK} || search_pieces(content, '$.conditions[*].text'), 100000)`);
  }

  /**
   * pg_trgm knows no Chinese letters under the collation of the embedded server, and elsewhere none of a two-character
   * word. Here every pair of neighbours is a lexeme. A single character is found as the beginning of a pair, therefore
   * the last one of a run, which begins none, is a lexeme itself.
   */
  private async grams(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION search_grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      BEGIN ATOMIC
        SELECT coalesce(array_agg(DISTINCT CASE WHEN next NOT IN (${BREAKS}) THEN one || next ELSE one END COLLATE "C"), '{}')
        FROM string_to_array($1, NULL) AS characters, unnest(characters, characters[2:]) AS pair (one, next)
        WHERE one NOT IN (${BREAKS});
      END`);
    await runner.query(`
      CREATE FUNCTION search_query(term text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      BEGIN ATOMIC
        WITH gram AS (SELECT gram, length(gram) AS size FROM unnest(search_grams(term)) AS gram)
        SELECT coalesce(string_agg(
          '''' || replace(replace(gram, '\\', '\\\\'), '''', '''''') || '''' || CASE size WHEN 1 THEN ':*' ELSE '' END,
          '&'), '')::tsquery
        FROM gram WHERE size = (SELECT max(size) FROM gram);
      END`);
  }

  private async columns(runner: QueryRunner): Promise<void> {
    const derived = (column: string, type: string, expression: string): string =>
      `ADD COLUMN ${column} ${type} GENERATED ALWAYS AS (${expression}) STORED`;
    await runner.query(`
      ALTER TABLE catalog_entry
        ${[
          derived('share_attribute', 'text', `content ->> 'shareAttribute'`),
          derived('data_level', 'text', `content ->> 'dataLevel'`),
          derived('share_modes', 'jsonb', `content -> 'shareModes'`),
          derived('contains_personal_info', 'boolean', `(content ->> 'containsPersonalInfo')::boolean`),
          derived('update_frequency', 'text', `content ->> 'updateFrequency'`),
          derived('searched', 'text COLLATE "C"', 'catalog_searched(catalog_code, content)'),
          derived('grams', 'tsvector', 'array_to_tsvector(search_grams(catalog_searched(catalog_code, content)))'),
        ].join(', ')}`);
    // Without a list of pending entries: each write bears its own cost, and none that of hundreds before it.
    await runner.query(
      `CREATE INDEX catalog_entry_grams_idx ON catalog_entry USING gin (grams) WITH (fastupdate = off)`,
    );
    await runner.query(
      `CREATE INDEX catalog_entry_order_idx ON catalog_entry ((coalesce(catalog_code, '~')), entry_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX catalog_entry_code_idx ON catalog_entry USING gin (catalog_code gin_trgm_ops)`);
    await runner.query(`
      CREATE INDEX catalog_entry_version_name_idx ON catalog_entry_version USING gin (name gin_trgm_ops)`);
    await runner.query(`DROP INDEX catalog_entry_order_idx`);
    await runner.query(`
      ALTER TABLE catalog_entry DROP COLUMN share_attribute, DROP COLUMN data_level, DROP COLUMN share_modes,
        DROP COLUMN contains_personal_info, DROP COLUMN update_frequency, DROP COLUMN searched, DROP COLUMN grams`);
    await runner.query(`DROP FUNCTION search_query, search_grams, catalog_searched, search_pieces, search_form`);
  }
}
