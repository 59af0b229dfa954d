import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of `matter` that decide whom it concerns. */
const DECIDING = ['requester', 'provider', 'source', 'responsible', 'authority', 'administration', 'open_to_parties'];

/**
 * Departments that a matter concerns, so that a list begins with those of its reader (decision 65). DIVISION: its people and
 * all who oversee its division; OWN: its people; ADMINISTRATION: its administrators. The database keeps them, so that the
 * version before writes them, too; `matter_concern_now` says what they must be.
 */
export class MatterConcerns1764547200051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW matter_concern_now AS
        SELECT matter, department_id, min(reach) AS reach FROM (
          SELECT id AS matter, coalesce(requester, provider, responsible, authority) AS department_id,
            CASE WHEN open_to_parties THEN 'DIVISION' ELSE 'OWN' END AS reach FROM matter
          UNION ALL SELECT id, provider, 'DIVISION' FROM matter WHERE open_to_parties
          UNION ALL SELECT id, source, 'DIVISION' FROM matter WHERE open_to_parties
          UNION ALL SELECT id, administration, 'ADMINISTRATION' FROM matter
          UNION ALL SELECT c.matter, c.responsible, 'OWN' FROM clock c JOIN matter m ON m.id = c.matter WHERE m.open_to_parties
          UNION ALL SELECT c.matter, c.other_party, 'OWN' FROM clock c JOIN matter m ON m.id = c.matter WHERE m.open_to_parties
        ) AS named WHERE department_id IS NOT NULL GROUP BY matter, department_id`);
    await runner.query(`
      CREATE TABLE matter_concern (
        matter uuid CONSTRAINT matter_concern_matter_fkey REFERENCES matter (id) ON DELETE CASCADE,
        department_id text,
        reach text NOT NULL CONSTRAINT matter_concern_reach_known CHECK (reach IN ('DIVISION', 'OWN', 'ADMINISTRATION')),
        CONSTRAINT matter_concern_pkey PRIMARY KEY (matter, department_id)
      )`);
    await runner.query(`INSERT INTO matter_concern SELECT matter, department_id, reach FROM matter_concern_now`);
    await runner.query(`
      CREATE INDEX matter_concern_department_idx ON matter_concern (department_id, matter) INCLUDE (reach)`);
    await this.kept(runner);
  }

  private async kept(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_concerns(concerned uuid) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          DELETE FROM matter_concern k WHERE k.matter = concerned AND NOT EXISTS (
            SELECT FROM matter_concern_now n
            WHERE n.matter = concerned AND n.department_id = k.department_id AND n.reach = k.reach);
          INSERT INTO matter_concern
            SELECT matter, department_id, reach FROM matter_concern_now WHERE matter = concerned ON CONFLICT DO NOTHING;
        END $$`);
    for (const [table, key] of [
      ['matter', 'id'],
      ['clock', 'matter'],
    ] as const) {
      const deciding = table === 'matter' ? DECIDING : ['responsible', 'other_party'];
      const moved = deciding.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
      await runner.query(`
        CREATE FUNCTION keep_concerns_of_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM keep_concerns(NEW.${key}); RETURN NULL; END $$`);
      await runner.query(`
        CREATE TRIGGER ${table}_concerns_new AFTER INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION keep_concerns_of_${table}()`);
      await runner.query(`
        CREATE TRIGGER ${table}_concerns_moved AFTER UPDATE ON ${table}
        FOR EACH ROW WHEN (${moved}) EXECUTE FUNCTION keep_concerns_of_${table}()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['matter', 'clock']) {
      await runner.query(`DROP TRIGGER ${table}_concerns_new ON ${table}`);
      await runner.query(`DROP TRIGGER ${table}_concerns_moved ON ${table}`);
      await runner.query(`DROP FUNCTION keep_concerns_of_${table}()`);
    }
    await runner.query(`DROP FUNCTION keep_concerns(uuid)`);
    await runner.query(`DROP TABLE matter_concern`);
    await runner.query(`DROP VIEW matter_concern_now`);
  }
}
