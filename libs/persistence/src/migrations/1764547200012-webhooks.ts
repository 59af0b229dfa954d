import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where departments have alerts sent to, the secrets by which they are signed, and the hosts of our own network that an
 * administrator lists. Instants are real time: another system's clock does not jump with a rehearsal's.
 */
export class Webhooks1764547200012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id uuid CONSTRAINT webhook_pkey PRIMARY KEY,
        department_id text NOT NULL CONSTRAINT webhook_department_fkey REFERENCES department (id),
        url text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        disabled_at timestamptz
      )`);
    await runner.query(`CREATE INDEX webhook_department_idx ON webhook (department_id, created_at, id)`);
    await runner.query(`
      CREATE TABLE webhook_secret (
        webhook uuid NOT NULL CONSTRAINT webhook_secret_webhook_fkey REFERENCES webhook (id),
        secret text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ends_at timestamptz,
        CONSTRAINT webhook_secret_pkey PRIMARY KEY (webhook, secret)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX webhook_secret_one_current_key ON webhook_secret (webhook) WHERE ends_at IS NULL`);
    await runner.query(`
      CREATE TABLE webhook_host (
        id uuid CONSTRAINT webhook_host_pkey PRIMARY KEY,
        host text NOT NULL CONSTRAINT webhook_host_host_key UNIQUE,
        listed_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_host, webhook_secret, webhook`);
  }
}
