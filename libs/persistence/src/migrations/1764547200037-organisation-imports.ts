import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports of the organisation: what one administrator proposed and another one confirmed, and what it changes. The content
 * stands here as it was read, so that nothing is read anew between the proposal and the application.
 */
export class OrganisationImports1764547200037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation_import (
        id uuid CONSTRAINT organisation_import_pkey PRIMARY KEY,
        state text NOT NULL DEFAULT 'PROPOSED' CONSTRAINT organisation_import_state_known
          CHECK (state IN ('PROPOSED', 'CONFIRMED', 'APPLIED', 'REJECTED', 'FAILED')),
        content jsonb NOT NULL,
        content_hash text NOT NULL CONSTRAINT organisation_import_content_hash_hex CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        changes_hash text NOT NULL CONSTRAINT organisation_import_changes_hash_hex CHECK (changes_hash ~ '^[0-9a-f]{64}$'),
        counts jsonb NOT NULL,
        changes int NOT NULL CONSTRAINT organisation_import_changes_something CHECK (changes > 0),
        done int NOT NULL DEFAULT 0,
        proposed_by text NOT NULL,
        proposed_person uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_by text,
        decided_person uuid,
        decided_at timestamptz,
        ended_at timestamptz,
        reason text,
        CONSTRAINT organisation_import_done_part CHECK (done BETWEEN 0 AND changes),
        CONSTRAINT organisation_import_decision_whole
          CHECK (num_nulls(decided_by, decided_person, decided_at) = CASE state WHEN 'PROPOSED' THEN 3 ELSE 0 END),
        CONSTRAINT organisation_import_two_persons CHECK (state = 'REJECTED' OR decided_person <> proposed_person),
        CONSTRAINT organisation_import_ended
          CHECK ((ended_at IS NULL) = (state IN ('PROPOSED', 'CONFIRMED'))),
        CONSTRAINT organisation_import_reason_said CHECK ((reason IS NOT NULL) = (state IN ('REJECTED', 'FAILED')))
      )`);
    await runner.query(`CREATE INDEX organisation_import_latest_idx ON organisation_import (proposed_at, id)`);
    await runner.query(`
      CREATE INDEX organisation_import_confirmed_idx ON organisation_import (decided_at, id) WHERE state = 'CONFIRMED'`);
    await runner.query(`ALTER TABLE document ADD COLUMN of_administration boolean NOT NULL DEFAULT false`);
    // The key keeps the document: one that was cited is never swept.
    await runner.query(`
      CREATE TABLE organisation_import_document (
        import uuid NOT NULL CONSTRAINT organisation_import_document_import_fkey REFERENCES organisation_import (id),
        place int NOT NULL,
        document uuid NOT NULL CONSTRAINT organisation_import_document_document_fkey REFERENCES document (id),
        CONSTRAINT organisation_import_document_pkey PRIMARY KEY (import, place)
      )`);
    await runner.query(`
      CREATE INDEX organisation_import_document_document_idx ON organisation_import_document (document)`);
    await runner.query(`
      CREATE TABLE organisation_import_change (
        import uuid NOT NULL CONSTRAINT organisation_import_change_import_fkey REFERENCES organisation_import (id),
        place int NOT NULL,
        record text NOT NULL,
        kind text NOT NULL CONSTRAINT organisation_import_change_kind_known CHECK (kind IN ('CREATE', 'RENAME')),
        key text NOT NULL,
        before text,
        after text NOT NULL,
        CONSTRAINT organisation_import_change_pkey PRIMARY KEY (import, place)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE organisation_import_change, organisation_import_document, organisation_import`);
    await runner.query(`ALTER TABLE document DROP COLUMN of_administration`);
  }
}
