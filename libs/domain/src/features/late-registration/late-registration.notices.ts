import type { Clock } from '../../clock/clock.js';
import type { Department } from '../../organisation/types.js';
import type { Recipient } from '../../access/recipient.js';
import type { Notice } from '../../matter/happening.js';
import { workingBody } from '../../matter/table.js';

/** Recipients that decide at an authority, or at a government if no authority stands above. */
export const confirmers = ({ id: departmentId, kind }: Department): readonly Recipient[] =>
  kind === 'GOVERNMENT'
    ? [{ departmentId, role: 'GOV_DECIDER' }]
    : [
        { departmentId, role: 'SA_REVIEWER' },
        { departmentId, role: 'SA_HEAD' },
      ];

/** Notices to the responsible department and the other party of a clock, except the one that acted. */
export function concerned({ responsible, otherParty }: Clock, acting: string, text: string): readonly Notice[] {
  const told = [responsible, otherParty].flatMap((id) => (id === null || id === acting ? [] : workingBody(id)));
  return told.length > 0 ? [{ to: told, text }] : [];
}
