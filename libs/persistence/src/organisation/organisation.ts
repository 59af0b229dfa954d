import type { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  CLIENT_KINDS,
  createOrganisation,
  ROLES,
  type Actor,
  type Department,
  type Division,
  type Organisation,
  type TermOfOffice,
} from '#libs/domain';
import { TODAY } from '../platform/platform.js';
import { only, rows, type Queryable, type Tx } from '../connection/sql.js';

/** A program of a department, with the commands it is registered for. */
export const clientRow = z.object({ kind: z.enum(CLIENT_KINDS), commands: z.array(z.string()) });

export const actorRow: z.ZodType<Actor> = z.object({
  accountId: z.string(),
  personId: z.string(),
  offices: z.array(
    z.object({
      role: z.enum(ROLES),
      departmentId: z.string(),
      inherited: z.literal(true).exactOptional(),
      delegatedBy: z.string().exactOptional(),
    }),
  ),
  auditedDivisions: z.array(z.string()),
  client: clientRow.exactOptional(),
  recusedFrom: z.array(z.string()).exactOptional(),
});

/**
 * SQL of the person who owns `account a`, with the offices that they hold now in platform time, as JSON of
 * {@link actorRow}: their own, those in which they act for another, and those that they have inherited from ended
 * departments. The matters from which the person keeps out come with them.
 */
export const ACTORS = `jsonb_build_object(
  'accountId', a.id, 'personId', a.person_id,
  'offices', (
    SELECT coalesce(jsonb_agg(
      jsonb_build_object('role', o.role, 'departmentId', of.id)
        || CASE WHEN of.id = o.department_id THEN '{}' ELSE '{"inherited": true}'::jsonb END
        || CASE WHEN o.delegated_by IS NULL THEN '{}' ELSE jsonb_build_object('delegatedBy', o.delegated_by) END
      ORDER BY of.id, o.role), '[]')
    FROM office_held o, acts_for(o.department_id) AS of (id) WHERE o.account_id = a.id),
  'auditedDivisions', ARRAY(
    SELECT DISTINCT code FROM office_held o, unnest(o.audited_divisions) AS code
    WHERE o.account_id = a.id ORDER BY code))
  || coalesce((
    SELECT jsonb_build_object('client', jsonb_build_object('kind', o.client_kind, 'commands', o.commands))
    FROM office_held o WHERE o.account_id = a.id AND o.client_kind IS NOT NULL), '{}')
  || coalesce((
    SELECT jsonb_build_object('recusedFrom', jsonb_agg(DISTINCT r.recused_from))
    FROM recusal r WHERE r.person_id = a.person_id HAVING count(*) > 0), '{}')`;

/**
 * SQL condition: `account a` is open. The account of a program ends with its office, on its last day or with its department:
 * nobody's, it could otherwise be given to a person.
 */
const OPEN = `a.closed_at IS NULL
  AND (EXISTS (SELECT FROM office_held o WHERE o.account_id = a.id)
    OR NOT EXISTS (SELECT FROM appointment p WHERE p.account_id = a.id AND p.client_kind IS NOT NULL))`;

/** SQL of the owner of the account `$1`, as {@link ACTORS} says; null for an account that is unknown or closed. */
export const ACTOR = `(SELECT ${ACTORS} FROM account a WHERE a.id = $1 AND ${OPEN})`;

/** Loads the person who owns an account, as {@link ACTOR} says; null for an account that is unknown or closed. */
export async function readActor(db: Queryable, accountId: string): Promise<Actor | null> {
  const { actor } = await only(db, z.object({ actor: actorRow.nullable() }), `SELECT ${ACTOR} AS actor`, [accountId]);
  return actor;
}

/** Loads the persons who own these accounts; those that are unknown or closed are left out. */
export async function readActors(db: Queryable, accountIds: readonly string[]): Promise<readonly Actor[]> {
  const sql = `SELECT ${ACTORS} AS actor FROM account a WHERE a.id = ANY($1) AND ${OPEN}`;
  return (await rows(db, z.object({ actor: actorRow }), sql, [accountIds])).map(({ actor }) => actor);
}

export const termOfOffice = z.object({
  role: z.enum(ROLES),
  departmentId: z.string(),
  heldFrom: z.string(),
  heldTo: z.string().nullable(),
});

/** SQL of the offices that have not ended: held now or later. Those in a department that has ended are over. */
export const OFFICES_AHEAD = `
  SELECT p.account_id AS "accountId", p.role, p.department_id AS "departmentId", p.held_from AS "heldFrom", p.held_to AS "heldTo",
    p.audited_divisions AS "auditedDivisions"
  FROM appointment p JOIN department d ON d.id = p.department_id AND d.ended_at IS NULL
  WHERE (p.held_to IS NULL OR p.held_to > platform_now())`;

/** Loads the offices of an account that have not ended, in the order of their departments and roles. */
export const readOffices = (db: Queryable, accountId: string): Promise<readonly TermOfOffice[]> =>
  rows(db, termOfOffice, `${OFFICES_AHEAD} AND p.account_id = $1 ORDER BY 3, 2, 4`, [accountId]);

/** Loads the accounts that hold an office of the department now, or of its successor, in the order of their ids. */
export async function readHolders(db: Queryable, departmentId: string): Promise<readonly Actor[]> {
  const held = await rows(
    db,
    z.object({ id: z.string() }),
    `SELECT DISTINCT account_id AS id FROM office_held WHERE department_id = acts_through($1) ORDER BY 1`,
    [departmentId],
  );
  const holders: Actor[] = [];
  for (const { id } of held) holders.push(...[await readActor(db, id)].filter((one) => one !== null));
  return holders;
}

export const divisionRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP']),
  parentCode: z.string().nullable(),
});

export const departmentRow = z.object({
  id: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  uscc: z.string().nullable(),
  frontCode: z.string().nullable(),
  kind: z.enum(['DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT']),
  hasWorkingBody: z.boolean(),
  isBodyOfOne: z.boolean(),
  endedAt: z.string().nullable(),
  successor: z.string().nullable(),
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
       AND EXISTS (SELECT FROM office_held o WHERE o.department_id = d.id AND o.role = 'WB_LEAD') AS "hasWorkingBody",
       (SELECT count(DISTINCT o.person_id) = 1 FROM office_held o
        WHERE o.department_id = d.id AND o.role IN ('WB_HANDLER', 'WB_LEAD')
          AND o.client_kind IS NULL) AS "isBodyOfOne",
       d.ended_at AS "endedAt", d.successor
     FROM department d ORDER BY d.id`,
  );
