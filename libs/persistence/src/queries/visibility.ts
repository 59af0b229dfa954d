import type { ReaderScope } from '#libs/domain';
import { matterRow, MATTER_COLUMNS, type StoredMatter } from '../matters.js';
import { firstOf, type Queryable } from '../sql.js';
import { Conditions } from './conditions.js';

/** `mayRead` of the domain, as a condition on `matter m`: what one may not see is not found, not listed, not counted. */
export function onlyVisible(where: Conditions, { own, divisions }: ReaderScope): Conditions {
  if (divisions === 'ALL') return where.add(`m.requester = ANY(?) OR m.open_to_parties`, own);
  return where.add(
    `m.requester = ANY(?) OR (m.open_to_parties AND (
       m.provider = ANY(?) OR
       m.requester IN (SELECT id FROM department WHERE division_code = ANY(?)) OR
       m.provider IN (SELECT id FROM department WHERE division_code = ANY(?))))`,
    own,
    own,
    divisions,
    divisions,
  );
}

/** A matter for the reader's eyes; null also for one that is not. */
export function readVisibleMatter(db: Queryable, scope: ReaderScope, id: string): Promise<StoredMatter | null> {
  const where = onlyVisible(new Conditions().add('m.id = ?', id), scope);
  return firstOf(db, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE ${where.toString()}`, where.parameters);
}
