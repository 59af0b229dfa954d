import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of people who signed in with a browser. The token itself is only in the browser; here is its hash. */
export class Sessions1764547200033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        token_hash bytea CONSTRAINT session_pkey PRIMARY KEY
          CONSTRAINT session_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
        account_id text NOT NULL CONSTRAINT session_account_fkey REFERENCES account (id),
        subject text NOT NULL CONSTRAINT session_subject_bounded CHECK (length(subject) <= 255),
        provider_session text CONSTRAINT session_provider_session_bounded CHECK (length(provider_session) <= 255),
        id_token text NOT NULL CONSTRAINT session_id_token_bounded CHECK (length(id_token) <= 16384),
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz NOT NULL CONSTRAINT session_ends_after_start CHECK (ends_at > started_at)
      )`);
    await runner.query(`CREATE INDEX session_account_idx ON session (account_id)`);
    await runner.query(`CREATE INDEX session_subject_idx ON session (subject)`);
    await runner.query(`
      CREATE INDEX session_provider_session_idx ON session (provider_session) WHERE provider_session IS NOT NULL`);
    await runner.query(`CREATE INDEX session_ends_at_idx ON session (ends_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session`);
  }
}
