import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHINA_CALENDAR } from '#libs/domain';

/** Versions of the working-day calendar, which is in force, how far clocks were counted again, and who changed a rule. */
export class Calendars1764547200014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.versions(runner);
    await this.changes(runner);
    await this.rollouts(runner);
  }

  /** Without `based_on` it came with the platform: nobody uploaded it. */
  private async versions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_version (
        version text CONSTRAINT calendar_version_pkey PRIMARY KEY,
        content jsonb NOT NULL,
        year int,
        title text NOT NULL,
        based_on text CONSTRAINT calendar_version_based_on_fkey REFERENCES calendar_version (version),
        uploaded_by text,
        uploaded_person uuid,
        uploaded_at timestamptz,
        activated_by text,
        activated_person uuid,
        activated_at timestamptz,
        CONSTRAINT calendar_version_upload_whole
          CHECK (num_nulls(year, based_on, uploaded_by, uploaded_person, uploaded_at) IN (0, 5)),
        CONSTRAINT calendar_version_activation_whole
          CHECK (num_nulls(activated_by, activated_person, activated_at) IN (0, 3)),
        CONSTRAINT calendar_version_two_persons CHECK (activated_person <> uploaded_person)
      )`);
    await runner.query(`INSERT INTO calendar_version (version, content, title) VALUES ($1, $2, $3)`, [
      CHINA_CALENDAR.version,
      JSON.stringify(CHINA_CALENDAR.content),
      '2025年、2026年放假通知',
    ]);
    await runner.query(`
      CREATE FUNCTION calendar_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND OLD.activated_at IS NULL AND OLD.based_on IS NOT NULL AND
             (to_jsonb(NEW) - ARRAY['activated_by', 'activated_person', 'activated_at']) =
             (to_jsonb(OLD) - ARRAY['activated_by', 'activated_person', 'activated_at']) THEN RETURN NEW;
          END IF;
          RAISE EXCEPTION 'versions of the calendar never change: % refused', TG_OP USING ERRCODE = 'restrict_violation';
        END $$`);
    await runner.query(`
      CREATE TRIGGER calendar_version_guard BEFORE UPDATE OR DELETE ON calendar_version
      FOR EACH ROW EXECUTE FUNCTION calendar_version_guard()`);
    await runner.query(`
      ALTER TABLE platform ADD COLUMN calendar_version text NOT NULL DEFAULT '${CHINA_CALENDAR.version}'
        CONSTRAINT platform_calendar_version_fkey REFERENCES calendar_version (version)`);
  }

  private async changes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_change (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT rule_change_pkey PRIMARY KEY,
        kind text NOT NULL,
        act text NOT NULL CONSTRAINT rule_change_act_known CHECK (act IN ('UPLOADED', 'ACTIVATED')),
        version text NOT NULL,
        version_before text NOT NULL,
        account text NOT NULL,
        person uuid NOT NULL,
        at timestamptz NOT NULL,
        diff jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX rule_change_version_idx ON rule_change (kind, version, id)`);
    await runner.query(`
      CREATE FUNCTION rule_change_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'changes of rules are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
        END $$`);
    await runner.query(`
      CREATE TRIGGER rule_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_change
      FOR EACH STATEMENT EXECUTE FUNCTION rule_change_append_only()`);
  }

  /** What a version did to a clock is in the matter's events; this is how lists find it. */
  private async rollouts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_rollout (
        version text CONSTRAINT calendar_rollout_pkey PRIMARY KEY
          CONSTRAINT calendar_rollout_version_fkey REFERENCES calendar_version (version),
        state text NOT NULL
          CONSTRAINT calendar_rollout_state_known CHECK (state IN ('RUNNING', 'DONE', 'STOPPED', 'SUPERSEDED')),
        candidates int NOT NULL,
        pass int NOT NULL DEFAULT 1,
        found int NOT NULL DEFAULT 0,
        failed int NOT NULL DEFAULT 0,
        after_matter uuid,
        started_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE clock_recount (
        matter uuid NOT NULL CONSTRAINT clock_recount_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        seq int NOT NULL,
        clock_id text NOT NULL,
        version text NOT NULL,
        version_before text NOT NULL,
        last_day date,
        last_day_before date,
        due_at timestamptz,
        due_before timestamptz,
        provisional boolean NOT NULL,
        provisional_before boolean NOT NULL,
        at timestamptz NOT NULL,
        moved boolean NOT NULL GENERATED ALWAYS AS (due_at IS DISTINCT FROM due_before) STORED,
        CONSTRAINT clock_recount_pkey PRIMARY KEY (matter, seq)
      )`);
    await runner.query(`CREATE INDEX clock_recount_version_idx ON clock_recount (version, matter, seq)`);
    await runner.query(`
      CREATE INDEX clock_counted_by_idx ON clock (calendar_version, matter)
      WHERE state IN ('RUNNING', 'PAUSED') OR late`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX clock_counted_by_idx`);
    await runner.query(`ALTER TABLE platform DROP COLUMN calendar_version`);
    await runner.query(`DROP TABLE clock_recount, calendar_rollout, rule_change, calendar_version`);
    await runner.query(`DROP FUNCTION rule_change_append_only(), calendar_version_guard()`);
  }
}
