import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { z } from 'zod';
import { only } from './sql.js';

/** All rights of the running role. Excluded are changing or deleting events, commands and the access log, and any DDL. */
const GRANTS = [
  `SELECT ON ALL TABLES IN SCHEMA public`,
  `INSERT ON event, command, signing_key, webhook_key`,
  `INSERT, UPDATE ON number_counter`,
  `INSERT, UPDATE, DELETE ON document`,
  `INSERT ON document_citation, use_record_look, paper_issued, catalog_import, catalog_import_row`,
  `INSERT, UPDATE ON outbox`,
  `INSERT, UPDATE, DELETE ON catalog_entry, catalog_entry_version`,
  `INSERT, UPDATE, DELETE ON matter, clock, clock_recount, alert, alert_recipient, task`,
  `INSERT, DELETE ON matter_concern`,
  `INSERT ON figure_pattern`,
  `INSERT, DELETE ON figure_span`,
  `INSERT, UPDATE, DELETE ON figure_due`,
  `INSERT, UPDATE, DELETE ON entry_grant, outage, breach_standing`,
  `INSERT, UPDATE ON division, department, account`,
  `INSERT, UPDATE, DELETE ON working_body, appointment, delegation, recusal`,
  `UPDATE ON organisation_version`,
  `INSERT, UPDATE (state, done, decided_by, decided_person, decided_at, ended_at, reason) ON organisation_import`,
  `INSERT ON organisation_import_document, organisation_import_change`,
  `INSERT, UPDATE (activated_by, activated_person, activated_at) ON calendar_version, policy_version, paper_template`,
  `INSERT, UPDATE ON calendar_rollout`,
  `INSERT, UPDATE, DELETE ON earlier_wake`,
  `INSERT ON rule_change`,
  `INSERT ON alert_read, delivery_item`,
  `INSERT, UPDATE ON notification_preference, delivery`,
  `INSERT, UPDATE (query), DELETE ON saved_filter`,
  `INSERT, UPDATE (ended_by, ended_person, ended_at) ON catalog_synonym`,
  `INSERT, UPDATE (disabled_at) ON webhook`,
  `INSERT, UPDATE (ends_at, secret, sealed), DELETE ON webhook_secret`,
  `INSERT, DELETE ON webhook_host`,
  `INSERT, UPDATE (seen_at), DELETE ON session`,
  `INSERT, UPDATE (token_hash, made_at), DELETE ON calendar_link`,
  `INSERT ON access_log, verification`,
  `UPDATE (day, seq, at, hash) ON access_log_head`,
  `EXECUTE ON FUNCTION access_log_open_months(), access_log_forget(int)`,
  `UPDATE (offset_ms, held_at, clock_epoch, advance_to, advance_id, stopped_reason, stopped_matter, story_until) ON platform`,
  `UPDATE (calendar_version, policy_version) ON platform`,
] as const;

/** Gives the role named in `appUrl` exactly the rights above, and creates the role if it does not exist. */
export async function grantRunningRole(runner: QueryRunner, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const name = decodeURIComponent(username);
  const { owner, exists } = await only(
    runner,
    z.object({ owner: z.string(), exists: z.boolean() }),
    `SELECT current_user AS owner, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists`,
    [name],
  );
  if (name === owner) {
    throw new Error(`DATABASE_URL and DATABASE_OWNER_URL name the same role ${name}: the running role must be another`);
  }
  const role = pg.escapeIdentifier(name);
  await runner.startTransaction();
  try {
    if (!exists) {
      await runner.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
    }
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await runner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
    for (const grant of GRANTS) await runner.query(`GRANT ${grant} TO ${role}`);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
