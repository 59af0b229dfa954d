import { z } from 'zod';
import { policyOf } from '../../../clock/counting.js';
import { pauseClock } from '../../../clock/operations.js';
import { isOverdue } from '../../../clock/standing.js';
import type { Context } from '../../../matter/context.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { cancelled, clockOf, startTarget } from '../../../matter/clocks.js';
import { attributeOfLimit, noticeDue } from '../share-request.clocks.js';
import { text } from '../share-request.content.js';
import type { ShareRequestMatter } from '../share-request.state.js';
import { workingBody, done, row } from './share-request.row.js';
import { SUPPLEMENT, supplementTarget } from './supplement.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

/** Row 4: accepting a request neither starts nor stops its clock. */
const accept = row({
  name: 'accept',
  title: '受理',
  clause: '20(3)',
  from: ['SUBMITTED'],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'requestAccepted' } }),
});

/** Row 5: the provider may ask once, and for everything at once (一次性告知). */
const askSupplement = row({
  name: 'ask-supplement',
  title: '一次性告知补充材料',
  clause: '21(2)',
  from: ['UNDER_REVIEW'],
  payload: z.strictObject({ list: z.array(text(1000)).min(1).max(100) }),
  example: { list: ['请补充履行保障性住房资格审核职责的文件依据', '请说明接口的预计日调用量'] },
  guard: (matter, context) => allOf(alreadyAsked(matter), askedTooLate(matter, context)),
  decide(matter, { list }, context) {
    const responsible = matter.parties.requester;
    const before = clockOf(matter, 'reply');
    const reply = pauseClock(before, context.at, context);
    const isOpenEnded = policyOf(before, context).options['Q-12'] === 'UNLIMITED';
    const target = { id: 'supplement', clause: '21(2)', limit: OUR_NUMBERS.supplementTarget.value, responsible };
    const to = workingBody(responsible);
    return done({
      event: { type: 'supplementAsked', list },
      clocks: [reply, ...(isOpenEnded ? [] : [startTarget(target, context)])],
      notices: [{ to, text: `提供部门一次性告知需要补充的材料，共 ${list.length} 项。` }],
    });
  },
});

/** Row 6b: only a person ends the request, and only after the target has passed. */
const closeUnsupplemented = row({
  name: 'close-unsupplemented',
  title: '期满未补充，终结办理',
  clause: '21(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '经提醒仍未补充材料；可随时重新申请，原材料可以沿用。' },
  guard: notToClose,
  decide(matter, { reason }) {
    const to = [...workingBody(matter.parties.requester), ...workingBody(matter.parties.provider)];
    const told = `因未补充材料，办理终结：${reason} 可以重新申请。`;
    return done({
      event: { type: 'requestLapsed', reason },
      clocks: cancelled(matter),
      notices: [{ to, text: told }],
    });
  },
});

export const REVIEW = [accept, askSupplement, ...SUPPLEMENT, closeUnsupplemented];

function notToClose(matter: ShareRequestMatter, { at }: Context): Refusal | null {
  const [target] = supplementTarget(matter);
  if (!target) return rule('SUPPLEMENT_NOT_LIMITED', '21(2)', '按现行口径，补充材料没有时限，不能因此终结办理。');
  if (isOverdue(target, at)) return null;
  return rule('SUPPLEMENT_TARGET_NOT_PASSED', '21(2)', '补充材料的期间尚未届满，不能终结办理。');
}

function alreadyAsked({ data }: ShareRequestMatter): Refusal | null {
  if (!data.supplement) return null;
  return rule('SUPPLEMENT_SECOND', '21(2)', '补充材料只能一次性告知，本事项已经告知过。');
}

function askedTooLate(matter: ShareRequestMatter, context: Context): Refusal | null {
  const reply = clockOf(matter, 'reply');
  const { at } = context;
  if (isOverdue(reply, at)) return rule('SUPPLEMENT_AFTER_DUE', '21(2)', '答复期限已经届满，不能再告知补充材料。');
  const noticeDueAt = noticeDue(reply, context);
  if (noticeDueAt === null || at < noticeDueAt) return null;
  const limit = attributeOfLimit(reply) === 'UNCONDITIONAL' ? '一' : '五';
  return rule('SUPPLEMENT_TOO_LATE', '21(2)', `补充材料须在收到申请之日起${limit}个工作日内一次性告知。`);
}
