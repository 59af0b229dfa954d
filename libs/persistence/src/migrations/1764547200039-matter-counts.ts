import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Filters and counts of matters. The start that runs this folds all matters again and fills the day of opening. Matters
 * that one side moves inside are few, and each is judged by the rules before it is counted.
 */
export class MatterCounts1764547200039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matter ADD COLUMN opened_at timestamptz`);
    await runner.query(`CREATE INDEX matter_opened_idx ON matter (opened_at) WHERE opened_at IS NOT NULL`);
    await runner.query(`ALTER TABLE matter ADD COLUMN has_outer_state boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX matter_outer_state_idx ON matter (id) WHERE has_outer_state`);
    await this.overdue(runner);
    await runner.query(`
      CREATE INDEX clock_concerned_idx ON clock (other_party, matter) WHERE other_party IS NOT NULL`);
    await runner.query(`CREATE INDEX clock_responsible_idx ON clock (responsible, matter)`);
  }

  /** The list of overdue clocks, as other lists, loses no row that moves while its pages are read. */
  private async overdue(runner: QueryRunner): Promise<void> {
    const running = `WHERE kind = 'STATUTORY' AND state = 'RUNNING'`;
    await runner.query(`CREATE INDEX clock_overdue_idx ON clock (due_at, id) ${running}`);
    await runner.query(`CREATE INDEX clock_overdue_of_idx ON clock (responsible, due_at, id) ${running}`);
    await runner.query(`ALTER TABLE clock ADD COLUMN moved_by xid8`);
    await runner.query(`
      CREATE TRIGGER clock_moves BEFORE UPDATE ON clock FOR EACH ROW
      WHEN (OLD.due_at IS DISTINCT FROM NEW.due_at) EXECUTE FUNCTION note_move()`);
    await runner.query(`CREATE INDEX clock_moved_idx ON clock (moved_by) WHERE moved_by IS NOT NULL`);
    await runner.query(`CREATE INDEX breach_standing_late_idx ON breach_standing (late_matter, late_clock)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['clock_responsible_idx', 'clock_concerned_idx']) await runner.query(`DROP INDEX ${index}`);
    for (const index of ['clock_overdue_of_idx', 'clock_overdue_idx', 'breach_standing_late_idx'])
      await runner.query(`DROP INDEX ${index}`);
    await runner.query(`DROP TRIGGER clock_moves ON clock`);
    await runner.query(`ALTER TABLE clock DROP COLUMN moved_by`);
    await runner.query(`ALTER TABLE matter DROP COLUMN opened_at, DROP COLUMN has_outer_state`);
  }
}
