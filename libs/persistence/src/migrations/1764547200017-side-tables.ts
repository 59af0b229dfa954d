import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables that processes publish for lists and other matters, so that no query looks into `matter.folded`. The start
 * that runs this migration folds all matters again and fills them (`fold-anew.ts`).
 */
export class SideTables1764547200017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matter ADD COLUMN acted text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`
      CREATE TABLE entry_grant (
        matter uuid CONSTRAINT entry_grant_pkey PRIMARY KEY
          CONSTRAINT entry_grant_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        catalog_code text NOT NULL,
        requester text NOT NULL CONSTRAINT entry_grant_requester_fkey REFERENCES department (id),
        active boolean NOT NULL
      )`);
    await runner.query(`CREATE INDEX entry_grant_code_idx ON entry_grant (catalog_code, matter)`);
    await runner.query(`
      CREATE TABLE outage (
        matter uuid CONSTRAINT outage_pkey PRIMARY KEY
          CONSTRAINT outage_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        authority text NOT NULL CONSTRAINT outage_authority_fkey REFERENCES department (id),
        began_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL,
        reason text NOT NULL,
        affected text NOT NULL,
        CONSTRAINT outage_lasts CHECK (began_at < ended_at)
      )`);
    await runner.query(`CREATE INDEX outage_authority_idx ON outage (authority, began_at)`);
    await runner.query(`
      CREATE TABLE breach_standing (
        matter uuid CONSTRAINT breach_standing_pkey PRIMARY KEY
          CONSTRAINT breach_standing_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        responsible text NOT NULL CONSTRAINT breach_standing_responsible_fkey REFERENCES department (id),
        standing text NOT NULL CONSTRAINT breach_standing_known
          CHECK (standing IN ('OPEN', 'CONTESTED', 'BREACH', 'JUSTIFIED', 'DISMISSED', 'WITHDRAWN')),
        clause text NOT NULL,
        limit_clause text,
        counted_on date NOT NULL,
        review_until timestamptz,
        done_at timestamptz
      )`);
    await runner.query(`CREATE INDEX breach_standing_responsible_idx ON breach_standing (responsible, counted_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE breach_standing, outage, entry_grant`);
    await runner.query(`ALTER TABLE matter DROP COLUMN acted`);
  }
}
