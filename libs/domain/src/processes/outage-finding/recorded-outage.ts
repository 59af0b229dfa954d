import type { Outage } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import { OUTAGE_FINDING, RECORDED, type OutageMatter } from './outage-finding.state.js';

/** Returns the outage that a matter records; null for any other matter and for a revoked finding. */
export function recordedOutage(matter: Matter): Outage | null {
  if (!isFinding(matter) || matter.state !== RECORDED) return null;
  const { matterId: outageId, parties, data } = matter;
  const { from, to, reason, affected } = data;
  return { outageId, authority: parties.authority, from, to, reason, affected };
}

/** The cast is safe for the same reason as in `defineProcess`: a process only meets matters of its own. */
const isFinding = (matter: Matter): matter is OutageMatter => matter.process === OUTAGE_FINDING;
