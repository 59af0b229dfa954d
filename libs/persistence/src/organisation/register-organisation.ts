import { atLocal, type Department, type Division, type LocalDate, type Office } from '#libs/domain';
import type { Queryable } from '../connection/sql.js';
import { designateSources, type Designation } from './designate-sources.js';

/** An account to be registered: its owner, and the offices that they hold from the first day of the registry. */
export interface AccountEntry {
  readonly accountId: string;
  readonly personId: string;
  readonly offices: readonly Office[];
  /** Codes of the divisions that the account audits; `*` for all. */
  readonly auditedDivisions: readonly string[];
}

export interface Registry {
  /** Divisions, each after its parent. */
  readonly divisions: readonly Division[];
  readonly departments: readonly Department[];
  readonly accounts: readonly AccountEntry[];
  /** Source departments (数源部门, Art 19(2)) and the entries whose data they are the source of. */
  readonly designations?: readonly Designation[];
  /** First day on which the working bodies and offices are valid. */
  readonly validFrom: LocalDate;
}

/**
 * Registers an organisation in an empty database. Needs the owner's role, since the running role may only read these
 * tables. A department has a working body if its entry says so and one of the accounts is its lead.
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
    ['id', 'name', 'division_code', 'uscc', 'front_code', 'kind'],
    departments.map((department) => ({
      ...department,
      division_code: department.divisionCode,
      front_code: department.frontCode,
    })),
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
    ['account_id', 'role', 'department_id', 'audited_divisions', 'valid_from', 'held_from'],
    accounts.flatMap(({ accountId, offices, auditedDivisions }) =>
      offices.map(({ role, departmentId }) => ({
        account_id: accountId,
        role,
        department_id: departmentId,
        audited_divisions: role === 'AUDITOR' ? auditedDivisions : [],
        valid_from: validFrom,
        held_from: atLocal(validFrom),
      })),
    ),
  );
  await designateSources(db, designations, validFrom);
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
