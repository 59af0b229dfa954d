import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The secret of this installation, to which ids of new matters are bound; an index for what an account has uploaded
 * today; and the ports on which listed hosts are used. A host is listed for port 443, or as `host:port` (`[::1]:8443`):
 * a host from before keeps the ports that its departments' webhooks use.
 */
export class Edges1764547200023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation (
        id boolean DEFAULT true CONSTRAINT installation_pkey PRIMARY KEY CONSTRAINT installation_single_row CHECK (id),
        secret text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text
      )`);
    await runner.query(`INSERT INTO installation DEFAULT VALUES`);
    await runner.query(`CREATE INDEX document_account_idx ON document (account, begun_at)`);
    await runner.query(`
      INSERT INTO webhook_host (id, host)
      SELECT gen_random_uuid(), place FROM (
        SELECT DISTINCT CASE WHEN h.host LIKE '%:%' THEN '[' || h.host || ']' ELSE h.host END || ':' || u.port AS place
        FROM webhook w
        CROSS JOIN LATERAL (SELECT regexp_match(w.url, '^(https?)://(\\[[^\\]]*\\]|[^/:?#]*)(?::([0-9]+))?') AS part) m
        CROSS JOIN LATERAL (
          SELECT regexp_replace(m.part[2], '^\\[|\\]$|\\.$', '', 'g') AS host,
            coalesce(m.part[3], CASE m.part[1] WHEN 'http' THEN '80' ELSE '443' END) AS port) u
        JOIN webhook_host h ON h.host = u.host
        WHERE w.disabled_at IS NULL AND u.port <> '443') AS used
      ON CONFLICT (host) DO NOTHING`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX document_account_idx`);
    await runner.query(`DROP TABLE installation`);
  }
}
