import { z } from 'zod';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';
import { termsOf } from '../connection/terms.js';
import { TODAY } from '../platform/platform.js';
import { departmentRow, divisionRow } from './organisation.js';

/** Filters of a list of departments; each is absent if a client does not give it. */
export interface DepartmentFilters {
  readonly division?: string | undefined;
  /** Words of name, id, credit code and front code; all of them must be there. */
  readonly q?: string | undefined;
  /** False for those that have ended, true for the others. */
  readonly active?: boolean | undefined;
}

const department = departmentRow.omit({ hasWorkingBody: true, isBodyOfOne: true }).extend({
  division: z.string(),
  workingBody: z.string().nullable(),
  matterId: z.string().nullable(),
});
export type ListedDepartment = z.infer<typeof department>;

/** Lists departments by division and id, ended ones included, with the working body of today. Throws {@link BadCursorError}. */
export async function listDepartments(
  db: Queryable,
  { division, q, active }: DepartmentFilters,
  page: Page,
): Promise<Listed<ListedDepartment>> {
  const where = new Conditions();
  if (division !== undefined) where.add('d.division_code = ?', division);
  addWords(where, `d.name, d.id, d.uscc, d.front_code`, q);
  if (active !== undefined) where.add('(d.ended_at IS NULL) = ?', active);
  const after = decodeCursor(page.cursor, z.tuple([z.string(), z.string()]));
  if (after) where.add('(d.division_code, d.id) > (?, ?)', ...after);
  const found = await rows(
    db,
    department,
    `SELECT d.id, d.name, d.division_code AS "divisionCode", v.name AS division, d.uscc, d.front_code AS "frontCode",
       d.kind, d.ended_at AS "endedAt", d.successor, d.matter AS "matterId",
       (SELECT w.name FROM working_body w
        WHERE w.department_id = d.id AND daterange(w.valid_from, w.valid_to) @> ${TODAY}) AS "workingBody"
     FROM department d JOIN division v ON v.code = d.division_code WHERE ${where.toString()}
     ORDER BY d.division_code, d.id LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ divisionCode, id }) => [divisionCode, id]);
}

const division = divisionRow.extend({ matterId: z.string().nullable() });
export type ListedDivision = z.infer<typeof division>;

/** Filters of a list of divisions: those directly below one, and words of name and code. */
export interface DivisionFilters {
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
}

/** Lists divisions by their codes. Throws {@link BadCursorError}. */
export async function listDivisions(
  db: Queryable,
  { parent, q }: DivisionFilters,
  page: Page,
): Promise<Listed<ListedDivision>> {
  const where = new Conditions();
  if (parent !== undefined) where.add('parent_code = ?', parent);
  addWords(where, 'name, code', q);
  const after = decodeCursor(page.cursor, z.tuple([z.string()]));
  if (after) where.add('code > ?', ...after);
  const found = await rows(
    db,
    division,
    `SELECT code, name, level, parent_code AS "parentCode", matter AS "matterId" FROM division
     WHERE ${where.toString()} ORDER BY code LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ code }) => [code]);
}

/**
 * Adds the condition that the columns together contain every word, whatever its width, case and blanks. Each row is
 * compared: there are some thousand of them.
 */
function addWords(where: Conditions, columns: string, q: string | undefined): void {
  for (const word of termsOf(q))
    where.add(`strpos(search_form(concat_ws(' | ', ${columns})), search_form(?::text)) > 0`, word);
}
