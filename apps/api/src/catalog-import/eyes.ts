import type { ImportEyes } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';

/** The importing department's people, and those who audit its division: drafts are nobody else's yet. */
export function importScopeOf({ actor, scope }: Snapshot): ImportEyes {
  const audits = actor.offices.some(({ role }) => role === 'AUDITOR');
  return { own: scope.own, audited: audits ? scope.divisions : [] };
}
