import type { Counting, Organisation } from '#libs/domain';
import { readCalendars } from './calendars.js';
import { readOrganisation } from '../organisation/organisation.js';
import { readPolicies } from './policies.js';
import type { Tx } from '../connection/sql.js';

/** By what clocks are counted now, and were before; to be read under the calendar's lock where something is written. */
export async function readCounting(tx: Tx): Promise<Counting & { readonly organisation: Organisation }> {
  return {
    calendars: await readCalendars(tx),
    policies: await readPolicies(tx),
    organisation: await readOrganisation(tx),
  };
}
