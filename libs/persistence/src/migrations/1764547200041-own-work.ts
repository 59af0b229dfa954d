import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indices by which somebody finds what they did and began, and the limits of their departments by day; and the links under
 * which a calendar program fetches those limits. The token of a link is only in the link; here is its hash.
 */
export class OwnWork1764547200041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX event_account_idx ON event (actor_account, recorded_at, stream, seq) WHERE actor_account IS NOT NULL`);
    await runner.query(`CREATE INDEX event_begun_idx ON event (actor_account, recorded_at, stream) WHERE seq = 1`);
    await runner.query(`
      CREATE INDEX clock_day_idx ON clock (responsible, last_day, due_at, id) WHERE state = 'RUNNING'`);
    await runner.query(`CREATE INDEX delegation_delegated_by_idx ON delegation (delegated_by)`);
    await runner.query(`
      CREATE TABLE calendar_link (
        account_id text CONSTRAINT calendar_link_pkey PRIMARY KEY
          CONSTRAINT calendar_link_account_fkey REFERENCES account (id),
        token_hash bytea NOT NULL CONSTRAINT calendar_link_token_hash_key UNIQUE
          CONSTRAINT calendar_link_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
        made_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_link`);
    await runner.query(`DROP INDEX delegation_delegated_by_idx, clock_day_idx, event_begun_idx, event_account_idx`);
  }
}
