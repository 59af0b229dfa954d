import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kept figures (decision 63). What a department has in the figures through a matter is a pattern of cases, alike in many
 * matters, from one instant to another. A matter is due to be counted again after each of its transitions.
 */
export class Figures1764547200050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_pattern (
        id uuid CONSTRAINT figure_pattern_pkey PRIMARY KEY,
        cases jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE figure_span (
        matter uuid CONSTRAINT figure_span_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        department_id text COLLATE "C",
        from_at timestamptz,
        until_at timestamptz NOT NULL,
        pattern uuid NOT NULL CONSTRAINT figure_span_pattern_fkey REFERENCES figure_pattern (id),
        is_party boolean NOT NULL,
        CONSTRAINT figure_span_pkey PRIMARY KEY (matter, department_id, from_at),
        CONSTRAINT figure_span_lasts CHECK (from_at < until_at)
      )`);
    await runner.query(`
      CREATE INDEX figure_span_counted_idx ON figure_span (department_id, until_at, from_at)
        INCLUDE (pattern, matter, is_party)`);
    await runner.query(`CREATE INDEX figure_span_pattern_idx ON figure_span (pattern, matter)`);
    await this.due(runner);
  }

  /** The place of a matter up to which it must be counted again; the matters of an earlier release all must. */
  private async due(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_due (
        matter uuid CONSTRAINT figure_due_pkey PRIMARY KEY
          CONSTRAINT figure_due_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        seq int NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION note_figures_due() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO figure_due (matter, seq) VALUES (NEW.id, NEW.seq)
            ON CONFLICT (matter) DO UPDATE SET seq = EXCLUDED.seq;
          RETURN NULL;
        END $$`);
    await runner.query(`
      CREATE TRIGGER matter_figures_due AFTER INSERT OR UPDATE OF seq ON matter
      FOR EACH ROW EXECUTE FUNCTION note_figures_due()`);
    await runner.query(`INSERT INTO figure_due (matter, seq) SELECT id, seq FROM matter`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER matter_figures_due ON matter`);
    await runner.query(`DROP FUNCTION note_figures_due()`);
    await runner.query(`DROP TABLE figure_due, figure_span, figure_pattern`);
  }
}
