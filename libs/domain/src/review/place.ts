import { calendarOf, countOf, policyOf } from '../clock/counting.js';
import { countsAsLate, itemOf, limitsOf, type ReviewRule } from './reviewed.js';

/**
 * Latenesses by a place's shorter limit, which was counted as the Regulation's (Art 23): the act came, or the duty ended, before
 * the end of the Regulation's own.
 */
export const place: ReviewRule = (reviewed, counting) =>
  limitsOf(reviewed).flatMap((clock) => {
    const { lawLimit, metAt, cancelledAt } = clock;
    const ended = metAt ?? cancelledAt;
    if (lawLimit === undefined || ended === undefined || !countsAsLate(clock)) return [];
    const byLaw = { ...clock, limit: lawLimit };
    const { dueAt, lastDay } = countOf(byLaw, calendarOf(clock, counting), policyOf(clock, counting).options);
    if (dueAt === null || ended >= dueAt) return [];
    return [
      itemOf(
        reviewed,
        clock,
        'PLACE',
        `按地方规定的 ${clock.limit} 个工作日计为逾期`,
        `地方规定是工作目标；条例的 ${lawLimit} 个工作日至 ${lastDay ?? ''} 届满，未逾期`,
      ),
    ];
  });
