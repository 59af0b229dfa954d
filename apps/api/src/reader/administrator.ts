import { forbidden, type Actor } from '#libs/domain';
import { refused } from '../problem/problem.exception.js';
import type { ReaderService } from './reader.service.js';

/** Throws 403 with the sentence where the actor is no system administrator. */
export function demandAdministrator({ offices }: Actor, sentence: string): void {
  if (!offices.some(({ role }) => role === 'SYSADMIN')) throw refused(forbidden('NOT_YOUR_OFFICE', sentence));
}

/** True for those who run the platform (§5.1). */
export const operates = ({ offices }: Actor): boolean => offices.some(({ role }) => role === 'PLATFORM_OPERATOR');

/** True for those who may read the records of the organisation and their imports: administrators, and auditors of every division. */
export const seesRecords = ({ offices, auditedDivisions }: Actor): boolean =>
  offices.some(({ role }) => role === 'SYSADMIN') || auditedDivisions.includes('*');

/** The actor of the account. Throws 403 with the sentence where they are no system administrator. */
export const administratorOf = (reader: ReaderService, accountId: string, sentence: string): Promise<Actor> =>
  reader.read(accountId, ({ actor }) => {
    demandAdministrator(actor, sentence);
    return Promise.resolve(actor);
  });
