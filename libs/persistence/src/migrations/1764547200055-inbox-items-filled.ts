import type { MigrationInterface, QueryRunner } from 'typeorm';
import { filledInParts } from './filled-in-parts.js';

/** Fills the inboxes with what was sent before; commands go on meanwhile. A fill that was broken off begins again. */
export class InboxItemsFilled1764547200055 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await filledInParts(
      runner,
      `INSERT INTO inbox_item
       SELECT alert, department_id, role, due_at, target_due_at, at, standing FROM inbox_item_now
       WHERE matter = ANY($1::uuid[]) ON CONFLICT DO NOTHING`,
    );
  }

  async down(): Promise<void> {
    // The migration before drops the table.
  }
}
