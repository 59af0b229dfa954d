import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of papers of this release. A release that adds a kind adds its first template. */
const KINDS = [
  'application',
  'supplement-notice',
  'reply',
  'extension',
  'disposal',
  'use-records',
  'correction',
  'supervision',
  'clock-explanation',
  'case-file',
  'judgement',
  'overdue-list',
  'department-bulletin',
];

/** Versions of the templates of papers. The first of each kind came with the platform: its text is the release's. */
export class PaperTemplates1764547200048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_template (
        version text CONSTRAINT paper_template_pkey PRIMARY KEY,
        kind text NOT NULL,
        number int NOT NULL CONSTRAINT paper_template_number_positive CHECK (number > 0),
        text text CONSTRAINT paper_template_bounded CHECK (octet_length(text) <= 200000),
        title text NOT NULL,
        based_on text CONSTRAINT paper_template_based_on_fkey REFERENCES paper_template (version),
        uploaded_by text,
        uploaded_person uuid,
        uploaded_at timestamptz,
        activated_by text,
        activated_person uuid,
        activated_at timestamptz,
        CONSTRAINT paper_template_named CHECK (version = kind || '-' || number),
        CONSTRAINT paper_template_number_key UNIQUE (kind, number),
        CONSTRAINT paper_template_upload_whole
          CHECK (num_nulls(text, based_on, uploaded_by, uploaded_person, uploaded_at) IN (0, 5)),
        CONSTRAINT paper_template_activation_whole
          CHECK (num_nulls(activated_by, activated_person, activated_at) IN (0, 3)),
        CONSTRAINT paper_template_two_persons CHECK (activated_person <> uploaded_person)
      )`);
    await runner.query(
      `CREATE INDEX paper_template_order_idx ON paper_template (coalesce(uploaded_at, '-infinity') DESC, version)`,
    );
    await runner.query(
      `INSERT INTO paper_template (version, kind, number, title)
       SELECT kind || '-1', kind, 1, '平台自带的样式' FROM unnest($1::text[]) AS kind`,
      [KINDS],
    );
    await runner.query(`
      CREATE TRIGGER paper_template_guard BEFORE UPDATE OR DELETE ON paper_template
      FOR EACH ROW EXECUTE FUNCTION rule_version_guard()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE paper_template`);
  }
}
