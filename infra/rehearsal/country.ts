import { ownPerson, type Foundation, type ImportContent, type Origin } from '#libs/domain';
import { accounts, ADMINISTRATORS, departments, divisions, OPERATOR, sharedPerson } from './data/index.js';

/** Day on which the offices of the sample country begin, a month before the Regulation is in force. */
export const OFFICES_FROM = '2025-07-01';
/** Instant at which the organisation is imported. */
export const COUNTRY_BEGINS = '2025-06-30T16:00:00.000Z';

const [{ hasWorkingBody: _, ...operator }] = departments.filter(({ id }) => id === OPERATOR) as [
  (typeof departments)[number],
];
const [nation] = divisions as [(typeof divisions)[number]];

/** The beginning of the sample country: its operator and two administrators. */
export const FOUNDATION: Foundation = { division: nation, department: operator, administrators: ADMINISTRATORS };

/** The organisation of the sample country, as a file of an import would bring it. */
export const COUNTRY: ImportContent = {
  divisions,
  departments: departments.map(({ hasWorkingBody: __, ...department }) => department),
  workingBodies: departments
    .filter(({ hasWorkingBody }) => hasWorkingBody)
    .map(({ id, name }) => ({ departmentId: id, name: `${name}政务数据共享工作机构`, from: OFFICES_FROM })),
  accounts: accounts.map(({ accountId }) => ({ accountId, samePersonAs: sharedPerson[accountId] ?? null })),
  offices: accounts.flatMap(({ accountId, offices, auditedDivisions }) =>
    offices.map(({ role, departmentId }) => ({
      accountId,
      role,
      departmentId,
      from: null,
      until: null,
      auditedDivisions: [...auditedDivisions],
    })),
  ),
};

const [proposer, confirmer] = ADMINISTRATORS;
const administrator = (accountId: string) => ({ accountId, personId: ownPerson(accountId) });

/** The two administrators who imported the organisation of the sample country. */
export const COUNTRY_ORIGIN: Origin = {
  kind: 'IMPORT',
  importId: '0c6a3f4e-1b7c-5d29-9a3c-5393a74f0e8d',
  proposedBy: administrator(proposer),
  confirmedBy: administrator(confirmer),
};
