import { z } from 'zod';
import { ROLES, type Role } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { rows, type Queryable } from '../connection/sql.js';

/** One office that an account holds now, with the names of its department and division. */
export interface HeldOffice {
  readonly accountId: string;
  readonly role: Role;
  readonly departmentId: string;
  readonly department: string;
  readonly divisionCode: string;
  readonly division: string;
}

/** A word to be found in account, department or division, or in the title of one of the roles. */
export interface OfficeWord {
  readonly text: string;
  /** Roles whose title contains the word; titles stand in the code, not in the database. */
  readonly roles: readonly Role[];
}

const heldOffice: z.ZodType<HeldOffice> = z.object({
  accountId: z.string(),
  role: z.enum(ROLES),
  departmentId: z.string(),
  department: z.string(),
  divisionCode: z.string(),
  division: z.string(),
});

const SEARCHED = `search_form(concat_ws(' | ', p.account_id, d.id, d.name, v.name))`;

/**
 * Loads the accounts' own offices, held now in platform time, that contain every word, by division, department and role, at most `limit`.
 * The joins use indices; the words are compared with each office, because a rehearsal has some hundred of them.
 */
export function listOffices(db: Queryable, words: readonly OfficeWord[], limit: number): Promise<HeldOffice[]> {
  const where = new Conditions().add('p.delegated_by IS NULL');
  for (const { text, roles } of words)
    where.add(`strpos(${SEARCHED}, search_form(?::text)) > 0 OR p.role = ANY(?::text[])`, text, roles);
  return rows(
    db,
    heldOffice,
    `SELECT p.account_id AS "accountId", p.role, d.id AS "departmentId", d.name AS department,
       v.code AS "divisionCode", v.name AS division
     FROM division v
     JOIN department d ON d.division_code = v.code
     JOIN office_held p ON p.department_id = d.id
     WHERE ${String(where)}
     ORDER BY v.code, d.id, array_position(${where.value(ROLES)}::text[], p.role), p.account_id
     LIMIT ${where.value(limit)}`,
    where.parameters,
  );
}
