import { countsAsLate, itemOf, limitsOf, type Reviewed, type ReviewRule } from './reviewed.js';

/**
 * Latenesses that fell on a department that took the duty over after the limit had passed: it stays with whoever was
 * responsible then.
 */
export const rerouted: ReviewRule = (reviewed) =>
  limitsOf(reviewed)
    .filter(countsAsLate)
    .flatMap((clock) => {
      const { id, responsible, dueAt } = clock;
      const owed = dueAt === null ? undefined : responsibleAt(reviewed, id, dueAt);
      if (owed === undefined || owed === responsible) return [];
      const stored = `逾期记在 ${responsible}，该部门在期限届满之后才接手`;
      return [itemOf(reviewed, clock, 'REROUTED', stored, `逾期归期限届满时负有责任的 ${owed}`)];
    });

/** Department that answered for a clock at an instant, as the events up to it say. */
function responsibleAt({ events }: Reviewed, clockId: string, at: string): string | undefined {
  const known = events
    .filter((event) => event.at < at)
    .flatMap(({ payload }) => payload.clocks ?? [])
    .filter(({ id }) => id === clockId);
  return known.at(-1)?.responsible;
}
