import { z } from 'zod';
import type { GivenOffice, OrganisationThere } from '#libs/domain';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { clientRow, departmentRow, divisionRow, OFFICES_AHEAD, termOfOffice } from './organisation.js';

const matterId = { matterId: z.string().nullable() };
const bodyRow = z.object({
  departmentId: z.string(),
  name: z.string(),
  from: z.string(),
  until: z.string().nullable(),
});
const id = z.object({ id: z.string() });
const officeOf = termOfOffice.extend({ accountId: z.string(), auditedDivisions: z.array(z.string()) });
const accountOf = z.object({ accountId: z.string(), personId: z.string(), client: clientRow.nullable() });

/** Loads the organisation with the matters that keep it, against which an import is checked. Throws where nobody administers it. */
export async function readOrganisationThere(db: Queryable): Promise<OrganisationThere> {
  const divisions = await rows(
    db,
    divisionRow.extend(matterId),
    `SELECT code, name, level, parent_code AS "parentCode", matter AS "matterId" FROM division ORDER BY code`,
  );
  const departments = await rows(
    db,
    departmentRow.omit({ hasWorkingBody: true, isBodyOfOne: true }).extend(matterId),
    `SELECT id, name, division_code AS "divisionCode", uscc, front_code AS "frontCode", kind, ended_at AS "endedAt",
       successor, matter AS "matterId" FROM department ORDER BY id`,
  );
  const bodies = await rows(
    db,
    bodyRow,
    `SELECT DISTINCT ON (department_id) department_id AS "departmentId", name, valid_from AS "from", valid_to AS until
     FROM working_body ORDER BY department_id, valid_to DESC NULLS FIRST`,
  );
  const accounts = await rows(
    db,
    accountOf,
    `SELECT id AS "accountId", person_id AS "personId", (
       SELECT jsonb_build_object('kind', p.client_kind, 'commands', p.commands) FROM appointment p
       WHERE p.account_id = a.id AND p.client_kind IS NOT NULL LIMIT 1) AS client
     FROM account a WHERE closed_at IS NULL`,
  );
  const offices = new Map<string, GivenOffice[]>();
  for (const { accountId, ...office } of await rows(db, officeOf, OFFICES_AHEAD))
    offices.set(accountId, [...(offices.get(accountId) ?? []), office]);
  const closed = await rows(db, id, `SELECT id FROM account WHERE closed_at IS NOT NULL`);
  const administration = await readAdministration(db);
  if (administration === null) throw new Error('nobody administers the organisation: run npm run bootstrap first');
  return {
    divisions,
    departments,
    bodies: new Map(bodies.map(({ departmentId, ...body }) => [departmentId, body])),
    accounts: accounts.map(({ client, ...account }) => ({
      ...account,
      offices: offices.get(account.accountId) ?? [],
      ...(client && { client }),
    })),
    closed: new Set(closed.map((one) => one.id)),
    administration,
  };
}

/** Loads the body whose administrators keep the organisation; null before there is one. */
export async function readAdministration(db: Queryable): Promise<string | null> {
  const found = await firstOf(
    db,
    id,
    `SELECT department_id AS id FROM office_held WHERE role = 'SYSADMIN' ORDER BY 1 LIMIT 1`,
    [],
  );
  return found?.id ?? null;
}
