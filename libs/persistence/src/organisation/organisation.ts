import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createOrganisation, ROLES, type Actor, type Department, type Division, type Organisation } from '#libs/domain';
import { TODAY } from '../platform/platform.js';
import { only, rows, type Queryable, type Tx } from '../connection/sql.js';

export const actorRow: z.ZodType<Actor> = z.object({
  accountId: z.string(),
  personId: z.string(),
  offices: z.array(z.object({ role: z.enum(ROLES), departmentId: z.string() })),
  auditedDivisions: z.array(z.string()),
});

/**
 * SQL of the person who owns the account `$1`, with the offices that they hold today in platform time, as JSON of
 * {@link actorRow}; null for an unknown account.
 */
export const ACTOR = `(
  SELECT jsonb_build_object(
    'accountId', a.id, 'personId', a.person_id,
    'offices', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'departmentId', p.department_id)
                                ORDER BY p.department_id, p.role), '[]')
      FROM appointment p WHERE p.account_id = a.id AND daterange(p.valid_from, p.valid_to) @> ${TODAY}),
    'auditedDivisions', ARRAY(SELECT division_code FROM audited_division d WHERE d.account_id = a.id ORDER BY 1))
  FROM account a WHERE a.id = $1)`;

/** Loads the person who owns an account, as {@link ACTOR} says; null for an unknown account. */
export async function readActor(db: Queryable, accountId: string): Promise<Actor | null> {
  const { actor } = await only(db, z.object({ actor: actorRow.nullable() }), `SELECT ${ACTOR} AS actor`, [accountId]);
  return actor;
}

/** Loads the accounts that hold an office of the department today, in the order of their ids. */
export async function readHolders(db: Queryable, departmentId: string): Promise<readonly Actor[]> {
  const held = await rows(
    db,
    z.object({ id: z.string() }),
    `SELECT DISTINCT account_id AS id FROM appointment p
     WHERE department_id = $1 AND daterange(p.valid_from, p.valid_to) @> ${TODAY} ORDER BY 1`,
    [departmentId],
  );
  const holders: Actor[] = [];
  for (const { id } of held) holders.push(...[await readActor(db, id)].filter((one) => one !== null));
  return holders;
}

const divisionRow: z.ZodType<Division> = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP']),
  parentCode: z.string().nullable(),
});

const departmentRow: z.ZodType<Department> = z.object({
  id: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  uscc: z.string().nullable(),
  frontCode: z.string().nullable(),
  kind: z.enum(['DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT']),
  hasWorkingBody: z.boolean(),
  isBodyOfOne: z.boolean(),
});

/** One copy per database, valid for one version of the organisation and one day. */
const copies = new WeakMap<DataSource, { readonly version: string; readonly organisation: Organisation }>();

/** SQL of the version of the organisation of today in platform time. */
export const ORGANISATION_VERSION = `(SELECT version || ' ' || ${TODAY} FROM organisation_version)`;

/** Loads the organisation of the version that is in force in this transaction. It is read again only after a change. */
export async function readOrganisation(tx: Tx, version: string): Promise<Organisation> {
  const copy = copies.get(tx.dataSource);
  if (copy?.version === version) return copy.organisation;
  const organisation = createOrganisation(await readDivisions(tx), await readDepartments(tx));
  copies.set(tx.dataSource, { version, organisation });
  return organisation;
}

const readDivisions = (tx: Tx): Promise<Division[]> =>
  rows(tx, divisionRow, `SELECT code, name, level, parent_code AS "parentCode" FROM division ORDER BY code`);

/** Loads the departments. A working body counts only if it has a lead (Art 11). */
const readDepartments = (tx: Tx): Promise<Department[]> =>
  rows(
    tx,
    departmentRow,
    `SELECT d.id, d.name, d.division_code AS "divisionCode", d.uscc, d.front_code AS "frontCode", d.kind,
       EXISTS (SELECT FROM working_body w
               WHERE w.department_id = d.id AND daterange(w.valid_from, w.valid_to) @> ${TODAY})
       AND EXISTS (SELECT FROM appointment p
               WHERE p.department_id = d.id AND p.role = 'WB_LEAD'
                 AND daterange(p.valid_from, p.valid_to) @> ${TODAY}) AS "hasWorkingBody",
       (SELECT count(DISTINCT a.person_id) = 1 FROM appointment p JOIN account a ON a.id = p.account_id
        WHERE p.department_id = d.id AND p.role IN ('WB_HANDLER', 'WB_LEAD')
          AND daterange(p.valid_from, p.valid_to) @> ${TODAY}) AS "isBodyOfOne"
     FROM department d ORDER BY d.id`,
  );
