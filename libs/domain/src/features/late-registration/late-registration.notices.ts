import type { Clock } from '../../clock/clock.js';
import type { Department } from '../../organisation/types.js';
import type { Recipient } from '../../access/recipient.js';
import type { Notice } from '../../matter/happening.js';
import { workingBody } from '../../matter/table.js';

/** Who decides at an authority, or at the government where nobody else stands above. */
export const confirmers = ({ id: departmentId, kind }: Department): readonly Recipient[] =>
  kind === 'GOVERNMENT'
    ? [{ departmentId, role: 'GOV_DECIDER' }]
    : [
        { departmentId, role: 'SA_REVIEWER' },
        { departmentId, role: 'SA_HEAD' },
      ];

/** The department that answers for the clock and the party across from it; not who has just acted. */
export function concerned({ responsible, otherParty }: Clock, acting: string, text: string): readonly Notice[] {
  const told = [responsible, otherParty].flatMap((id) => (id === null || id === acting ? [] : workingBody(id)));
  return told.length > 0 ? [{ to: told, text }] : [];
}
