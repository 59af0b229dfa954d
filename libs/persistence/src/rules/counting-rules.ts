import type { Counting, Organisation } from '#libs/domain';
import { readCalendars } from './calendars.js';
import { readOrganisation } from '../organisation/organisation.js';
import { readPolicies } from './policies.js';
import type { Tx } from '../connection/sql.js';

/** Loads the current and earlier calendars and policies, and the organisation. Writers must hold the calendar lock. */
export async function readCounting(tx: Tx): Promise<Counting & { readonly organisation: Organisation }> {
  return {
    calendars: await readCalendars(tx),
    policies: await readPolicies(tx),
    organisation: await readOrganisation(tx),
  };
}
