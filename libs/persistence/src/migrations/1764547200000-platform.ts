import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one row that says what this database is (rehearsal or production) and, in rehearsal, what time it is. */
export class Platform1764547200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform (
        id boolean DEFAULT true CONSTRAINT platform_pkey PRIMARY KEY CONSTRAINT platform_single_row CHECK (id),
        mode text NOT NULL CONSTRAINT platform_mode_known CHECK (mode IN ('rehearsal', 'production')),
        offset_ms bigint NOT NULL DEFAULT 0,
        held_at timestamptz,
        clock_epoch int NOT NULL DEFAULT 0,
        advance_to timestamptz,
        advance_id uuid,
        stopped_reason text,
        stopped_matter uuid,
        story_until timestamptz,
        CONSTRAINT platform_production_has_real_time CHECK (
          mode = 'rehearsal'
          OR (offset_ms = 0 AND clock_epoch = 0 AND held_at IS NULL AND advance_to IS NULL AND story_until IS NULL)
        ),
        CONSTRAINT platform_advance_has_id CHECK ((advance_to IS NULL) = (advance_id IS NULL)),
        CONSTRAINT platform_advance_holds CHECK (advance_to IS NULL OR held_at IS NOT NULL)
      )`);
    await runner.query(`
      CREATE FUNCTION platform_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
        SELECT coalesce(held_at, date_trunc('milliseconds', clock_timestamp()) + offset_ms * interval '1 millisecond')
        FROM platform
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION platform_now()`);
    await runner.query(`DROP TABLE platform`);
  }
}
