import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_SYNONYMS } from './first-synonyms.js';

/**
 * Other words for what a search of the catalogue looks for. Groups of words that it takes for the same: a group is ended
 * and never changed, so that it remains known who made it; those that come with the platform have no maker. And readings
 * of an entry, which the projection writes: the start that runs this folds all entries again and fills them.
 */
export class CatalogSynonyms1764547200046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.synonyms(runner);
    await this.readings(runner);
  }

  private async synonyms(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalog_synonym (
        id uuid CONSTRAINT catalog_synonym_pkey PRIMARY KEY,
        words text[] COLLATE "C" NOT NULL CONSTRAINT catalog_synonym_bounded
          CHECK (cardinality(words) BETWEEN 2 AND 10 AND octet_length(array_to_string(words, '')) <= 800),
        made_by text CONSTRAINT catalog_synonym_made_by_fkey REFERENCES account (id),
        made_person uuid,
        made_at timestamptz NOT NULL,
        ended_by text CONSTRAINT catalog_synonym_ended_by_fkey REFERENCES account (id),
        ended_person uuid,
        ended_at timestamptz,
        CONSTRAINT catalog_synonym_maker_whole CHECK (num_nulls(made_by, made_person) IN (0, 2)),
        CONSTRAINT catalog_synonym_end_whole CHECK (num_nulls(ended_by, ended_person, ended_at) IN (0, 3))
      )`);
    await runner.query(`CREATE INDEX catalog_synonym_order_idx ON catalog_synonym (words, id)`);
    await runner.query(
      `CREATE UNIQUE INDEX catalog_synonym_words_key ON catalog_synonym (words) WHERE ended_at IS NULL`,
    );
    await runner.query(`
      CREATE INDEX catalog_synonym_words_idx ON catalog_synonym USING gin (words) WHERE ended_at IS NULL`);
    await runner.query(
      `INSERT INTO catalog_synonym (id, words, made_at)
       SELECT gen_random_uuid(), ARRAY(SELECT jsonb_array_elements_text(words)), now()
       FROM jsonb_array_elements($1::jsonb) AS words`,
      [JSON.stringify(FIRST_SYNONYMS.map((words) => [...words].sort()))],
    );
  }

  /**
   * Readings have an index of their own, which is empty when it is made: `grams` and its index stay as they are, and
   * searches and writes go on.
   */
  private async readings(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_entry ADD COLUMN readings text COLLATE "C"`);
    await runner.query(`
      CREATE INDEX catalog_entry_readings_idx ON catalog_entry
        USING gin (array_to_tsvector(search_grams(readings))) WITH (fastupdate = off)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_entry DROP COLUMN readings`);
    await runner.query(`DROP TABLE catalog_synonym`);
  }
}
