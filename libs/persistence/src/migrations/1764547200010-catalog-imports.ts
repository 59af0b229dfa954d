import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of catalog entries, and which message came of which row. The running role adds rows, no more. */
export class CatalogImports1764547200010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No key to the document: once its rows are on their way the file is not needed, and goes like any that nobody cited.
    await runner.query(`
      CREATE TABLE catalog_import (
        id uuid CONSTRAINT catalog_import_pkey PRIMARY KEY,
        account text NOT NULL,
        department_id text NOT NULL CONSTRAINT catalog_import_department_fkey REFERENCES department (id),
        document uuid NOT NULL,
        document_name text NOT NULL,
        rows int NOT NULL CONSTRAINT catalog_import_rows_positive CHECK (rows > 0),
        begun_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX catalog_import_department_idx ON catalog_import (department_id, begun_at, id)`);
    await runner.query(`
      CREATE TABLE catalog_import_row (
        import uuid NOT NULL CONSTRAINT catalog_import_row_import_fkey REFERENCES catalog_import (id),
        sheet_row int NOT NULL,
        letter uuid NOT NULL,
        CONSTRAINT catalog_import_row_pkey PRIMARY KEY (import, sheet_row)
      )`);
    // What people gave in advance, row by row, waits behind what matters do to one another.
    await runner.query(`
      ALTER TABLE outbox
        ADD COLUMN in_advance boolean NOT NULL GENERATED ALWAYS AS (coalesce(message ->> 'kind' = 'act', false)) STORED`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outbox DROP COLUMN in_advance`);
    await runner.query(`DROP TABLE catalog_import_row, catalog_import`);
  }
}
