import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The legal record: hash-chained streams that only grow, the answers of commands, the counters of numbers. */
export class EventStore1764547200003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        stream uuid NOT NULL,
        seq int NOT NULL CONSTRAINT event_seq_positive CHECK (seq > 0),
        format int NOT NULL,
        type text NOT NULL,
        version int NOT NULL,
        command_id uuid NOT NULL,
        actor_account text,
        actor_person uuid,
        actor_department text,
        actor_role text,
        at timestamptz NOT NULL,
        received_at timestamptz,
        recorded_at timestamptz NOT NULL,
        payload text NOT NULL,
        prev_hash text NOT NULL CONSTRAINT event_prev_hash_hex CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
        hash text NOT NULL CONSTRAINT event_hash_hex CHECK (hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT event_pkey PRIMARY KEY (stream, seq),
        CONSTRAINT event_actor_whole
          CHECK (num_nulls(actor_account, actor_person, actor_department, actor_role) IN (0, 4))
      )`);
    await runner.query(`CREATE INDEX event_command_idx ON event (command_id)`);
    await this.appendOnly(runner);
    await runner.query(`
      CREATE TABLE command (
        id uuid CONSTRAINT command_pkey PRIMARY KEY,
        matter uuid NOT NULL,
        account text,
        request_hash text NOT NULL,
        status int NOT NULL,
        answer jsonb NOT NULL,
        recorded_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX command_matter_idx ON command (matter, recorded_at)`);
    await runner.query(`
      CREATE TABLE number_counter (
        series text NOT NULL,
        authority text NOT NULL,
        year int NOT NULL,
        last int NOT NULL,
        CONSTRAINT number_counter_pkey PRIMARY KEY (series, authority, year)
      )`);
  }

  /** Holds for the owner and in replication, too: to change an event somebody must first remove the trigger. */
  private async appendOnly(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'events are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
        END $$`);
    await runner.query(`
      CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
      FOR EACH STATEMENT EXECUTE FUNCTION event_append_only()`);
    await runner.query(`ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only`);
    await runner.query(`
      CREATE FUNCTION platform_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' OR NEW.mode <> OLD.mode THEN
            RAISE EXCEPTION 'the mode of this database (%) never changes', OLD.mode
              USING ERRCODE = 'restrict_violation';
          END IF;
          IF NOT EXISTS (SELECT FROM event) THEN RETURN NEW; END IF;
          IF NEW.offset_ms < OLD.offset_ms OR NEW.held_at < OLD.held_at OR
             (NEW.held_at IS NULL AND clock_timestamp() + NEW.offset_ms * interval '1 millisecond' < OLD.held_at) THEN
            RAISE EXCEPTION 'platform time moves forward only' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER platform_guard BEFORE UPDATE OR DELETE ON platform
      FOR EACH ROW EXECUTE FUNCTION platform_guard()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER platform_guard ON platform`);
    await runner.query(`DROP TABLE number_counter, command, event`);
    await runner.query(`DROP FUNCTION platform_guard(), event_append_only()`);
  }
}
