import { z } from 'zod';
import { givenInstant } from '../../../calendar/given.js';
import type { Clock } from '../../../clock/clock.js';
import { actOf, workingDaysBack } from '../../../clock/prove.js';
import type { ActContext } from '../../../matter/context.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import { text } from '../../../language/text.js';
import type { Matter } from '../../../matter/matter.js';
import { allOf, conflict, rule } from '../../../language/refusal.js';
import { done, refuse } from '../../../matter/table.js';
import { CLAUSE } from '../clause.js';
import { confirmerOf } from '../confirmer.js';
import { counting, proven } from '../consequences.js';
import { alreadyJudged } from '../judged.js';
import { paperAct, RECEIPT_CHANNELS } from '../late-registration.content.js';
import { concerned, confirmers } from '../late-registration.notices.js';
import { actsNeeded, unfitActs } from '../paper-acts.js';
import { registeredTooLate, unfitReceipt, UNPROVEN } from '../unfit.js';
import { row, type LateRegistrationRow } from './late-registration.row.js';

const payload = z.strictObject({
  clockId: z.string().trim().min(1).max(64),
  of: z.enum(['START', 'END']),
  at: givenInstant,
  channel: z.enum(RECEIPT_CHANNELS),
  reason: text(1000),
  /** Acts that the end completes and that were done on paper, in their order. */
  acts: z.array(paperAct).max(20).exactOptional(),
});
type Given = z.output<typeof payload>;

/**
 * Registration of a paper that came earlier than the platform recorded it (§3.5.4), by the lead. It counts at once where
 * it burdens the registrant alone: an earlier start of its own limit. Everything else waits for an authority, however
 * short it is, because a day is the whole of some limits.
 */
export const registerEarlierReceipt = (process: SealedDefinition): LateRegistrationRow =>
  row({
    name: 'register-earlier-receipt',
    title: '补记更早的收到时间',
    clause: CLAUSE,
    attaches: '证明日期的文书',
    from: EVERY_STATE,
    duty: 'REGISTER',
    payload,
    example: {
      clockId: 'reply',
      of: 'START',
      at: '2026-02-02T09:00:00+08:00',
      channel: 'HAND_IN',
      reason: '纸质申请当面递交，签收单为证。',
    },
    needs: ({ clockId, of, at }, matter) =>
      matter === null
        ? []
        : [ask('judgements', matter.matterId), ...(of === 'END' ? actsNeeded(process, matter, { clockId, at }) : [])],
    guard: ({ clocks }) => (clocks.length > 0 ? null : conflict('NO_CLOCK', '事项还没有期限。', CLAUSE)),
    decide(matter, given, context) {
      const clock = matter.clocks.find(({ id }) => id === given.clockId);
      const unproven = context.documents.length === 0 ? UNPROVEN : null;
      if (!clock) return refuse(allOf(NO_SUCH_CLOCK, unproven));
      const refusals = allOf(
        unproven,
        isPending(matter, given) ? PENDING : null,
        registeredTooLate(clock, context),
        unfitReceipt(clock, given.of, given.at, context.at) ?? unfitActs(process, matter, clock, given, context),
      );
      return refusals ? refuse(refusals) : registered(process, matter, clock, given, context);
    },
  });

function registered(
  process: SealedDefinition,
  matter: Matter,
  clock: Clock,
  { of, at, channel, reason, acts }: Given,
  context: ActContext<'judgements'>,
) {
  const { departmentId } = context.office;
  const recorded = actOf(clock, of, at) ?? at;
  const changed = proven(process, matter, clock, { of, at, recorded, confirmed: false }, context);
  const judged = alreadyJudged(matter, changed, at, context);
  if (judged) return refuse(judged);
  // Of a limit that was handed over, an earlier start may charge the department before: it is not the registrant's alone.
  const isOwnBurden = of === 'START' && departmentId === clock.responsible && clock.handOvers === undefined;
  const authority = isOwnBurden
    ? null
    : confirmerOf(
        { responsible: clock.responsible, moved: changed },
        departmentId,
        matter.parties,
        context.organisation,
      );
  if (!isOwnBurden && !authority) return refuse(NOBODY_CONFIRMS);
  const event = {
    ...({ type: 'earlierReceiptRegistered', registration: matter.earlierReceipts.length + 1 } as const),
    clockId: clock.id,
    of,
    departmentId,
    provenAt: at,
    recorded,
    workingDays: workingDaysBack(clock, of, at, context),
    channel,
    reason,
    authorityId: authority?.id ?? null,
    ...(acts && acts.length > 0 && { acts }),
  };
  if (authority)
    return done({ event, notices: [{ to: confirmers(authority), text: '有补记的更早收到时间，请核实确认。' }] });
  const [first, ...others] = counting(event, matter, changed, context);
  return done(
    ...(first ? [{ ...first, notices: concerned(clock, departmentId, '补记了更早的收到时间。') }] : []),
    ...others,
  );
}

const isPending = ({ earlierReceipts }: Matter, { clockId, of }: Given): boolean =>
  earlierReceipts.some((one) => one.outcome === 'PENDING' && one.clockId === clockId && one.of === of);

const NO_SUCH_CLOCK = rule('NO_SUCH_CLOCK', CLAUSE, '事项没有这个期限。', [
  { field: 'clockId', message: '不是本事项的期限' },
]);
const PENDING = conflict('CONFIRMATION_PENDING', '同一期限的补记正在等待确认。', CLAUSE);
const NOBODY_CONFIRMS = rule('NOBODY_CONFIRMS', CLAUSE, '没有可以确认的主管部门，不能补记。', [
  { field: 'at', message: '没有可以确认的主管部门' },
]);
