import type { LocalDate } from '#libs/domain';
import type { Queryable } from '../connection/sql.js';

/** A source department (数源部门, Art 19(2)) and the entry whose data it is the source of. */
export interface Designation {
  readonly catalogCode: string;
  readonly departmentId: string;
}

/** Designates source departments from a day on; those that are designated stay. Needs the owner's role. */
export async function designateSources(
  db: Queryable,
  designations: readonly Designation[],
  validFrom: LocalDate,
): Promise<void> {
  await db.query(
    `INSERT INTO source_designation (catalog_code, department, valid_from)
     SELECT code, department, $3 FROM unnest($1::text[], $2::text[]) AS designated (code, department)
     ON CONFLICT DO NOTHING`,
    [
      designations.map(({ catalogCode }) => catalogCode),
      designations.map(({ departmentId }) => departmentId),
      validFrom,
    ],
  );
}
