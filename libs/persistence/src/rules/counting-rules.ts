import { z } from 'zod';
import type { Counting, Organisation } from '#libs/domain';
import { ORGANISATION_VERSION, readOrganisation } from '../organisation/organisation.js';
import { only, type Tx } from '../connection/sql.js';
import { readCalendarsAt } from './calendars.js';
import { readPoliciesAt } from './policies.js';

/** SQL of the versions in force, as columns of a SELECT from `platform`. */
export const VERSIONS = `calendar_version AS "calendarVersion", policy_version AS "policyVersion",
  ${ORGANISATION_VERSION} AS "organisationVersion"`;

export const versionsRow = z.object({
  calendarVersion: z.string(),
  policyVersion: z.string(),
  organisationVersion: z.string(),
});

/**
 * Answers calendars, policies and the organisation of versions that this transaction has read. Nothing is loaded while
 * they are those of before. Writers must hold the calendar lock.
 */
export async function countingOf(
  tx: Tx,
  { calendarVersion, policyVersion, organisationVersion }: z.infer<typeof versionsRow>,
): Promise<Counting & { readonly organisation: Organisation }> {
  return {
    calendars: await readCalendarsAt(tx, calendarVersion),
    policies: await readPoliciesAt(tx, policyVersion),
    organisation: await readOrganisation(tx, organisationVersion),
  };
}

/** Loads the current and earlier calendars and policies, and the organisation. Writers must hold the calendar lock. */
export const readCounting = async (tx: Tx): Promise<Counting & { readonly organisation: Organisation }> =>
  countingOf(tx, await only(tx, versionsRow, `SELECT ${VERSIONS} FROM platform`));
