import { v5 as uuidv5 } from 'uuid';
import type { Actor, Role } from '#libs/domain';
import { departments } from './organisation.js';

const NAMESPACE = '5d1a3c53-93a7-4f0e-8d0c-6a3f4e1b7c29';

/** Accounts of a natural person who also has another account, so that SoD-12 can be tried. */
const sharedPerson: Readonly<Record<string, string>> = { 'm3.deputy': 'c3.deputy' };

const STAFF: readonly (readonly [suffix: string, role: Role])[] = [
  ['handler', 'WB_HANDLER'],
  ['deputy', 'WB_HANDLER'],
  ['lead', 'WB_LEAD'],
  ['head', 'DEPT_HEAD'],
  ['assessor', 'ASSESSOR'],
];
const AUTHORITY_STAFF: typeof STAFF = [
  ['reviewer', 'SA_REVIEWER'],
  ['supervisor', 'SA_SUPERVISOR'],
  ['sa-head', 'SA_HEAD'],
];

/** Department of the accounts that audit or operate the platform: its operator, the national authority. */
const OPERATOR = 'N1';

/** All accounts of the rehearsal. They are named after offices, never after people. */
export const accounts: readonly Actor[] = [
  ...departments.flatMap(({ id, kind }) => {
    if (kind === 'GOVERNMENT') return [account(id.toLowerCase().replace('-', '.'), 'GOV_DECIDER', id)];
    const staff = kind === 'AUTHORITY' ? [...STAFF, ...AUTHORITY_STAFF] : STAFF;
    return staff.map(([suffix, role]) => account(`${id.toLowerCase()}.${suffix}`, role, id));
  }),
  account('auditor.1', 'AUDITOR', OPERATOR, ['*']),
  account('auditor.2', 'AUDITOR', OPERATOR, ['990100']),
  account('sysadmin.1', 'SYSADMIN', OPERATOR),
  account('sysadmin.2', 'SYSADMIN', OPERATOR),
  account('operator.1', 'PLATFORM_OPERATOR', OPERATOR),
];

function account(accountId: string, role: Role, departmentId: string, auditedDivisions: readonly string[] = []): Actor {
  const personId = uuidv5(sharedPerson[accountId] ?? accountId, NAMESPACE);
  return { accountId, personId, offices: [{ role, departmentId }], auditedDivisions };
}
