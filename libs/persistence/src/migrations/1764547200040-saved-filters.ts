import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conditions on matters that a person keeps under a name; nobody else reads them. */
export class SavedFilters1764547200040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_filter (
        account text NOT NULL CONSTRAINT saved_filter_account_fkey REFERENCES account (id),
        name text NOT NULL CONSTRAINT saved_filter_named CHECK (char_length(name) BETWEEN 1 AND 60),
        query jsonb NOT NULL CONSTRAINT saved_filter_bounded
          CHECK (jsonb_typeof(query) = 'object' AND octet_length(query::text) <= 8000),
        CONSTRAINT saved_filter_pkey PRIMARY KEY (account, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE saved_filter`);
  }
}
