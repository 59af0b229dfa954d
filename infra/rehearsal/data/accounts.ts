import { ownPerson, type Actor, type Role } from '#libs/domain';
import { departments } from './organisation.js';

/** Accounts of a natural person who also has another account, so that SoD-12 can be tried. */
export const sharedPerson: Readonly<Record<string, string>> = { 'm3.deputy': 'c3.deputy' };

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
export const OPERATOR = 'N1';
/** The administrators with whom the platform begins. */
export const ADMINISTRATORS = ['sysadmin.1', 'sysadmin.2'] as const;

/** All accounts of the rehearsal. They are named after offices, never after people. */
export const accounts: readonly Actor[] = [
  ...departments.flatMap(({ id, kind }) => {
    if (kind === 'GOVERNMENT') return [account(id.toLowerCase().replace('-', '.'), 'GOV_DECIDER', id)];
    const staff = kind === 'AUTHORITY' ? [...STAFF, ...AUTHORITY_STAFF] : STAFF;
    return staff.map(([suffix, role]) => account(`${id.toLowerCase()}.${suffix}`, role, id));
  }),
  account('auditor.1', 'AUDITOR', OPERATOR, ['*']),
  account('auditor.2', 'AUDITOR', OPERATOR, ['990100']),
  ...ADMINISTRATORS.map((id) => account(id, 'SYSADMIN', OPERATOR)),
  account('operator.1', 'PLATFORM_OPERATOR', OPERATOR),
];

function account(accountId: string, role: Role, departmentId: string, auditedDivisions: readonly string[] = []): Actor {
  const personId = ownPerson(sharedPerson[accountId] ?? accountId);
  return { accountId, personId, offices: [{ role, departmentId }], auditedDivisions };
}
