import type { Outage } from './facts.js';

/** An outage as it is shown beside a lateness or a clock of one department. */
export interface TouchingOutage extends Pick<Outage, 'outageId' | 'from' | 'to' | 'reason' | 'finder' | 'confirmedBy'> {
  /** True if it is evidence where a justified reason is judged. */
  readonly counts: boolean;
}

/**
 * Returns an outage as it stands to the lateness of a department (§3.5.3). An authority's finding is no evidence for its own
 * lateness before the authority above has confirmed it.
 */
export function outageFor(responsible: string, outage: Outage): TouchingOutage {
  const { outageId, from, to, reason, finder, confirmedBy } = outage;
  const counts = finder.departmentId !== responsible || confirmedBy !== null;
  return { outageId, from, to, reason, finder, confirmedBy, counts };
}
