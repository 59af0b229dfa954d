import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { conflict, rule } from '../../../language/refusal.js';
import { clockOf } from '../../../matter/clocks.js';
import type { ActContext } from '../../../matter/context.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import type { Matter } from '../../../matter/matter.js';
import { done, refuse } from '../../../matter/table.js';
import { CLAUSE } from '../clause.js';
import { confirmerOf } from '../confirmer.js';
import { counting, refuted } from '../consequences.js';
import { concerned, confirmers } from '../late-registration.notices.js';
import type { EarlierReceipt } from '../late-registration.state.js';
import { row, type LateRegistrationRow } from './late-registration.row.js';

const payload = z.strictObject({ registration: place, reason: text(1000) });

/** Withdrawal by the department that registered it, as long as it does not count. */
export const withdrawEarlierReceipt = row({
  name: 'withdraw-earlier-receipt',
  title: '撤回补记的收到时间',
  clause: CLAUSE,
  from: EVERY_STATE,
  payload,
  example: { registration: 1, reason: '经核对，签收单属于另一事项。' },
  guard: (matter, context) => (waitingOf(matter, context).length > 0 ? null : NOTHING_TO_WITHDRAW),
  decide(matter, given, context) {
    const found = waitingOf(matter, context).find(({ registration }) => registration === given.registration);
    if (!found) return refuse(noSuch('没有本部门登记、尚待确认的这一次补记。'));
    const { clockId, authorityId } = found;
    const told = authorityId === null ? [] : [context.organisation.department(authorityId)];
    return done({
      event: { type: 'earlierReceiptWithdrawn', ...given, clockId },
      notices: told.map((authority) => ({ to: confirmers(authority), text: `补记已由登记部门撤回：${given.reason}` })),
    });
  },
});

/**
 * Refutation by the authority that confirms, after a registration counted: the clocks go back to what they were without
 * it, and their candidates follow.
 */
export const refuteEarlierReceipt = (process: SealedDefinition): LateRegistrationRow =>
  row({
    name: 'refute-earlier-receipt',
    title: '认定补记不实',
    clause: CLAUSE,
    from: EVERY_STATE,
    duty: 'CONFIRM',
    payload,
    example: { registration: 1, reason: '经核查，签收单日期系事后填写。' },
    guard(matter, context) {
      const counted = countedFor(matter, context);
      if (counted.length > 0) return null;
      return conflict('NOTHING_TO_REFUTE', '没有由本机关核查的、已经计入的补记。', CLAUSE);
    },
    decide(matter, given, context) {
      const found = countedFor(matter, context).find(({ registration }) => registration === given.registration);
      if (!found) return refuse(noSuch('没有由本机关核查的、已经计入的这一次补记。'));
      const { departmentId: authorityId } = context.office;
      const clock = clockOf(matter, found.clockId);
      const event = { type: 'earlierReceiptRefuted', ...given, clockId: clock.id, authorityId } as const;
      const [first, ...others] = counting(event, matter, refuted(process, matter, clock, found, context), context);
      const notices = concerned(clock, authorityId, `补记经认定不实，期限恢复为补记之前的计算：${given.reason}`);
      return done(...(first ? [{ ...first, notices }] : []), ...others);
    },
  });

const waitingOf = ({ earlierReceipts }: Matter, { office }: ActContext): readonly EarlierReceipt[] =>
  earlierReceipts.filter(({ outcome, departmentId }) => outcome === 'PENDING' && departmentId === office.departmentId);

/** Returns the registrations that count and that this authority confirmed, or would have: those of a department's own limit. */
const countedFor = (matter: Matter, { office, organisation }: ActContext): readonly EarlierReceipt[] =>
  matter.earlierReceipts.filter(({ outcome, authorityId, clockId, departmentId }) => {
    if (outcome !== 'COUNTED' && outcome !== 'CONFIRMED') return false;
    const { responsible } = clockOf(matter, clockId);
    const confirmer =
      authorityId ?? confirmerOf({ responsible, moved: [] }, departmentId, matter.parties, organisation)?.id;
    return confirmer === office.departmentId;
  });

const NOTHING_TO_WITHDRAW = conflict('NOTHING_TO_WITHDRAW', '没有本部门登记、尚待确认的补记。', CLAUSE);
const noSuch = (message: string) =>
  rule('NO_SUCH_REGISTRATION', CLAUSE, message, [{ field: 'registration', message: '请填写补记的序号' }]);
