import { z } from 'zod';
import type { RecordKey } from '#libs/domain';
import { only, type Queryable } from '../connection/sql.js';

/** SQL of the question whether the organisation has a record under the key `$1`. An ended department keeps its id. */
const FOUND: Readonly<Record<RecordKey['record'], string>> = {
  division: `SELECT FROM division WHERE code = $1`,
  department: `SELECT FROM department WHERE id = $1`,
  activeDepartment: `SELECT FROM department WHERE id = $1 AND ended_at IS NULL`,
  uscc: `SELECT FROM department WHERE uscc = $1`,
  frontCode: `SELECT FROM department WHERE front_code = $1`,
  head: `SELECT FROM department WHERE ended_at IS NULL
    AND division_code = split_part($1, ' ', 1) AND kind = split_part($1, ' ', 2)`,
  workingBody: `SELECT FROM working_body WHERE department_id = split_part($1, ' ', 1)
    AND daterange(valid_from, valid_to) && daterange(split_part($1, ' ', 2)::date, NULL)`,
  account: `SELECT FROM account WHERE id = $1`,
  delegation: `SELECT FROM delegation WHERE concat_ws(' ', account_id, role, department_id) = $1
    AND account_id = split_part($1, ' ', 1) AND held_to > platform_now()`,
  recusal: `SELECT FROM recusal r JOIN account a ON a.person_id = r.person_id
    WHERE a.id = split_part($1, ' ', 1) AND r.recused_from::text = split_part($1, ' ', 2)`,
};

/** True if the organisation has a record under the key. */
export async function isRegistered(db: Queryable, record: RecordKey['record'], key: string): Promise<boolean> {
  const { found } = await only(db, z.object({ found: z.boolean() }), `SELECT EXISTS (${FOUND[record]}) AS found`, [
    key,
  ]);
  return found;
}
