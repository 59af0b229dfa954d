import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Delegations of offices and recusals. A delegation is no row of `appointment`, because the release before would take it for
 * an office that lasts whatever becomes of its holder.
 */
export class ActingForAnother1764547200038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delegation (
        matter uuid CONSTRAINT delegation_pkey PRIMARY KEY,
        account_id text NOT NULL CONSTRAINT delegation_account_fkey REFERENCES account (id),
        role text NOT NULL,
        department_id text NOT NULL CONSTRAINT delegation_department_fkey REFERENCES department (id),
        delegated_by text NOT NULL CONSTRAINT delegation_delegated_by_fkey REFERENCES account (id),
        qualified_by text[] NOT NULL,
        held_from timestamptz NOT NULL,
        held_to timestamptz NOT NULL,
        CONSTRAINT delegation_lasts CHECK (held_to > held_from),
        CONSTRAINT delegation_to_another CHECK (delegated_by <> account_id),
        CONSTRAINT delegation_once EXCLUDE USING gist
          (account_id WITH =, role WITH =, department_id WITH =, tstzrange(held_from, held_to) WITH &&)
      )`);
    await runner.query(`CREATE INDEX delegation_account_idx ON delegation (account_id)`);
    await runner.query(`CREATE INDEX delegation_office_idx ON delegation (department_id, role)`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER delegation_changed AFTER INSERT OR UPDATE OR DELETE ON delegation
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION organisation_changed()`);
    await runner.query(`
      CREATE TABLE recusal (
        matter uuid CONSTRAINT recusal_pkey PRIMARY KEY,
        person_id uuid NOT NULL,
        recused_from uuid NOT NULL
      )`);
    await runner.query(`CREATE INDEX recusal_person_idx ON recusal (person_id) INCLUDE (recused_from)`);
    await this.offices(runner);
  }

  /** A delegation ends with the office of its holder, and with the rank of whoever acts in it, without being written again. */
  private async offices(runner: QueryRunner): Promise<void> {
    // True if the holder of the delegated office holds it at an instant, and whoever acts in it a qualifying one.
    await runner.query(`
      CREATE FUNCTION is_backed(given delegation, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT count(DISTINCT p.account_id) = 2
        FROM appointment p JOIN account a ON a.id = p.account_id
        WHERE p.department_id = given.department_id
          AND (p.account_id = given.delegated_by AND p.role = given.role
            OR p.account_id = given.account_id AND p.role = ANY (given.qualified_by))
          AND p.held_from <= at AND coalesce(least(p.held_to, a.closed_at) > at, true) $$`);
    await runner.query(`
      CREATE OR REPLACE VIEW office_held AS
        ${OWN_OFFICES.replace('a.person_id', 'a.person_id, NULL::text AS delegated_by')}
        UNION ALL
        SELECT g.account_id, g.role, g.department_id, '{}', NULL, '{}', a.person_id, g.delegated_by
        FROM delegation g
        JOIN account a ON a.id = g.account_id AND a.closed_at IS NULL
        JOIN department d ON d.id = g.department_id AND d.ended_at IS NULL
        WHERE tstzrange(g.held_from, g.held_to) @> (SELECT platform_now()) AND is_backed(g, (SELECT platform_now()))
          AND NOT EXISTS (
            SELECT FROM appointment p
            WHERE p.account_id = g.account_id AND p.role = g.role AND p.department_id = g.department_id
              AND tstzrange(p.held_from, p.held_to) @> (SELECT platform_now()))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW office_held`);
    await runner.query(`CREATE VIEW office_held AS ${OWN_OFFICES}`);
    await runner.query(`DROP FUNCTION is_backed(delegation, timestamptz)`);
    await runner.query(`DROP TABLE recusal`);
    await runner.query(`DROP TABLE delegation`);
  }
}

/** The view as the migration before made it. */
const OWN_OFFICES = `
  SELECT p.account_id, p.role, p.department_id, p.audited_divisions, p.client_kind, p.commands, a.person_id
  FROM appointment p
  JOIN account a ON a.id = p.account_id AND a.closed_at IS NULL
  JOIN department d ON d.id = p.department_id AND d.ended_at IS NULL
  WHERE tstzrange(p.held_from, p.held_to) @> (SELECT platform_now())`;
