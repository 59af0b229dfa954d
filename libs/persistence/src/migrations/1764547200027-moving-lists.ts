import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dates of limits of the Regulation, then those of targets; what has no date stands last. */
const BY_DATE = `(coalesce(due_at, 'infinity'::timestamptz)), (coalesce(target_due_at, 'infinity'::timestamptz)), id`;

/** Indices by date, with the column before it. */
const DATED: readonly (readonly [name: string, table: string, lead: string, where?: string])[] = [
  ['matter_due_idx', 'matter', ''],
  ['matter_state_idx', 'matter', 'process, state, '],
  ['matter_requester_idx', 'matter', 'requester, '],
  ['matter_provider_idx', 'matter', 'provider, '],
  ['matter_extension_authority_idx', 'matter', 'extension_authority, '],
  ['matter_source_idx', 'matter', 'source, ', 'source IS NOT NULL'],
  ['matter_authority_idx', 'matter', 'authority, ', 'authority IS NOT NULL'],
  ['matter_responsible_idx', 'matter', 'responsible, ', 'responsible IS NOT NULL'],
  ['alert_due_idx', 'alert', '', 'withdrawn_at IS NULL'],
  ['task_department_idx', 'task', 'department_id, '],
];

/**
 * Lists that lose no row while it moves: the transaction that last changed a date or a code of a row is kept. Dates of
 * targets stand apart from those of limits; the start that runs this folds all matters again and fills them. Matters are
 * searched as the catalogue is: in one form, by pairs of characters.
 */
export class MovingLists1764547200027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['matter', 'task', 'alert'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN target_due_at timestamptz`);
    for (const [name, table, lead, where] of DATED) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`CREATE INDEX ${name} ON ${table} (${lead}${BY_DATE})${where ? ` WHERE ${where}` : ''}`);
    }
    await this.moves(runner);
    await this.search(runner);
  }

  private async moves(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION note_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.moved_by := pg_current_xact_id(); RETURN NEW; END $$`);
    await runner.query(`ALTER TABLE matter ADD COLUMN moved_by xid8`);
    await runner.query(`
      CREATE TRIGGER matter_moves BEFORE UPDATE ON matter FOR EACH ROW
      WHEN (OLD.due_at IS DISTINCT FROM NEW.due_at OR OLD.target_due_at IS DISTINCT FROM NEW.target_due_at)
      EXECUTE FUNCTION note_move()`);
    // A transition deletes the tasks of its matter and writes them anew.
    await runner.query(`ALTER TABLE task ADD COLUMN moved_by xid8`);
    await runner.query(`CREATE TRIGGER task_moves BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION note_move()`);
    await runner.query(`ALTER TABLE catalog_entry ADD COLUMN moved_by xid8`);
    await runner.query(`
      CREATE TRIGGER catalog_entry_moves BEFORE UPDATE ON catalog_entry FOR EACH ROW
      WHEN (OLD.catalog_code IS DISTINCT FROM NEW.catalog_code OR OLD.content IS DISTINCT FROM NEW.content)
      EXECUTE FUNCTION note_move()`);
    for (const table of ['matter', 'task', 'catalog_entry'])
      await runner.query(`CREATE INDEX ${table}_moved_idx ON ${table} (moved_by) WHERE moved_by IS NOT NULL`);
  }

  private async search(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX matter_search_idx`);
    await runner.query(`
      CREATE FUNCTION matter_searched(number text, title text, code text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN left(coalesce(search_form(number), '') || E'\\n' || search_form(title) || E'\\n' || search_form(code), 100000)`);
    const searched = 'matter_searched(number, title, catalog_code)';
    await runner.query(`
      ALTER TABLE matter
        ADD COLUMN searched text COLLATE "C" GENERATED ALWAYS AS (${searched}) STORED,
        ADD COLUMN grams tsvector GENERATED ALWAYS AS (array_to_tsvector(search_grams(${searched}))) STORED`);
    await runner.query(`CREATE INDEX matter_grams_idx ON matter USING gin (grams) WITH (fastupdate = off)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matter DROP COLUMN grams, DROP COLUMN searched`);
    await runner.query(`DROP FUNCTION matter_searched`);
    await runner.query(`CREATE INDEX matter_search_idx ON matter USING gin (search gin_trgm_ops)`);
    for (const table of ['matter', 'task', 'catalog_entry']) {
      await runner.query(`DROP TRIGGER ${table}_moves ON ${table}`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN moved_by`);
    }
    await runner.query(`DROP FUNCTION note_move`);
    for (const [name, table, lead, where] of DATED) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(
        `CREATE INDEX ${name} ON ${table} (${lead}(coalesce(due_at, 'infinity'::timestamptz)), id)${where ? ` WHERE ${where}` : ''}`,
      );
    }
    for (const table of ['matter', 'task', 'alert'])
      await runner.query(`ALTER TABLE ${table} DROP COLUMN target_due_at`);
  }
}
