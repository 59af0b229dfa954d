import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Catalog entries as immutable versions, of which one at most is effective on any day (`effective_to` is exclusive). */
export class Catalog1764547200002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE TABLE catalog_entry (
        entry_id uuid CONSTRAINT catalog_entry_pkey PRIMARY KEY,
        catalog_code text COLLATE "C" NOT NULL CONSTRAINT catalog_entry_code_key UNIQUE,
        provider text NOT NULL CONSTRAINT catalog_entry_provider_fkey REFERENCES department (id)
      )`);
    await runner.query(`CREATE INDEX catalog_entry_provider_idx ON catalog_entry (provider, catalog_code)`);
    await runner.query(`
      CREATE TABLE catalog_entry_version (
        entry_id uuid NOT NULL CONSTRAINT catalog_entry_version_entry_fkey REFERENCES catalog_entry (entry_id),
        version int NOT NULL CONSTRAINT catalog_entry_version_positive CHECK (version > 0),
        effective_from date NOT NULL,
        effective_to date CONSTRAINT catalog_entry_version_period CHECK (effective_to > effective_from),
        content jsonb NOT NULL,
        name text NOT NULL GENERATED ALWAYS AS (content ->> 'name') STORED,
        CONSTRAINT catalog_entry_version_pkey PRIMARY KEY (entry_id, version),
        CONSTRAINT catalog_entry_version_one_effective
          EXCLUDE USING gist (entry_id WITH =, daterange(effective_from, effective_to) WITH &&)
      )`);
    await runner.query(`
      CREATE INDEX catalog_entry_version_name_idx ON catalog_entry_version USING gin (name gin_trgm_ops)`);
    await runner.query(`CREATE INDEX catalog_entry_code_idx ON catalog_entry USING gin (catalog_code gin_trgm_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE catalog_entry_version, catalog_entry`);
  }
}
