import { z } from 'zod';
import { place } from '../../../language/given.js';
import type { ActContext } from '../../../matter/context.js';
import { clockOf } from '../../../matter/clocks.js';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { ask } from '../../../matter/facts.js';
import { text } from '../../../language/text.js';
import type { Matter } from '../../../matter/matter.js';
import { conflict, rule, type Refusal } from '../../../language/refusal.js';
import { actOf } from '../../../clock/prove.js';
import { done, refuse } from '../../../matter/table.js';
import { CLAUSE } from '../clause.js';
import { counting, proven } from '../consequences.js';
import { alreadyJudged } from '../judged.js';
import type { EarlierReceipt } from '../late-registration.state.js';
import { concerned } from '../late-registration.notices.js';
import { unfitReceipt } from '../unfit.js';
import { row, type LateRegistrationRow } from './late-registration.row.js';

/**
 * Parts that both rows share. Only the authority that the registration names decides.
 */
const deciding = {
  clause: CLAUSE,
  from: EVERY_STATE,
  duty: 'CONFIRM',
  guard: (matter: Matter, context: ActContext): Refusal | null => {
    const waiting = waitingFor(matter, context);
    return waiting.length === 0 ? conflict('NOTHING_TO_CONFIRM', '没有等待本机关确认的补记。', CLAUSE) : null;
  },
} as const;

/** Confirmation by the authority: the proof counts from now on. */
export const confirmEarlierReceipt = (process: SealedDefinition): LateRegistrationRow =>
  row({
    ...deciding,
    name: 'confirm-earlier-receipt',
    title: '确认补记的收到时间',
    payload: z.strictObject({ registration: place }),
    example: { registration: 1 },
    needs: (_, matter) => (matter === null ? [] : [ask('judgements', matter.matterId)]),
    decide(matter, given, context) {
      const found = toDecide(matter, given.registration, context);
      if ('code' in found) return refuse(found);
      const { clockId, of, provenAt: at } = found;
      const clock = clockOf(matter, clockId);
      const unfit = unfitReceipt(clock, of, at, context.at);
      if (unfit) return refuse(unfit);
      const proof = { of, at, recorded: actOf(clock, of, at) ?? at, confirmed: true };
      const changed = proven(process, matter, clock, proof, context);
      const judged = alreadyJudged(matter, changed, at, context);
      if (judged) return refuse(judged);
      const { departmentId: authorityId } = context.office;
      const event = {
        type: 'earlierReceiptConfirmed',
        registration: given.registration,
        clockId,
        authorityId,
      } as const;
      const [first, ...others] = counting(event, matter, changed, context);
      const notices = concerned(clock, authorityId, '补记的更早收到时间已获确认。');
      return done(...(first ? [{ ...first, notices }] : []), ...others);
    },
  });

/** Refusal by the authority: the recorded instant stands. */
export const refuseEarlierReceipt = row({
  ...deciding,
  name: 'refuse-earlier-receipt',
  title: '不予确认补记的收到时间',
  payload: z.strictObject({ registration: place, reason: text(1000) }),
  example: { registration: 1, reason: '签收单日期无法辨认。' },
  decide(matter, given, context) {
    const found = toDecide(matter, given.registration, context);
    if ('code' in found) return refuse(found);
    const { clockId } = found;
    const { departmentId: authorityId } = context.office;
    return done({
      event: { type: 'earlierReceiptRefused', ...given, clockId, authorityId },
      notices: concerned(clockOf(matter, clockId), authorityId, `补记的更早收到时间未获确认：${given.reason}`),
    });
  },
});

const waitingFor = ({ earlierReceipts }: Matter, { office }: ActContext): readonly EarlierReceipt[] =>
  earlierReceipts.filter(({ outcome, authorityId }) => outcome === 'PENDING' && authorityId === office.departmentId);

function toDecide(matter: Matter, wanted: number, context: ActContext): EarlierReceipt | Refusal {
  return waitingFor(matter, context).find((one) => one.registration === wanted) ?? NO_SUCH_REGISTRATION;
}

const NO_SUCH_REGISTRATION = rule('NO_SUCH_REGISTRATION', CLAUSE, '没有等待本机关确认的这一次补记。', [
  { field: 'registration', message: '请填写待确认补记的序号' },
]);
