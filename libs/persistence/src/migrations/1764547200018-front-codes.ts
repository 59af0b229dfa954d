import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Front code of each department (目录代码前段码, regulation.md §4.5), under which alone it drafts entries. Departments that are
 * there get the codes that their entries were numbered by: the n-th of its division, governments left out, in the order
 * of ids. The start that runs this migration folds all matters again, which frees the codes of abandoned drafts.
 */
export class FrontCodes1764547200018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department ADD COLUMN front_code text COLLATE "C" CONSTRAINT department_front_code_key UNIQUE`);
    await runner.query(`
      UPDATE department SET front_code = numbered.front_code
      FROM (
        SELECT d.id, row_number() OVER n AS number, CASE v.level WHEN 'NATIONAL' THEN '303' ELSE '3070' || v.code END ||
          lpad((row_number() OVER n)::text, 3, '0') AS front_code
        FROM department d JOIN division v ON v.code = d.division_code WHERE d.kind <> 'GOVERNMENT'
        WINDOW n AS (PARTITION BY d.division_code ORDER BY d.id)
      ) numbered
      WHERE numbered.id = department.id AND numbered.number < 1000`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE department DROP COLUMN front_code`);
  }
}
