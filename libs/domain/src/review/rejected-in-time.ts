import type { Clock } from '../clock/clock.js';
import { calendarOf, countOf, policyOf } from '../clock/counting.js';
import { apply } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import { countsAsLate, itemOf, limitsOf, type Reviewed, type ReviewRule } from './reviewed.js';

/**
 * Latenesses after an act that was done in time and had to be done again: the days with the other side were charged to the
 * responsible department. The present rule goes on with what was left.
 */
export const rejectedInTime: ReviewRule = (reviewed, counting) =>
  limitsOf(reviewed).flatMap((clock) => {
    const rests = reopened(reviewed, clock.id);
    if (rests.length === 0 || !countsAsLate(clock)) return [];
    const { options } = policyOf(clock, counting);
    if (options['Q-33'] !== 'REST') return [];
    const ledger = { ...clock, pauses: [...clock.pauses, ...rests] };
    const { dueAt, lastDay } = countOf(ledger, calendarOf(clock, counting), options);
    const ended = clock.metAt ?? clock.cancelledAt;
    if (dueAt === null || (ended !== undefined && ended >= dueAt) || clock.dueAt === dueAt) return [];
    const stored = '期限内已经办结、后被退回，退回之前的时间计入期限，计为逾期';
    return [
      itemOf(
        reviewed,
        clock,
        'REJECTED_IN_TIME',
        stored,
        `在对方的时间不计入；余下的期限至 ${lastDay ?? ''} 届满${ended === undefined ? '' : '，未逾期'}`,
      ),
    ];
  });

/** Stretches from an act in time to the instant at which the clock ran again, without the days between taken out. */
function reopened({ process, matter: { matterId }, events }: Reviewed, clockId: string): Clock['pauses'] {
  let matter: Matter | null = null;
  const stretches: Clock['pauses'][number][] = [];
  for (const event of events) {
    const before: Clock | undefined = matter?.clocks.find(({ id }) => id === clockId);
    matter = apply(process, matterId, matter, event);
    const after = matter.clocks.find(({ id }) => id === clockId);
    if (before?.state !== 'MET' || before.metAt === null || after?.state !== 'RUNNING') continue;
    const isInTime = before.dueAt !== null && before.metAt < before.dueAt;
    const isTakenOut = after.pauses.length > before.pauses.length;
    if (isInTime && !isTakenOut) stretches.push({ from: before.metAt, to: event.at, then: 'REST' });
  }
  return stretches;
}
