import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The organisation becomes the projection of matters: each row names the matter that keeps it, offices have instants, and
 * departments may end and be succeeded. The days of offices and the table of audited divisions stay as long as the
 * release before may serve, which reads them.
 */
export class OrganisationAsMatters1764547200036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE matter ADD COLUMN administration text CONSTRAINT matter_administration_fkey REFERENCES department (id)
        DEFERRABLE INITIALLY DEFERRED`); // the first department is kept by itself
    await runner.query(`
      CREATE INDEX matter_administration_idx ON matter (administration) WHERE administration IS NOT NULL`);
    for (const table of ['division', 'department', 'working_body', 'account', 'appointment'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN matter uuid CONSTRAINT ${table}_matter_key UNIQUE`);
    await this.ends(runner);
    await this.offices(runner);
    await this.version(runner);
  }

  /** The version grows once for each transaction, when it commits: an import of thousands of rows makes one version. */
  private async version(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organisation_version ADD COLUMN changed_by xid8`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION organisation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE organisation_version SET version = version + 1, changed_by = pg_current_xact_id()
          WHERE changed_by IS DISTINCT FROM pg_current_xact_id();
          RETURN NULL;
        END $$`);
    for (const table of ['division', 'department', 'working_body', 'account', 'appointment']) {
      await runner.query(`DROP TRIGGER IF EXISTS ${table}_changed ON ${table}`);
      await runner.query(`
        CREATE CONSTRAINT TRIGGER ${table}_changed AFTER INSERT OR UPDATE OR DELETE ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION organisation_changed()`);
    }
  }

  private async ends(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account ADD COLUMN closed_at timestamptz`);
    await runner.query(`
      ALTER TABLE department
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN successor text CONSTRAINT department_successor_fkey REFERENCES department (id),
        ADD CONSTRAINT department_succeeds_another CHECK (successor <> id),
        ADD CONSTRAINT department_successor_after_end CHECK (successor IS NULL OR ended_at IS NOT NULL)`);
    await runner.query(`
      CREATE INDEX department_successor_idx ON department (successor) WHERE successor IS NOT NULL`);
    for (const [name, kind] of [
      ['department_one_authority_key', 'AUTHORITY'],
      ['department_one_government_key', 'GOVERNMENT'],
    ]) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`
        CREATE UNIQUE INDEX ${name} ON department (division_code) WHERE kind = '${kind}' AND ended_at IS NULL`);
    }
  }

  private async offices(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment
        ADD COLUMN held_from timestamptz,
        ADD COLUMN held_to timestamptz,
        ADD COLUMN audited_divisions text[] NOT NULL DEFAULT '{}',
        ADD COLUMN client_kind text CONSTRAINT appointment_client_known CHECK (client_kind IN ('SYSTEM', 'AGENT')),
        ADD COLUMN commands text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT appointment_lasts CHECK (held_to > held_from)`);
    await runner.query(`
      UPDATE appointment p SET
        held_from = valid_from::timestamp AT TIME ZONE 'Asia/Shanghai',
        held_to = valid_to::timestamp AT TIME ZONE 'Asia/Shanghai',
        audited_divisions = CASE role WHEN 'AUDITOR'
          THEN ARRAY(SELECT division_code FROM audited_division d WHERE d.account_id = p.account_id ORDER BY 1)
          ELSE '{}' END`);
    await runner.query(`ALTER TABLE appointment ALTER COLUMN held_from SET NOT NULL`);
    // The last department that acts for one: itself, or the successor of its successors.
    await runner.query(`
      CREATE FUNCTION acts_through(department_id text) RETURNS text LANGUAGE sql STABLE AS $$
        WITH RECURSIVE chain (id, ended_at, successor) AS (
          SELECT id, ended_at, successor FROM department WHERE id = department_id
          UNION SELECT d.id, d.ended_at, d.successor FROM department d JOIN chain c ON d.id = c.successor)
        SELECT id FROM chain WHERE ended_at IS NULL $$`);
    // The departments for which one acts: itself, and those that it succeeds, directly or not.
    await runner.query(`
      CREATE FUNCTION acts_for(department_id text) RETURNS SETOF text LANGUAGE sql STABLE ROWS 1 AS $$
        WITH RECURSIVE chain (id) AS (
          SELECT department_id UNION SELECT d.id FROM department d JOIN chain c ON d.successor = c.id)
        SELECT id FROM chain $$`);
    await runner.query(`
      CREATE VIEW office_held AS
        SELECT p.account_id, p.role, p.department_id, p.audited_divisions, p.client_kind, p.commands, a.person_id
        FROM appointment p
        JOIN account a ON a.id = p.account_id AND a.closed_at IS NULL
        JOIN department d ON d.id = p.department_id AND d.ended_at IS NULL
        WHERE tstzrange(p.held_from, p.held_to) @> (SELECT platform_now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['division', 'department', 'working_body', 'account', 'appointment'])
      await runner.query(`DROP TRIGGER ${table}_changed ON ${table}`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION organisation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE organisation_version SET version = version + 1; RETURN NULL; END $$`);
    for (const table of ['division', 'department', 'working_body', 'appointment'])
      await runner.query(`
        CREATE TRIGGER ${table}_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()`);
    await runner.query(`ALTER TABLE organisation_version DROP COLUMN changed_by`);
    await runner.query(`DROP VIEW office_held`);
    await runner.query(`DROP FUNCTION acts_for(text)`);
    await runner.query(`DROP FUNCTION acts_through(text)`);
    await runner.query(
      `ALTER TABLE appointment DROP COLUMN held_from, DROP COLUMN held_to, DROP COLUMN audited_divisions,
        DROP COLUMN client_kind, DROP COLUMN commands`,
    );
    await runner.query(`ALTER TABLE department DROP COLUMN successor, DROP COLUMN ended_at`);
    await runner.query(`
      CREATE UNIQUE INDEX department_one_authority_key ON department (division_code) WHERE kind = 'AUTHORITY'`);
    await runner.query(`
      CREATE UNIQUE INDEX department_one_government_key ON department (division_code) WHERE kind = 'GOVERNMENT'`);
    await runner.query(`ALTER TABLE account DROP COLUMN closed_at`);
    for (const table of ['appointment', 'account', 'working_body', 'department', 'division'])
      await runner.query(`ALTER TABLE ${table} DROP COLUMN matter`);
    await runner.query(`ALTER TABLE matter DROP COLUMN administration`);
  }
}
