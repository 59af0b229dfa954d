import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Divisions, departments, and who holds which office. Periods are half-open: `valid_to` is the first day without. */
export class Organisation1764547200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(`
      CREATE TABLE division (
        code text CONSTRAINT division_pkey PRIMARY KEY,
        name text NOT NULL,
        level text NOT NULL CONSTRAINT division_level_known
          CHECK (level IN ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP')),
        parent_code text CONSTRAINT division_parent_fkey REFERENCES division (code)
      )`);
    await runner.query(`
      CREATE TABLE department (
        id text CONSTRAINT department_pkey PRIMARY KEY,
        name text NOT NULL,
        division_code text NOT NULL CONSTRAINT department_division_fkey REFERENCES division (code),
        uscc text CONSTRAINT department_uscc_key UNIQUE,
        kind text NOT NULL CONSTRAINT department_kind_known
          CHECK (kind IN ('DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT'))
      )`);
    await runner.query(`CREATE INDEX department_division_idx ON department (division_code)`);
    await runner.query(`
      CREATE UNIQUE INDEX department_one_authority_key ON department (division_code) WHERE kind = 'AUTHORITY'`);
    await runner.query(`
      CREATE UNIQUE INDEX department_one_government_key ON department (division_code) WHERE kind = 'GOVERNMENT'`);
    await runner.query(`
      CREATE TABLE working_body (
        department_id text NOT NULL CONSTRAINT working_body_department_fkey REFERENCES department (id),
        name text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT working_body_one_active
          EXCLUDE USING gist (department_id WITH =, daterange(valid_from, valid_to) WITH &&)
      )`);
    await runner.query(`
      CREATE TABLE account (id text CONSTRAINT account_pkey PRIMARY KEY, person_id uuid NOT NULL)`);
    await runner.query(`
      CREATE TABLE appointment (
        account_id text NOT NULL CONSTRAINT appointment_account_fkey REFERENCES account (id),
        role text NOT NULL,
        department_id text NOT NULL CONSTRAINT appointment_department_fkey REFERENCES department (id),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT appointment_once EXCLUDE USING gist
          (account_id WITH =, role WITH =, department_id WITH =, daterange(valid_from, valid_to) WITH &&)
      )`);
    await runner.query(`CREATE INDEX appointment_account_idx ON appointment (account_id)`);
    await runner.query(`CREATE INDEX appointment_office_idx ON appointment (department_id, role)`);
    await runner.query(`
      CREATE TABLE audited_division (
        account_id text NOT NULL CONSTRAINT audited_division_account_fkey REFERENCES account (id),
        division_code text NOT NULL,
        CONSTRAINT audited_division_pkey PRIMARY KEY (account_id, division_code)
      )`);
    await this.version(runner);
  }

  /** A number that grows with every change of the organisation, so that a process can keep a copy of it. */
  private async version(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation_version (
        id boolean DEFAULT true CONSTRAINT organisation_version_pkey PRIMARY KEY
          CONSTRAINT organisation_version_single_row CHECK (id),
        version bigint NOT NULL DEFAULT 0
      )`);
    await runner.query(`INSERT INTO organisation_version DEFAULT VALUES`);
    await runner.query(`
      CREATE FUNCTION organisation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE organisation_version SET version = version + 1; RETURN NULL; END $$`);
    for (const table of ['division', 'department', 'working_body', 'appointment']) {
      await runner.query(`
        CREATE TRIGGER ${table}_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE organisation_version, audited_division, appointment, account, working_body, department, division`);
    await runner.query(`DROP FUNCTION organisation_changed()`);
  }
}
