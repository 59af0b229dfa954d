import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import { matterRow, MATTER_COLUMNS, type StoredMatter } from './matters.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions, type Condition } from '../connection/conditions.js';

/** `homeOf` of the domain, as SQL. */
const HOME = `coalesce(m.requester, m.provider, m.responsible, m.authority)`;

/** `mayRead` of the domain, as a condition on `matter m`: what one may not see is not found, not listed, not counted. */
export function visibleTo({ own, divisions }: ReaderScope): Condition {
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

/** Those of the matters that are for the reader's eyes. */
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

/** A matter for the reader's eyes; null also for one that is not. */
export function readVisibleMatter(db: Queryable, scope: ReaderScope, id: string): Promise<StoredMatter | null> {
  const where = new Conditions().add('m.id = ?', id).add(...visibleTo(scope));
  return firstOf(db, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE ${where.toString()}`, where.parameters);
}
