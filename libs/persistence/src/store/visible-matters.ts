import { z } from 'zod';
import { EVERY_DEPARTMENT, type Office, type Reader, type ReaderScope } from '#libs/domain';
import { matterRow, MATTER_COLUMNS, type StoredMatter } from './matters.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions, type SqlCondition } from '../connection/conditions.js';

/** SQL of `homeOf` in the domain: the department that a matter belongs to. */
const HOME = `coalesce(m.requester, m.provider, m.responsible, m.authority)`;

/**
 * SQL of the right to open, as a condition on `matter m`: it concerns the reader, or an alert or a notice of it was sent
 * to one of their offices. A matter that a reader may not see is not found.
 */
export function visibleTo(reader: Reader): SqlCondition {
  const [concerning, ...values] = concernsReader(reader);
  const [told, ...offices] = sentTo(reader.offices);
  const alerted = `EXISTS (SELECT FROM alert a WHERE a.matter = m.id AND a.withdrawn_at IS NULL AND ${told})`;
  return [`(${concerning}) OR ${alerted}`, ...values, ...offices];
}

/** SQL condition on `alert a`: it was sent to one of the offices. */
export const sentTo = (offices: readonly Office[]): SqlCondition => [
  `EXISTS (SELECT FROM alert_recipient r
           JOIN unnest(?::text[], ?::text[]) AS office (department_id, role)
             ON r.role = office.role AND r.department_id IN (office.department_id, ?)
           WHERE r.alert = a.id)`,
  offices.map(({ departmentId }) => departmentId),
  offices.map(({ role }) => role),
  EVERY_DEPARTMENT,
];

/**
 * SQL of `mayRead` in the domain, as a condition on `matter m`: the matter concerns the reader. No other is listed or
 * counted. `matter_concern` has the departments that it concerns.
 */
export function concernsReader({ own, divisions, administrations = [] }: ReaderScope): SqlCondition {
  if (divisions === 'ALL') return [`${HOME} = ANY(?) OR m.open_to_parties`, own];
  // Departments that are named let the planner know how many matters are theirs.
  if (divisions.length === 0 && administrations.length === 0)
    return [
      `EXISTS (SELECT FROM matter_concern k
               WHERE k.matter = m.id AND k.department_id = ANY(?) AND k.reach <> 'ADMINISTRATION')`,
      own,
    ];
  return [
    `EXISTS (
       SELECT FROM matter_concern k JOIN department d ON d.id = k.department_id
       WHERE k.matter = m.id AND (d.id = ANY(?) OR d.division_code = ANY(?)) AND CASE k.reach
         WHEN 'DIVISION' THEN d.id = ANY(?) OR d.division_code = ANY(?)
         WHEN 'OWN' THEN d.id = ANY(?)
         ELSE d.id = ANY(?) END)`,
    [...own, ...administrations],
    divisions,
    own,
    divisions,
    own,
    administrations,
  ];
}

/** Answers those matters that the reader may see: the process of each by its id. */
export async function visibleMatters(
  db: Queryable,
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const where = new Conditions().add('m.id = ANY(?)', ids).add(...visibleTo(reader));
  const found = await rows(
    db,
    z.object({ id: z.string(), process: z.string() }),
    `SELECT m.id, m.process FROM matter m WHERE ${where.toString()}`,
    where.parameters,
  );
  return new Map(found.map(({ id, process }) => [id, process]));
}

/**
 * Answers the ids of those matters that exist and that the reader may not open. An entry that was published once is
 * everybody's to see (Art 14).
 */
export async function hiddenMatters(
  db: Queryable,
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = new Conditions();
  const visible = where.numbered(...visibleTo(reader));
  where.add('m.id = ANY(?)', ids);
  const found = await rows(
    db,
    z.object({ id: z.string() }),
    `SELECT m.id FROM matter m WHERE ${where.toString()} AND NOT coalesce(${visible}, false)
       AND NOT EXISTS (SELECT FROM catalog_entry e WHERE e.entry_id = m.id AND e.version > 0)`,
    where.parameters,
  );
  return new Set(found.map(({ id }) => id));
}

declare const SEEN: unique symbol;

/**
 * A matter that the reader may see. Only {@link readVisibleMatter} finds one, and lists of one matter's things ask for
 * it, so that none of them forgets the right to see.
 */
export type VisibleMatter = StoredMatter & { readonly [SEEN]: true };
const visibleRow = matterRow.transform((row) => row as VisibleMatter);

/** Loads a matter; null if it does not exist or the reader may not see it. */
export function readVisibleMatter(db: Queryable, reader: Reader, id: string): Promise<VisibleMatter | null> {
  const where = new Conditions().add('m.id = ?', id).add(...visibleTo(reader));
  return firstOf(db, visibleRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE ${where.toString()}`, where.parameters);
}

/** Loads those of these matters that the reader may see, in no order. */
export async function readVisibleMatters(
  db: Queryable,
  reader: Reader,
  ids: readonly string[],
): Promise<readonly VisibleMatter[]> {
  if (ids.length === 0) return [];
  const where = new Conditions().add('m.id = ANY(?)', ids).add(...visibleTo(reader));
  return rows(db, visibleRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE ${where.toString()}`, where.parameters);
}
