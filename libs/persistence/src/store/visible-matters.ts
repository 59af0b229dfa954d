import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import { matterRow, MATTER_COLUMNS, type StoredMatter } from './matters.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions, type SqlCondition } from '../connection/conditions.js';

/** SQL of `homeOf` in the domain: the department that a matter belongs to. */
const HOME = `coalesce(m.requester, m.provider, m.responsible, m.authority)`;

/**
 * SQL of `mayRead` in the domain, as a condition on `matter m`. A matter that a reader may not see is not found, listed
 * or counted.
 */
export function visibleTo({ own, divisions }: ReaderScope): SqlCondition {
  if (divisions === 'ALL') return [`${HOME} = ANY(?) OR m.open_to_parties`, own];
  return [
    `${HOME} = ANY(?) OR (m.open_to_parties AND EXISTS (
       SELECT FROM department d WHERE d.id IN (${HOME}, m.provider, m.source)
         AND (d.id = ANY(?) OR d.division_code = ANY(?))))`,
    own,
    own,
    divisions,
  ];
}

/** Answers the ids of those matters that the reader may see. */
export async function visibleMatters(
  db: Queryable,
  scope: ReaderScope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const where = new Conditions().add('m.id = ANY(?)', ids).add(...visibleTo(scope));
  const found = await rows(
    db,
    z.object({ id: z.string() }),
    `SELECT m.id FROM matter m WHERE ${where.toString()}`,
    where.parameters,
  );
  return new Set(found.map(({ id }) => id));
}

/** Loads a matter; null if it does not exist or the reader may not see it. */
export function readVisibleMatter(db: Queryable, scope: ReaderScope, id: string): Promise<StoredMatter | null> {
  const where = new Conditions().add('m.id = ?', id).add(...visibleTo(scope));
  return firstOf(db, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE ${where.toString()}`, where.parameters);
}
