import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is known of documents; their bytes stand in files that bear the id. A row is there before its file and goes
 * after it. Instants are real time: a rehearsal's jump ages no file.
 */
export class Documents1764547200007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document (
        id uuid CONSTRAINT document_pkey PRIMARY KEY,
        upload_id uuid NOT NULL,
        account text NOT NULL,
        department_id text NOT NULL CONSTRAINT document_department_fkey REFERENCES department (id),
        begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        uploaded_at timestamptz,
        name text,
        sha256 text CONSTRAINT document_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint CONSTRAINT document_size_positive CHECK (size > 0),
        media_type text,
        cited_at timestamptz,
        discarded_at timestamptz,
        CONSTRAINT document_whole CHECK (num_nulls(uploaded_at, name, sha256, size, media_type) IN (0, 5)),
        CONSTRAINT document_cited_kept CHECK (cited_at IS NULL OR (uploaded_at IS NOT NULL AND discarded_at IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX document_upload_key ON document (upload_id)
      WHERE uploaded_at IS NOT NULL AND discarded_at IS NULL`);
    await runner.query(`CREATE INDEX document_uncited_idx ON document (begun_at) WHERE cited_at IS NULL`);
    await runner.query(`CREATE INDEX document_discarded_idx ON document (id) WHERE discarded_at IS NOT NULL`);
    // No key to the matter: the read model is forgotten and built anew, a citation is not.
    await runner.query(`
      CREATE TABLE document_citation (
        document uuid NOT NULL CONSTRAINT document_citation_document_fkey REFERENCES document (id),
        matter uuid NOT NULL,
        CONSTRAINT document_citation_pkey PRIMARY KEY (document, matter)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE document_citation, document`);
  }
}
