import { instantTitle } from '../clock/in-chinese.js';
import {
  isEarlierReceiptEvent,
  type EarlierReceiptEvent,
} from '../features/late-registration/late-registration.events.js';
import { eventOf } from '../matter/fold.js';
import { countsAsLate, itemOf, limitsOf, type ReviewRule } from './reviewed.js';

type Registered = Extract<EarlierReceiptEvent, { type: 'earlierReceiptRegistered' }>;

/**
 * Registrations that counted by the word of the side that gains by them (§3.5.4): an end that undid the registrant's own
 * lateness, and a start by another department that made an act late. Both wait for an authority now.
 */
export const ownWord: ReviewRule = (reviewed) => {
  const told = reviewed.events.map(eventOf).filter(isEarlierReceiptEvent);
  const settled = (n: number): boolean =>
    told.some((event) => event.registration === n && event.type !== 'earlierReceiptRegistered');
  const alone = told.filter(
    (event): event is Registered =>
      event.type === 'earlierReceiptRegistered' && event.authorityId === null && !settled(event.registration),
  );
  return limitsOf(reviewed).flatMap((clock) =>
    alone
      .filter(({ clockId }) => clockId === clock.id)
      .flatMap(({ of, departmentId, provenAt, recorded }) => {
        const { dueAt } = clock;
        if (of === 'END' && dueAt !== null && provenAt < dueAt && recorded >= dueAt)
          return [
            itemOf(
              reviewed,
              clock,
              'OWN_WORD',
              `责任部门自行补记于${instantTitle(provenAt)}办结，未经确认，逾期和违规线索已撤回`,
              `办结须经主管部门确认；按平台记录于${instantTitle(recorded)}办结，逾期待认定`,
            ),
          ];
        if (of === 'START' && departmentId !== clock.responsible && countsAsLate(clock))
          return [
            itemOf(
              reviewed,
              clock,
              'OWN_WORD',
              `他方自行补记于${instantTitle(provenAt)}收到，未经确认，据此计为逾期`,
              `须经主管部门确认；按平台记录于${instantTitle(recorded)}起算`,
            ),
          ];
        return [];
      }),
  );
};
