import { forbidden, type Actor } from '#libs/domain';
import { refused } from '../problem/refused.js';

/** Throws a problem, with the sentence, where the actor is no system administrator. */
export function demandAdministrator({ offices }: Actor, sentence: string): void {
  if (!offices.some(({ role }) => role === 'SYSADMIN')) throw refused(forbidden('NOT_YOUR_OFFICE', sentence));
}
