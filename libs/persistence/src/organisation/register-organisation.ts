import type { Department, Division, LocalDate, Office } from '#libs/domain';
import type { Queryable } from '../connection/sql.js';

/** An account as it is registered: whose it is, and which offices its holder has from the registry's day on. */
export interface AccountEntry {
  readonly accountId: string;
  readonly personId: string;
  readonly offices: readonly Office[];
  /** Division codes, or `*`. */
  readonly auditedDivisions: readonly string[];
}

export interface Registry {
  /** Parents before their children. */
  readonly divisions: readonly Division[];
  readonly departments: readonly Department[];
  readonly accounts: readonly AccountEntry[];
  /** Source departments by the entries whose data they are the source of (数源部门, Art 19(2)). */
  readonly designations?: readonly { readonly catalogCode: string; readonly departmentId: string }[];
  /** From when working bodies and offices are valid. */
  readonly validFrom: LocalDate;
}

/**
 * Enters an organisation into an empty registry. For the owner's role: the running one may only read it. Whether a
 * department has a working body follows from the entry and from a lead among the accounts.
 */
export async function registerOrganisation(db: Queryable, registry: Registry): Promise<void> {
  const { divisions, departments, accounts, designations = [], validFrom } = registry;
  await insert(
    db,
    'division',
    ['code', 'name', 'level', 'parent_code'],
    divisions.map((division) => ({ ...division, parent_code: division.parentCode })),
  );
  await insert(
    db,
    'department',
    ['id', 'name', 'division_code', 'uscc', 'kind'],
    departments.map((department) => ({ ...department, division_code: department.divisionCode })),
  );
  await insert(
    db,
    'working_body',
    ['department_id', 'name', 'valid_from'],
    departments
      .filter(({ hasWorkingBody }) => hasWorkingBody)
      .map(({ id, name }) => ({ department_id: id, name: `${name}政务数据共享工作机构`, valid_from: validFrom })),
  );
  await insert(
    db,
    'account',
    ['id', 'person_id'],
    accounts.map(({ accountId, personId }) => ({ id: accountId, person_id: personId })),
  );
  await insert(
    db,
    'appointment',
    ['account_id', 'role', 'department_id', 'valid_from'],
    accounts.flatMap(({ accountId, offices }) =>
      offices.map(({ role, departmentId }) => ({
        account_id: accountId,
        role,
        department_id: departmentId,
        valid_from: validFrom,
      })),
    ),
  );
  await insert(
    db,
    'audited_division',
    ['account_id', 'division_code'],
    accounts.flatMap(({ accountId, auditedDivisions }) =>
      auditedDivisions.map((code) => ({ account_id: accountId, division_code: code })),
    ),
  );
  await insert(
    db,
    'source_designation',
    ['catalog_code', 'department', 'valid_from'],
    designations.map(({ catalogCode, departmentId }) => ({
      catalog_code: catalogCode,
      department: departmentId,
      valid_from: validFrom,
    })),
  );
}

async function insert(
  db: Queryable,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const list = columns.join(', ');
  await db.query(
    `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
