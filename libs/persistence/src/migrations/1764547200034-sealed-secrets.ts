import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Secrets of webhooks are sealed by a key that the database does not have. A row has its secret either plain, as earlier
 * versions write and read it, or sealed; the worker of this version seals the plain ones when it starts. A rehearsal
 * keeps its key here, which hides nothing but needs no setting.
 */
export class SealedSecrets1764547200034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_secret
        DROP CONSTRAINT webhook_secret_pkey,
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT webhook_secret_pkey PRIMARY KEY,
        ADD COLUMN sealed text,
        ALTER COLUMN secret DROP NOT NULL,
        ADD CONSTRAINT webhook_secret_once CHECK (num_nonnulls(secret, sealed) = 1)`);
    await runner.query(`CREATE INDEX webhook_secret_webhook_idx ON webhook_secret (webhook)`);
    await runner.query(`
      CREATE TABLE webhook_key (
        id boolean DEFAULT true CONSTRAINT webhook_key_pkey PRIMARY KEY CONSTRAINT webhook_key_single_row CHECK (id),
        key text NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION webhook_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM platform WHERE mode = 'rehearsal') THEN
            RAISE EXCEPTION 'only a rehearsal keeps its own key' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER webhook_key_guard BEFORE INSERT OR UPDATE ON webhook_key
      FOR EACH ROW EXECUTE FUNCTION webhook_key_guard()`);
  }

  /** Sealed secrets are lost: only the worker has the key. Their webhooks need new ones. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_key`);
    await runner.query(`DROP FUNCTION webhook_key_guard()`);
    await runner.query(`DELETE FROM webhook_secret WHERE secret IS NULL`);
    await runner.query(`
      ALTER TABLE webhook_secret
        DROP CONSTRAINT webhook_secret_once,
        DROP COLUMN sealed,
        DROP COLUMN id,
        ALTER COLUMN secret SET NOT NULL,
        ADD CONSTRAINT webhook_secret_pkey PRIMARY KEY (webhook, secret)`);
    await runner.query(`DROP INDEX webhook_secret_webhook_idx`);
  }
}
