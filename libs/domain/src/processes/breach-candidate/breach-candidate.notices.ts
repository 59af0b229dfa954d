import { localDate } from '../../calendar/time.js';
import type { Organisation } from '../../organisation/organisation.js';
import type { Recipient } from '../../access/recipient.js';
import type { Notice } from '../../matter/happening.js';
import type { Parties } from '../../access/parties.js';
import { supervisors } from '../../matter/table.js';
import type { RecordedLateness } from './breach-candidate.content.js';
import { judgingBody, type CandidateMatter, type CandidateSide } from './breach-candidate.state.js';

type Sides = Parties<CandidateSide>;

/** Notice to the body that judges: an authority, or the government above the highest one. */
export const toJudge = ({ authority }: Sides, text: string, organisation: Organisation): Notice => ({
  to: judges(authority, organisation),
  text,
});

/** Notice to the authority, and to the body above that judged in its place if one did. */
export const toJudges = (matter: CandidateMatter, text: string, organisation: Organisation): Notice => ({
  to: [...new Set([matter.parties.authority, judgingBody(matter)])].flatMap((id) => judges(id, organisation)),
  text,
});

/** Notice to the responsible department. */
export const toResponsible = ({ responsible }: Sides, text: string): Notice => ({
  to: [
    { departmentId: responsible, role: 'WB_LEAD' },
    { departmentId: responsible, role: 'DEPT_HEAD' },
  ],
  text,
});

export const toBoth = (parties: Sides, text: string, organisation: Organisation): readonly Notice[] => [
  toJudge(parties, text, organisation),
  toResponsible(parties, text),
];

/** Offices that judge for a body. */
export function judges(authority: string, organisation: Organisation): readonly Recipient[] {
  const { kind } = organisation.department(authority);
  return kind === 'GOVERNMENT' ? [{ departmentId: authority, role: 'GOV_DECIDER' }] : supervisors(authority);
}

/** Words for the late days that the candidate of another matter charges; empty if this one charges them all. */
export function chargedElsewhere({ clock, dueAt }: RecordedLateness): string {
  const other = clock.chargedElsewhere;
  if (!other || other.until <= dueAt) return '';
  return `（由另一事项分办，${localDate(other.until)} 分办之前的逾期由该事项的线索认定，不在本线索之内）`;
}
