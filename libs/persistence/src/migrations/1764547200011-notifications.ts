import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How alerts reach people: what somebody has read, where and how they want to be told, and what is on its way to them.
 * No key to alerts: a rebuild forgets and rewrites them under the same ids, and nothing is sent or unread again for it.
 */
export class Notifications1764547200011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alert_read (
        account text NOT NULL CONSTRAINT alert_read_account_fkey REFERENCES account (id),
        alert uuid NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT alert_read_pkey PRIMARY KEY (account, alert)
      )`);
    await runner.query(`
      CREATE TABLE notification_preference (
        account text CONSTRAINT notification_preference_pkey PRIMARY KEY
          CONSTRAINT notification_preference_account_fkey REFERENCES account (id),
        email text,
        delivery text NOT NULL
          CONSTRAINT notification_preference_delivery_known CHECK (delivery IN ('AT_ONCE', 'DIGEST'))
      )`);
    await this.deliveries(runner);
  }

  /** `release_at`, `created_at` and `settled_at` are platform time; `not_before` is real, as all retries are. */
  private async deliveries(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery (
        id uuid CONSTRAINT delivery_pkey PRIMARY KEY,
        place bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT delivery_place_key UNIQUE,
        channel text NOT NULL CONSTRAINT delivery_channel_known CHECK (channel IN ('EMAIL', 'WEBHOOK')),
        account text CONSTRAINT delivery_account_fkey REFERENCES account (id),
        webhook uuid,
        state text NOT NULL CONSTRAINT delivery_state_known
          CHECK (state IN ('HELD', 'PENDING', 'UNDER_WAY', 'DELIVERED', 'DROPPED', 'DEAD')),
        generation int NOT NULL DEFAULT 1,
        release_at timestamptz,
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        tries int NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        CONSTRAINT delivery_one_target CHECK (
          CASE channel WHEN 'EMAIL' THEN account IS NOT NULL AND webhook IS NULL
            ELSE webhook IS NOT NULL AND account IS NULL END),
        CONSTRAINT delivery_held_until CHECK (state <> 'HELD' OR release_at IS NOT NULL)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX delivery_one_digest_key ON delivery (account, release_at) WHERE state = 'HELD'`);
    await runner.query(`CREATE INDEX delivery_release_idx ON delivery (release_at) WHERE state = 'HELD'`);
    await runner.query(`
      CREATE INDEX delivery_due_idx ON delivery (channel, not_before) WHERE state IN ('PENDING', 'UNDER_WAY')`);
    await runner.query(`CREATE INDEX delivery_state_idx ON delivery (state, place)`);
    await runner.query(`CREATE INDEX delivery_account_idx ON delivery (account, place) WHERE account IS NOT NULL`);
    await runner.query(`CREATE INDEX delivery_webhook_idx ON delivery (webhook, place) WHERE webhook IS NOT NULL`);
    await runner.query(`
      CREATE TABLE delivery_item (
        alert uuid NOT NULL,
        target text NOT NULL,
        delivery uuid NOT NULL CONSTRAINT delivery_item_delivery_fkey REFERENCES delivery (id),
        CONSTRAINT delivery_item_pkey PRIMARY KEY (alert, target)
      )`);
    await runner.query(`CREATE INDEX delivery_item_delivery_idx ON delivery_item (delivery)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivery_item, delivery, notification_preference, alert_read`);
  }
}
