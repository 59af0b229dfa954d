import type { Department, Division } from '../../organisation/types.js';
import { derivedId } from '../../matter/derived-id.js';
import { ownPerson } from '../account/commands.js';
import type { ImportedRecord } from './import-plan.js';
import type { Origin } from './origin.js';

/** What an empty platform begins with: who runs it, and its first administrators. */
export interface Foundation {
  readonly division: Division;
  readonly department: Omit<Department, 'hasWorkingBody' | 'isBodyOfOne' | 'endedAt' | 'successor'>;
  /** Ids of the accounts, as the provider of identities names them. */
  readonly administrators: readonly string[];
}

/** Returns the records with which an empty platform begins. Nobody proposes or confirms them, because nobody is there yet. */
export function foundation({ division, department, administrators }: Foundation): readonly ImportedRecord[] {
  const administration = department.id;
  const origin: Origin = { kind: 'BOOTSTRAP' };
  const record = (process: string, key: string, fields: object): ImportedRecord => ({
    process,
    matterId: derivedId(`foundation ${process} ${key}`),
    reaction: 'record',
    payload: { ...fields, administration, origin },
  });
  const office = { role: 'SYSADMIN', departmentId: department.id, from: null, until: null, auditedDivisions: [] };
  return [
    record('division', division.code, division),
    record('department', department.id, department),
    ...administrators.map((accountId) => record('account', accountId, { accountId, personId: ownPerson(accountId) })),
    ...administrators.map((accountId) =>
      record('office-grant', accountId, { ...office, accountId, personId: ownPerson(accountId) }),
    ),
  ];
}
