import { z } from 'zod';
import { ROLES } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const ownOffice = z.object({
  role: z.enum(ROLES),
  departmentId: z.string(),
  department: z.string(),
  divisionCode: z.string(),
  division: z.string(),
  heldTo: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  inherited: z.boolean(),
});

/** An office that an account holds now: its own, one in which it acts for another, or one in a department that has ended. */
export type OwnOffice = z.infer<typeof ownOffice>;

/** Loads the offices that an account holds now in platform time, its own first, by department and role. */
export const listOwnOffices = (db: Queryable, account: string): Promise<OwnOffice[]> =>
  rows(
    db,
    ownOffice,
    `SELECT o.role, d.id AS "departmentId", d.name AS department, v.code AS "divisionCode", v.name AS division,
       coalesce(g.held_to, p.held_to) AS "heldTo", o.delegated_by AS "onBehalfOf", d.id <> o.department_id AS inherited
     FROM office_held o
     CROSS JOIN acts_for(o.department_id) AS served (id)
     JOIN department d ON d.id = served.id
     JOIN division v ON v.code = d.division_code
     LEFT JOIN appointment p ON o.delegated_by IS NULL
       AND (p.account_id, p.role, p.department_id) = (o.account_id, o.role, o.department_id)
       AND tstzrange(p.held_from, p.held_to) @> platform_now()
     LEFT JOIN delegation g ON g.delegated_by = o.delegated_by
       AND (g.account_id, g.role, g.department_id) = (o.account_id, o.role, o.department_id)
       AND tstzrange(g.held_from, g.held_to) @> platform_now()
     WHERE o.account_id = $1
     ORDER BY o.delegated_by IS NOT NULL, inherited, d.id, array_position($2::text[], o.role)`,
    [account, ROLES],
  );

const givenDelegation = z.object({
  accountId: z.string(),
  delegatedBy: z.string(),
  role: z.enum(ROLES),
  departmentId: z.string(),
  department: z.string(),
  heldFrom: z.string(),
  heldTo: z.string(),
  inEffect: z.boolean(),
});

/** A delegation that has not ended. It is not in effect before it begins, nor while one of the two offices on which it rests is missing. */
export type GivenDelegation = z.infer<typeof givenDelegation>;

/** Loads the delegations that an account has given or received and that have not ended, by their end. */
export const listDelegations = (db: Queryable, account: string): Promise<GivenDelegation[]> =>
  rows(
    db,
    givenDelegation,
    `SELECT g.account_id AS "accountId", g.delegated_by AS "delegatedBy", g.role, g.department_id AS "departmentId",
       d.name AS department, g.held_from AS "heldFrom", g.held_to AS "heldTo",
       g.held_from <= platform_now() AND is_backed(g, platform_now()) AS "inEffect"
     FROM delegation g JOIN department d ON d.id = g.department_id
     WHERE (g.account_id = $1 OR g.delegated_by = $1) AND g.held_to > platform_now() AND d.ended_at IS NULL
     ORDER BY g.held_to, g.matter`,
    [account],
  );
