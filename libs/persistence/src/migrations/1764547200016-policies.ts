import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The defaults of the register (regulation.md §3.6) as this release knows them. */
const DEFAULT = {
  options: {
    'Q-01': 'EXCLUDE',
    'Q-02': 'ACTUAL_DAY',
    'Q-03': 'SAME_DAY',
    'Q-04': 'MIDNIGHT',
    'Q-05': 'PROVIDER_INBOX',
    'Q-06': 'LATE_GRANT',
    'Q-07': 'YES',
    'Q-08': 'ONE',
    'Q-09': 'NOT_EFFECTIVE',
    'Q-10': 'PAUSE',
    'Q-11': 'LIMITED',
    'Q-12': 'SOFT_10_THEN_CLOSE',
    'Q-13': 'RUN',
    'Q-14': 'ORIGINAL_DATE',
    'Q-15': 'EFFECTIVE',
    'Q-16': 'YES',
    'Q-17': 'MAXIMUM',
    'Q-18': 'FIRST_RECEIPT',
    'Q-19': 'OFF',
    'Q-20': 'END_OF_USE',
    'Q-21': 'EITHER',
    'Q-22': 'BLOCK_30',
    'Q-23': 'SOFT_10',
    'Q-24': 'SHORTER_ALLOWED',
    'Q-25': 'COMMON_LEVEL',
    'Q-26': 'ALLOWED',
    'Q-27': 'PROVISIONAL',
    'Q-28': 'RUN',
    'Q-29': 'AUTHORITY_DECISION',
    'Q-30': 'SIX_CODES',
    'Q-31': 'GRANT',
    'Q-32': 'REQUIRED',
  },
  localLimits: [],
};

/** Versions of the policy register, and which is in force. */
export class Policies1764547200016 implements MigrationInterface {
  /** Without `based_on` it came with the platform: nobody uploaded it. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER FUNCTION calendar_version_guard() RENAME TO rule_version_guard`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION rule_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND OLD.activated_at IS NULL AND OLD.based_on IS NOT NULL AND
             (to_jsonb(NEW) - ARRAY['activated_by', 'activated_person', 'activated_at']) =
             (to_jsonb(OLD) - ARRAY['activated_by', 'activated_person', 'activated_at']) THEN RETURN NEW;
          END IF;
          RAISE EXCEPTION 'versions of rules (%) never change: % refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'restrict_violation';
        END $$`);
    await runner.query(`
      CREATE TABLE policy_version (
        version text CONSTRAINT policy_version_pkey PRIMARY KEY,
        content jsonb NOT NULL,
        title text NOT NULL,
        based_on text CONSTRAINT policy_version_based_on_fkey REFERENCES policy_version (version),
        uploaded_by text,
        uploaded_person uuid,
        uploaded_at timestamptz,
        activated_by text,
        activated_person uuid,
        activated_at timestamptz,
        CONSTRAINT policy_version_upload_whole
          CHECK (num_nulls(based_on, uploaded_by, uploaded_person, uploaded_at) IN (0, 4)),
        CONSTRAINT policy_version_activation_whole
          CHECK (num_nulls(activated_by, activated_person, activated_at) IN (0, 3)),
        CONSTRAINT policy_version_two_persons CHECK (activated_person <> uploaded_person)
      )`);
    await runner.query(`INSERT INTO policy_version (version, content, title) VALUES ('CN-DEFAULT-1', $1, '默认口径')`, [
      JSON.stringify(DEFAULT),
    ]);
    await runner.query(`
      CREATE TRIGGER policy_version_guard BEFORE UPDATE OR DELETE ON policy_version
      FOR EACH ROW EXECUTE FUNCTION rule_version_guard()`);
    await runner.query(`
      ALTER TABLE platform ADD COLUMN policy_version text NOT NULL DEFAULT 'CN-DEFAULT-1'
        CONSTRAINT platform_policy_version_fkey REFERENCES policy_version (version)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE platform DROP COLUMN policy_version`);
    await runner.query(`DROP TABLE policy_version`);
    await runner.query(`ALTER FUNCTION rule_version_guard() RENAME TO calendar_version_guard`);
  }
}
