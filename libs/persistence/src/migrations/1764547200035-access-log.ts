import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Functions of the owner that the running role may call: a fixed path keeps others from slipping objects under them. */
const NARROW = `SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms'`;

/**
 * Log of sign-ins, of refused attempts and of reads that are recorded, by real time: one partition for each month, one
 * hash chain through all days. The running role adds rows and reads them; months begin and end by functions of the owner.
 */
export class AccessLog1764547200035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access_log (
        day date NOT NULL,
        seq int NOT NULL CONSTRAINT access_log_seq_positive CHECK (seq > 0),
        format int NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        account_id text,
        department_id text,
        roles text[] NOT NULL,
        method text,
        route text,
        resource_id uuid,
        code text,
        address text,
        request_id text,
        left_out int NOT NULL,
        prev_hash text NOT NULL CONSTRAINT access_log_prev_hash_hex CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
        hash text NOT NULL CONSTRAINT access_log_hash_hex CHECK (hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT access_log_pkey PRIMARY KEY (day, seq),
        CONSTRAINT access_log_day_of_instant CHECK (day = (at AT TIME ZONE 'Asia/Shanghai')::date)
      ) PARTITION BY RANGE (day)`);
    for (const column of ['account_id', 'department_id', 'kind', 'resource_id'])
      await runner.query(`CREATE INDEX access_log_${column}_idx ON access_log (${column}, day, seq)`);
    await this.ends(runner);
    await this.appendOnly(runner);
    await this.months(runner);
  }

  /** The two ends of the chain: its head, at which it grows, and the last hash of each month that was forgotten. */
  private async ends(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION access_log_now() RETURNS timestamptz LANGUAGE sql
      AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$`);
    await runner.query(`
      CREATE TABLE access_log_head (
        id boolean DEFAULT true CONSTRAINT access_log_head_pkey PRIMARY KEY
          CONSTRAINT access_log_head_single_row CHECK (id),
        day date NOT NULL,
        seq int NOT NULL,
        at timestamptz NOT NULL,
        hash text NOT NULL
      )`);
    await runner.query(`
      INSERT INTO access_log_head (day, seq, at, hash)
      SELECT (now AT TIME ZONE 'Asia/Shanghai')::date, 0, now, repeat('0', 64) FROM access_log_now() AS now`);
    await runner.query(`
      CREATE TABLE access_log_forgotten (
        month date CONSTRAINT access_log_forgotten_pkey PRIMARY KEY,
        day date NOT NULL,
        seq int NOT NULL,
        hash text NOT NULL,
        forgotten_at timestamptz NOT NULL DEFAULT access_log_now()
      )`);
  }

  /** Holds for the owner, too. A partition needs a trigger of its own, because it can be named itself. */
  private async appendOnly(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION access_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'the access log is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
        END $$`);
    for (const table of ['access_log', 'access_log_forgotten']) {
      await runner.query(`
        CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION access_log_append_only()`);
      await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER access_log_append_only`);
    }
  }

  /**
   * Months begin ahead of time, and end at the earliest six months after their last day (网络安全法). A month is attached
   * and not created in place, which would wait for every reader.
   */
  private async months(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION access_log_open_months() RETURNS int LANGUAGE plpgsql ${NARROW} AS $$
        DECLARE
          first date;
          month text;
          opened int := 0;
        BEGIN
          FOR ahead IN 0..2 LOOP
            first := date_trunc('month', public.access_log_now() AT TIME ZONE 'Asia/Shanghai') + make_interval(months => ahead);
            month := 'access_log_' || to_char(first, 'YYYY_MM');
            CONTINUE WHEN to_regclass('public.' || month) IS NOT NULL;
            LOCK TABLE public.access_log IN SHARE UPDATE EXCLUSIVE MODE;
            CONTINUE WHEN to_regclass('public.' || month) IS NOT NULL;
            EXECUTE format('CREATE TABLE public.%I (LIKE public.access_log INCLUDING CONSTRAINTS)', month);
            EXECUTE format('CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I
              FOR EACH STATEMENT EXECUTE FUNCTION public.access_log_append_only()', month);
            EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER access_log_append_only', month);
            EXECUTE format('ALTER TABLE public.access_log ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
              month, first, (first + interval '1 month')::date);
            opened := opened + 1;
          END LOOP;
          RETURN opened;
        END $$`);
    await runner.query(`
      CREATE FUNCTION access_log_forget(months int) RETURNS int LANGUAGE plpgsql ${NARROW} AS $$
        DECLARE
          old record;
          forgotten int := 0;
        BEGIN
          IF months IS NULL OR months < 6 THEN
            RAISE EXCEPTION 'the access log is kept for at least six months' USING ERRCODE = 'restrict_violation';
          END IF;
          FOR old IN
            SELECT c.relname AS name, to_date(right(c.relname, 7), 'YYYY_MM') AS first
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'public.access_log'::regclass
              AND to_date(right(c.relname, 7), 'YYYY_MM') + make_interval(months => months + 1)
                <= public.access_log_now() AT TIME ZONE 'Asia/Shanghai'
            ORDER BY 2
          LOOP
            EXECUTE format('INSERT INTO public.access_log_forgotten (month, day, seq, hash)
              SELECT %L, day, seq, hash FROM public.%I ORDER BY day DESC, seq DESC LIMIT 1', old.first, old.name);
            EXECUTE format('DROP TABLE public.%I', old.name);
            forgotten := forgotten + 1;
          END LOOP;
          RETURN forgotten;
        END $$`);
    await runner.query(`REVOKE ALL ON FUNCTION access_log_open_months(), access_log_forget(int) FROM PUBLIC`);
    await runner.query(`SELECT access_log_open_months()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE access_log, access_log_head, access_log_forgotten`);
    await runner.query(`
      DROP FUNCTION access_log_forget(int), access_log_open_months(), access_log_append_only(), access_log_now()`);
  }
}
