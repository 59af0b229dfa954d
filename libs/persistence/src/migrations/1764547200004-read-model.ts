import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists are ordered by due date, then id; what has no due date stands last. */
const BY_DUE = `(coalesce(due_at, 'infinity'::timestamptz)), id`;

/** What lists and searches read: all of it can be built again from the events. */
export class ReadModel1764547200004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.matters(runner);
    await this.clocks(runner);
    await this.alerts(runner);
    await this.tasks(runner);
  }

  private async matters(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matter (
        id uuid CONSTRAINT matter_pkey PRIMARY KEY,
        process text NOT NULL,
        number text CONSTRAINT matter_number_key UNIQUE,
        title text NOT NULL,
        catalog_code text NOT NULL,
        state text NOT NULL,
        since timestamptz NOT NULL,
        seq int NOT NULL,
        head_hash text NOT NULL,
        definition_version int NOT NULL,
        folded jsonb NOT NULL,
        requester text NOT NULL CONSTRAINT matter_requester_fkey REFERENCES department (id),
        provider text NOT NULL CONSTRAINT matter_provider_fkey REFERENCES department (id),
        extension_authority text NOT NULL CONSTRAINT matter_extension_authority_fkey REFERENCES department (id),
        open_to_parties boolean NOT NULL,
        closed boolean NOT NULL,
        due_at timestamptz,
        wake_at timestamptz,
        wake_for text,
        search text NOT NULL GENERATED ALWAYS AS (coalesce(number, '') || ' ' || title || ' ' || catalog_code) STORED
      )`);
    await runner.query(`CREATE INDEX matter_due_idx ON matter (${BY_DUE})`);
    await runner.query(`CREATE INDEX matter_state_idx ON matter (process, state, ${BY_DUE})`);
    await runner.query(`CREATE INDEX matter_requester_idx ON matter (requester, ${BY_DUE})`);
    await runner.query(`CREATE INDEX matter_provider_idx ON matter (provider, ${BY_DUE})`);
    await runner.query(`CREATE INDEX matter_extension_authority_idx ON matter (extension_authority, ${BY_DUE})`);
    await runner.query(`CREATE INDEX matter_search_idx ON matter USING gin (search gin_trgm_ops)`);
    await runner.query(`
      CREATE INDEX matter_wake_idx ON matter (wake_at, id) WHERE NOT closed AND wake_at IS NOT NULL`);
  }

  private async clocks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clock (
        id uuid CONSTRAINT clock_pkey PRIMARY KEY,
        matter uuid NOT NULL CONSTRAINT clock_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        clock_id text NOT NULL,
        kind text NOT NULL,
        clause text NOT NULL,
        breach_clause text,
        responsible text NOT NULL,
        other_party text,
        state text NOT NULL,
        day0 date NOT NULL,
        working_days int NOT NULL,
        last_day date,
        due_at timestamptz,
        started_at timestamptz NOT NULL,
        met_at timestamptz,
        late boolean NOT NULL GENERATED ALWAYS AS (coalesce(met_at >= due_at, false)) STORED,
        provisional boolean NOT NULL,
        calendar_version text NOT NULL,
        policy_version text NOT NULL,
        CONSTRAINT clock_of_matter_key UNIQUE (matter, clock_id)
      )`);
    await runner.query(`CREATE INDEX clock_unmet_idx ON clock (due_at, matter) WHERE state = 'RUNNING'`);
    await runner.query(`CREATE INDEX clock_clause_idx ON clock (clause, matter)`);
  }

  private async alerts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alert (
        id uuid CONSTRAINT alert_pkey PRIMARY KEY,
        matter uuid NOT NULL CONSTRAINT alert_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        seq int NOT NULL,
        clock_id text,
        level text NOT NULL CONSTRAINT alert_level_known
          CHECK (level IN ('L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'NOTICE')),
        text text NOT NULL,
        at timestamptz NOT NULL,
        due_at timestamptz,
        late boolean NOT NULL,
        breach_clause text,
        withdrawn_at timestamptz
      )`);
    await runner.query(`CREATE INDEX alert_matter_idx ON alert (matter, seq)`);
    await runner.query(`CREATE INDEX alert_due_idx ON alert (${BY_DUE}) WHERE withdrawn_at IS NULL`);
    await runner.query(`
      CREATE TABLE alert_recipient (
        alert uuid NOT NULL CONSTRAINT alert_recipient_alert_fkey REFERENCES alert (id) ON DELETE CASCADE,
        department_id text NOT NULL,
        role text NOT NULL,
        CONSTRAINT alert_recipient_pkey PRIMARY KEY (alert, department_id, role)
      )`);
    await runner.query(`CREATE INDEX alert_recipient_office_idx ON alert_recipient (department_id, role, alert)`);
  }

  private async tasks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        id uuid CONSTRAINT task_pkey PRIMARY KEY,
        matter uuid NOT NULL CONSTRAINT task_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        command text NOT NULL,
        department_id text NOT NULL,
        roles text[] NOT NULL,
        clock_id text,
        due_at timestamptz
      )`);
    await runner.query(`CREATE INDEX task_matter_idx ON task (matter)`);
    await runner.query(`CREATE INDEX task_department_idx ON task (department_id, ${BY_DUE})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task, alert_recipient, alert, clock, matter`);
  }
}
