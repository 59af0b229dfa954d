import type { MigrationInterface, QueryRunner } from 'typeorm';

const BY_DUE = `(coalesce(due_at, 'infinity'::timestamptz)), id`;

/**
 * Matters whose parties stand on other sides than a share request's, effects of one matter on another, and catalog
 * entries that are matters of their own. Only adds and loosens: the version before it goes on working beside it.
 */
export class MattersOfAnyKind1764547200006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.parties(runner);
    await this.outbox(runner);
    await this.entries(runner);
    await runner.query(`
      CREATE TABLE source_designation (
        catalog_code text COLLATE "C" NOT NULL,
        department text NOT NULL CONSTRAINT source_designation_department_fkey REFERENCES department (id),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT source_designation_one_active
          EXCLUDE USING gist (catalog_code WITH =, daterange(valid_from, valid_to) WITH &&)
      )`);
  }

  private async parties(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE matter
        ALTER COLUMN requester DROP NOT NULL,
        ALTER COLUMN provider DROP NOT NULL,
        ALTER COLUMN extension_authority DROP NOT NULL,
        ADD COLUMN source text CONSTRAINT matter_source_fkey REFERENCES department (id),
        ADD COLUMN authority text CONSTRAINT matter_authority_fkey REFERENCES department (id)`);
    await runner.query(`CREATE INDEX matter_source_idx ON matter (source, ${BY_DUE}) WHERE source IS NOT NULL`);
    await runner.query(
      `CREATE INDEX matter_authority_idx ON matter (authority, ${BY_DUE}) WHERE authority IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX matter_entry_idx ON matter (catalog_code, process)`);
  }

  /** What is still to be delivered, in the order in which it came about. */
  private async outbox(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id uuid CONSTRAINT outbox_pkey PRIMARY KEY,
        place bigint GENERATED ALWAYS AS IDENTITY,
        source uuid NOT NULL,
        process text NOT NULL,
        target uuid NOT NULL,
        message jsonb NOT NULL,
        state text NOT NULL DEFAULT 'PENDING'
          CONSTRAINT outbox_state_known CHECK (state IN ('PENDING', 'DONE', 'REFUSED', 'PARKED')),
        tries int NOT NULL DEFAULT 0,
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        answer jsonb
      )`);
    await runner.query(`CREATE INDEX outbox_target_idx ON outbox (target, place) WHERE state = 'PENDING'`);
    await runner.query(`CREATE INDEX outbox_source_idx ON outbox (source, place)`);
    await runner.query(`CREATE INDEX outbox_parked_idx ON outbox (place) WHERE state = 'PARKED'`);
  }

  /** An entry changes at an instant, not from one day to the next; the columns of days stay for readers of before. */
  private async entries(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalog_entry
        ALTER COLUMN catalog_code DROP NOT NULL,
        ADD COLUMN state text NOT NULL DEFAULT 'PUBLISHED',
        ADD COLUMN name text NOT NULL DEFAULT '',
        ADD COLUMN version int NOT NULL DEFAULT 1,
        ADD COLUMN content jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN open_updates uuid[] NOT NULL DEFAULT '{}'`);
    await runner.query(`CREATE INDEX catalog_entry_name_idx ON catalog_entry (provider, name)`);
    await runner.query(`
      ALTER TABLE catalog_entry_version
        DROP CONSTRAINT catalog_entry_version_one_effective,
        DROP CONSTRAINT catalog_entry_version_period,
        ADD COLUMN effective_at timestamptz,
        ADD COLUMN superseded_at timestamptz,
        ADD COLUMN stated jsonb,
        ADD COLUMN content_hash text,
        ADD COLUMN notice_no text,
        ADD COLUMN update_id uuid`);
    await runner.query(`
      UPDATE catalog_entry_version
      SET effective_at = effective_from::timestamp AT TIME ZONE 'Asia/Shanghai',
        superseded_at = effective_to::timestamp AT TIME ZONE 'Asia/Shanghai'`);
    await runner.query(`
      ALTER TABLE catalog_entry_version
        ALTER COLUMN effective_at SET NOT NULL,
        ADD CONSTRAINT catalog_entry_version_span CHECK (superseded_at > effective_at),
        ADD CONSTRAINT catalog_entry_version_one_at_any_instant
          EXCLUDE USING gist (entry_id WITH =, tstzrange(effective_at, superseded_at) WITH &&)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE source_designation, outbox`);
    await runner.query(`
      ALTER TABLE catalog_entry_version
        DROP CONSTRAINT catalog_entry_version_one_at_any_instant, DROP CONSTRAINT catalog_entry_version_span,
        DROP COLUMN effective_at, DROP COLUMN superseded_at, DROP COLUMN stated, DROP COLUMN content_hash,
        DROP COLUMN notice_no, DROP COLUMN update_id,
        ADD CONSTRAINT catalog_entry_version_period CHECK (effective_to > effective_from),
        ADD CONSTRAINT catalog_entry_version_one_effective
          EXCLUDE USING gist (entry_id WITH =, daterange(effective_from, effective_to) WITH &&)`);
    await runner.query(`DROP INDEX catalog_entry_name_idx`);
    await runner.query(`
      ALTER TABLE catalog_entry DROP COLUMN state, DROP COLUMN name, DROP COLUMN version, DROP COLUMN content,
        DROP COLUMN open_updates, ALTER COLUMN catalog_code SET NOT NULL`);
    await runner.query(`DROP INDEX matter_entry_idx`);
    await runner.query(`
      ALTER TABLE matter DROP COLUMN source, DROP COLUMN authority, ALTER COLUMN requester SET NOT NULL,
        ALTER COLUMN provider SET NOT NULL, ALTER COLUMN extension_authority SET NOT NULL`);
  }
}
