import type { Calendar } from '../calendar/calendar.js';
import type { Calendars } from '../calendar/calendars.js';
import { CHINA_CALENDAR } from '../calendar/china.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { Policies } from '../policy/policies.js';
import type { LocalLimit, PolicyOptions } from '../policy/policy.js';
import type { Counting } from './counting.js';

/** Returns calendars of which the first is in force. The others are known by version; an unknown version throws. */
export function calendarsOf(inForce: Calendar = CHINA_CALENDAR, ...before: readonly Calendar[]): Calendars {
  const all = [inForce, ...before, CHINA_CALENDAR];
  const version = (wanted: string): Calendar => {
    const found = all.find((calendar) => calendar.version === wanted);
    if (!found) throw new Error(`there is no calendar ${wanted}`);
    return found;
  };
  return { inForce, version };
}

/** Returns policies with a single version: the default with other options, and limits of places. */
export function policiesOf(options: Partial<PolicyOptions> = {}, localLimits: readonly LocalLimit[] = []): Policies {
  const inForce = { ...DEFAULT_POLICY, localLimits, options: { ...DEFAULT_POLICY.options, ...options } };
  return { inForce, version: () => inForce };
}

export const countingOf = (calendars: Calendars = calendarsOf(), policies: Policies = policiesOf()): Counting => ({
  calendars,
  policies,
  organisation: createOrganisation(divisions, departments),
});
