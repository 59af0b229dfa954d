import { z } from 'zod';
import type { RecordKey } from '#libs/domain';
import { only, type Queryable } from '../connection/sql.js';

/** SQL of the question whether the organisation has a record under the key `$1`. An ended department keeps its id. */
const FOUND: Readonly<Record<RecordKey['record'], string>> = {
  division: `SELECT FROM division WHERE code = $1`,
  department: `SELECT FROM department WHERE id = $1`,
  workingBody: `SELECT FROM working_body WHERE department_id = $1 AND valid_to IS NULL`,
  account: `SELECT FROM account WHERE id = $1`,
  office: `SELECT FROM appointment WHERE concat_ws(' ', account_id, role, department_id) = $1
    AND account_id = split_part($1, ' ', 1) AND (held_to IS NULL OR held_to > platform_now())`,
};

/** True if the organisation has a record under the key. */
export async function isRegistered(db: Queryable, record: RecordKey['record'], key: string): Promise<boolean> {
  const { found } = await only(db, z.object({ found: z.boolean() }), `SELECT EXISTS (${FOUND[record]}) AS found`, [
    key,
  ]);
  return found;
}
