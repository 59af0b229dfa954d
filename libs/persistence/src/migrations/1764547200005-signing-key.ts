import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key by which a rehearsal signs tokens for itself. In production tokens come from elsewhere: it stays empty. */
export class SigningKey1764547200005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_key (
        id boolean DEFAULT true CONSTRAINT signing_key_pkey PRIMARY KEY CONSTRAINT signing_key_single_row CHECK (id),
        jwk text NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION signing_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM platform WHERE mode = 'rehearsal') THEN
            RAISE EXCEPTION 'only a rehearsal signs its own tokens' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER signing_key_guard BEFORE INSERT OR UPDATE ON signing_key
      FOR EACH ROW EXECUTE FUNCTION signing_key_guard()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE signing_key`);
    await runner.query(`DROP FUNCTION signing_key_guard()`);
  }
}
