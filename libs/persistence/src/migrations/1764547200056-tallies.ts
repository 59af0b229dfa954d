import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kept counts of matters (decision 68). What a matter counts as (process, state, clauses, who must act, level) is a pattern;
 * a tally says how many matters of a pattern a kind of readers sees, by a key: `*` those who audit all, `V` with a division
 * those who oversee it, `D` with a department its people, `O` with a department what only a limit opens to those who also
 * oversee its division. After each of its transitions a matter is due to be counted again; `tally_matter_now` says how.
 */
export class Tallies1764547200056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.now(runner);
    await this.due(runner);
    await this.kept(runner);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tally_pattern (
        id uuid CONSTRAINT tally_pattern_pkey PRIMARY KEY,
        process text NOT NULL,
        state text NOT NULL,
        hidden boolean NOT NULL,
        clauses text[] NOT NULL,
        holders text[] NOT NULL,
        level text
      )`);
    await runner.query(`
      CREATE TABLE tally_matter (
        matter uuid CONSTRAINT tally_matter_pkey PRIMARY KEY,
        pattern uuid NOT NULL CONSTRAINT tally_matter_pattern_fkey REFERENCES tally_pattern (id),
        keys text[] NOT NULL
      )`);
    await runner.query(`CREATE INDEX tally_matter_pattern_idx ON tally_matter (pattern, matter)`);
    await runner.query(`
      CREATE TABLE tally (
        key text,
        pattern uuid CONSTRAINT tally_pattern_fkey REFERENCES tally_pattern (id),
        n int NOT NULL,
        CONSTRAINT tally_pkey PRIMARY KEY (key, pattern) INCLUDE (n)
      )`);
    await runner.query(`CREATE INDEX tally_none_idx ON tally (key) WHERE n = 0`);
  }

  private async now(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW tally_matter_now AS
        SELECT matter, md5(jsonb_build_array(process, state, hidden, clauses, holders, level)::text)::uuid AS pattern,
          process, state, hidden, clauses, holders, level, keys
        FROM (
          SELECT m.id AS matter, m.process, m.state, m.has_outer_state AS hidden,
            ARRAY(SELECT DISTINCT c.clause FROM clock c WHERE c.matter = m.id AND c.kind = 'STATUTORY' ORDER BY 1) AS clauses,
            ARRAY(SELECT DISTINCT t.department_id FROM task t WHERE t.matter = m.id AND t.roles <> '{}' ORDER BY 1) AS holders,
            (SELECT max(coalesce(a.level, 'L0')) FROM clock c LEFT JOIN alert a
               ON a.matter = c.matter AND a.clock_id = c.clock_id AND a.due_at = c.due_at AND a.withdrawn_at IS NULL
                 AND a.level <> 'NOTICE'
             WHERE c.matter = m.id AND c.kind = 'STATUTORY' AND c.state = 'RUNNING') AS level,
            ARRAY(
              WITH RECURSIVE named AS (
                SELECT k.department_id, k.reach, d.division_code AS code
                FROM matter_concern k JOIN department d ON d.id = k.department_id WHERE k.matter = m.id),
              above AS (
                SELECT code FROM named WHERE reach = 'DIVISION'
                UNION SELECT v.parent_code FROM above JOIN division v ON v.code = above.code WHERE v.parent_code IS NOT NULL)
              SELECT 'V ' || code FROM above
              UNION ALL SELECT 'D ' || department_id FROM named WHERE reach <> 'ADMINISTRATION'
              UNION ALL SELECT 'O ' || department_id FROM named WHERE reach = 'OWN' AND code NOT IN (SELECT code FROM above)
              UNION ALL SELECT '*' WHERE m.open_to_parties
              ORDER BY 1) AS keys
          FROM matter m) AS counted`);
  }

  /** Rows are added and never changed, so that no transition waits for the counting. */
  private async due(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tally_due (
        matter uuid,
        id bigint GENERATED ALWAYS AS IDENTITY,
        CONSTRAINT tally_due_pkey PRIMARY KEY (matter, id)
      )`);
    // As the owner, because the running role gets its rights only when all migrations are done.
    await runner.query(`
      CREATE FUNCTION note_tally_due() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO tally_due (matter) VALUES (coalesce(NEW.id, OLD.id));
          RETURN NULL;
        END $$`);
    await runner.query(`
      CREATE TRIGGER matter_tally_due AFTER INSERT OR UPDATE OR DELETE ON matter
      FOR EACH ROW EXECUTE FUNCTION note_tally_due()`);
  }

  /**
   * Counts some of what is due again, and answers how much. One statement sees the matters, and what is due of them, as of one
   * instant; what is added later stays due.
   */
  private async kept(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_tallies(most int) RETURNS int
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE done int;
        BEGIN
          IF NOT pg_try_advisory_xact_lock(hashtextextended('zhengshu tallies', 0)) THEN RETURN 0; END IF;
          WITH due AS MATERIALIZED (SELECT id, matter FROM tally_due ORDER BY matter, id LIMIT most),
            now AS MATERIALIZED (SELECT * FROM tally_matter_now n WHERE n.matter = ANY (ARRAY(SELECT matter FROM due))),
            before AS MATERIALIZED (SELECT * FROM tally_matter t WHERE t.matter = ANY (ARRAY(SELECT matter FROM due))),
            patterns AS (
              INSERT INTO tally_pattern (id, process, state, hidden, clauses, holders, level)
              SELECT DISTINCT ON (pattern) pattern, process, state, hidden, clauses, holders, level FROM now
              ON CONFLICT DO NOTHING),
            counted AS (
              INSERT INTO tally (key, pattern, n)
              SELECT key, pattern, sum(n) FROM (
                SELECT unnest(keys) AS key, pattern, 1 AS n FROM now
                UNION ALL SELECT unnest(keys), pattern, -1 FROM before) AS moved
              GROUP BY key, pattern HAVING sum(n) <> 0
              ON CONFLICT (key, pattern) DO UPDATE SET n = tally.n + EXCLUDED.n),
            forgotten AS (
              DELETE FROM tally_matter t WHERE t.matter IN (SELECT matter FROM before EXCEPT SELECT matter FROM now)),
            matters AS (
              INSERT INTO tally_matter (matter, pattern, keys) SELECT matter, pattern, keys FROM now
              ON CONFLICT (matter) DO UPDATE SET pattern = EXCLUDED.pattern, keys = EXCLUDED.keys
              WHERE (tally_matter.pattern, tally_matter.keys) IS DISTINCT FROM (EXCLUDED.pattern, EXCLUDED.keys)),
            settled AS (DELETE FROM tally_due WHERE (matter, id) IN (SELECT matter, id FROM due))
          SELECT count(*) INTO done FROM due;
          DELETE FROM tally WHERE n = 0;
          RETURN done;
        END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER matter_tally_due ON matter`);
    await runner.query(`DROP FUNCTION keep_tallies(int), note_tally_due()`);
    await runner.query(`DROP VIEW tally_matter_now`);
    await runner.query(`DROP TABLE tally_due, tally, tally_matter, tally_pattern`);
  }
}
