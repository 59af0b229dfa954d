import { z } from 'zod';
import { rows, type Queryable } from '../connection/sql.js';
import type { ReadTable } from '../read-model/tables.js';

/** Tables of the organisation, with SQL of the name of a row. */
const ORGANISATION = {
  division: 'code',
  department: 'id',
  working_body: `concat_ws(' ', department_id, valid_from)`,
  account: 'id',
  appointment: `concat_ws(' ', account_id, role, department_id)`,
  delegation: `concat_ws(' ', account_id, role, department_id, delegated_by)`,
  recusal: `concat_ws(' ', person_id, recused_from)`,
} as const satisfies Partial<Record<ReadTable, string>>;
type OrganisationTable = keyof typeof ORGANISATION;

/** A row of the organisation that no event explains. */
export interface UnexplainedRow {
  readonly table: OrganisationTable;
  readonly name: string;
}

/**
 * Lists the rows of the organisation that no matter keeps, such as an office that somebody wrote past the rules. None
 * where the organisation is not kept by matters yet.
 */
export function unexplainedRows(db: Queryable): Promise<readonly UnexplainedRow[]> {
  const tables = Object.entries(ORGANISATION).map(
    ([table, name]) => `
      SELECT '${table}' AS table, ${name} AS name FROM ${table} t
      WHERE NOT EXISTS (SELECT FROM event e WHERE e.stream = t.matter)`,
  );
  return rows(
    db,
    z.object({ table: z.enum(Object.keys(ORGANISATION) as OrganisationTable[]), name: z.string() }),
    `SELECT * FROM (${tables.join(' UNION ALL ')}) AS unexplained
     WHERE EXISTS (SELECT FROM matter WHERE administration IS NOT NULL) ORDER BY 1, 2`,
  );
}
