import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True of a limit that still binds. */
const BINDS = (row: string): string => `${row}.state IN ('RUNNING', 'PAUSED')`;

/** Every change after which an item may be another one, as table, event and function. */
const CHANGES = [
  ['alert_recipient', 'new', 'INSERT', ''],
  ['alert', 'moved', 'UPDATE', 'OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at'],
  ['matter', 'moved', 'UPDATE', 'OLD.closed <> NEW.closed'],
  ['clock', 'moved', 'UPDATE', `(${BINDS('OLD')}) <> (${BINDS('NEW')})`],
] as const;

/**
 * The inbox of each office in the order of its list (decision 67). A missed limit of the Regulation and a notice last until
 * they are read (LASTING); a reminder counts while its matter or its limit goes on (OPEN), and not after (PAST). The
 * database keeps the items, so that the version before writes them, too; `inbox_item_now` says what they must be.
 */
export class InboxItems1764547200054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox_item (
        alert uuid,
        department_id text,
        role text,
        due_at timestamptz NOT NULL,
        target_due_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        standing text NOT NULL CONSTRAINT inbox_item_standing_known CHECK (standing IN ('LASTING', 'OPEN', 'PAST')),
        CONSTRAINT inbox_item_pkey PRIMARY KEY (alert, department_id, role),
        CONSTRAINT inbox_item_recipient_fkey FOREIGN KEY (alert, department_id, role)
          REFERENCES alert_recipient (alert, department_id, role) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE INDEX inbox_item_order_idx ON inbox_item (department_id, role, due_at, target_due_at, at, alert)
        INCLUDE (standing)`);
    await runner.query(`
      CREATE VIEW inbox_item_now AS
        SELECT r.alert, r.department_id, r.role, coalesce(a.due_at, 'infinity') AS due_at,
          coalesce(a.target_due_at, 'infinity') AS target_due_at, a.at,
          CASE
            WHEN a.level = 'NOTICE' OR (a.level IN ('L4', 'L5', 'L6') AND a.due_at IS NOT NULL) THEN 'LASTING'
            WHEN NOT m.closed OR EXISTS (
              SELECT FROM clock c WHERE c.matter = a.matter AND c.clock_id = a.clock_id AND ${BINDS('c')}) THEN 'OPEN'
            ELSE 'PAST' END AS standing,
          a.matter
        FROM alert_recipient r JOIN alert a ON a.id = r.alert JOIN matter m ON m.id = a.matter
        WHERE a.withdrawn_at IS NULL`);
    await this.kept(runner);
  }

  /** The functions write as the owner: the running role gets its rights only when all migrations are done. */
  private async kept(runner: QueryRunner): Promise<void> {
    const items = `SELECT alert, department_id, role, due_at, target_due_at, at, standing FROM inbox_item_now`;
    const bodies: Readonly<Record<(typeof CHANGES)[number][0], string>> = {
      alert_recipient: `
        INSERT INTO inbox_item ${items}
        WHERE alert = NEW.alert AND department_id = NEW.department_id AND role = NEW.role ON CONFLICT DO NOTHING;`,
      alert: `
        DELETE FROM inbox_item WHERE alert = NEW.id;
        INSERT INTO inbox_item ${items} WHERE alert = NEW.id;`,
      matter: `PERFORM keep_inbox_standings(NEW.id);`,
      clock: `PERFORM keep_inbox_standings(NEW.matter);`,
    };
    const asOwner = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp';
    await runner.query(`
      CREATE FUNCTION keep_inbox_standings(of_matter uuid) RETURNS void ${asOwner} AS $$
        BEGIN
          UPDATE inbox_item i SET standing = n.standing FROM inbox_item_now n
          WHERE n.matter = of_matter AND i.alert = n.alert AND i.department_id = n.department_id AND i.role = n.role
            AND i.standing <> n.standing;
        END $$`);
    for (const [table, name, event, when] of CHANGES) {
      await runner.query(`
        CREATE FUNCTION keep_inbox_of_${table}() RETURNS trigger ${asOwner} AS $$
          BEGIN ${bodies[table]} RETURN NULL; END $$`);
      await runner.query(`
        CREATE TRIGGER ${table}_inbox_${name} AFTER ${event} ON ${table}
        FOR EACH ROW ${when && `WHEN (${when})`} EXECUTE FUNCTION keep_inbox_of_${table}()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of CHANGES) {
      await runner.query(`DROP TRIGGER ${table}_inbox_${name} ON ${table}`);
      await runner.query(`DROP FUNCTION keep_inbox_of_${table}()`);
    }
    await runner.query(`DROP FUNCTION keep_inbox_standings(uuid)`);
    await runner.query(`DROP TABLE inbox_item`);
    await runner.query(`DROP VIEW inbox_item_now`);
  }
}
