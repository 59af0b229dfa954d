import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { policyOf } from '../../../clock/counting.js';
import { meetClock, pauseClock, resumeClock } from '../../../clock/operations.js';
import { isOverdue } from '../../../clock/standing.js';
import { replyAttributeOf } from '../../../catalog/attribute.js';
import type { ActContext, Context } from '../../../matter/context.js';
import type { CitedDocument } from '../../../matter/facts.js';
import { kept, uncitedEvidence } from '../evidence.js';
import { forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { cancelled, clockOf, startTarget } from '../../../matter/clocks.js';
import { attributeOfLimit, noticeDue } from '../share-request.clocks.js';
import {
  keptRequest,
  supplementAnswer,
  supplementChanges,
  text,
  type RequestContent,
  type SupplementAnswer,
} from '../share-request.content.js';
import type { ShareRequestMatter } from '../share-request.state.js';
import * as example from '../share-request.examples.js';
import { prohibitionNeeds, prohibitionOn, withheldText } from '../prohibition.js';
import { unfit } from '../share-request.fitness.js';
import {
  workingBody,
  done,
  ownWork,
  PROVIDER_HANDLER,
  PROVIDER_LEAD,
  refuse,
  refuseRule,
  REQUESTER_BODY,
  row,
} from './share-request.row.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

/** Row 4: accepting a request neither starts nor stops its clock. */
const accept = row({
  name: 'accept',
  title: '受理',
  clause: '20(3)',
  from: ['SUBMITTED'],
  offices: [PROVIDER_HANDLER],
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
  offices: [PROVIDER_HANDLER],
  payload: z.strictObject({ list: z.array(text(1000)).min(1).max(100) }),
  example: { list: ['请补充履行保障性住房资格审核职责的文件依据', '请说明接口的预计日调用量'] },
  guard: (matter, context) => alreadyAsked(matter) ?? askedTooLate(matter, context),
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

/** Row 6: the requester answers every listed item; a change of the request's statements needs the lead (Art 20(2)). */
const supplySupplement = row({
  name: 'supply-supplement',
  title: '补充材料',
  clause: '21(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  offices: [REQUESTER_BODY],
  payload: z.strictObject({
    answers: z.array(supplementAnswer).min(1).max(100),
    changes: supplementChanges.optional(),
  }),
  example: example.supplement,
  needs: (_, matter) => prohibitionNeeds(matter),
  decide(matter, { answers, changes }, context) {
    const { data } = matter;
    const strange = unasked(matter, answers);
    if (strange.length > 0)
      return refuseRule('UNASKED', '21(2)', `告知清单没有第 ${strange.join('、')} 项，或者重复答复。`, [
        { field: 'answers', message: `多余或者重复：第 ${strange.join('、')} 项` },
      ]);
    const missing = unanswered(matter, answers);
    if (missing.length > 0)
      return refuseRule('UNANSWERED', '21(2)', `尚未答复告知清单第 ${missing.join('、')} 项。`, [
        { field: 'answers', message: `缺少第 ${missing.join('、')} 项` },
      ]);
    const request = keptRequest.parse({ ...data.request, ...changes });
    const refusal =
      notToChange(matter, request, context) ??
      (changes ? unfit(request, data.entry, context) : null) ??
      (changes?.itemIds ? unfitItems(matter, request, context) : null) ??
      unproven(answers, context.documents);
    if (refusal) return refuse(refusal);
    return done({
      event: {
        type: 'supplementSupplied',
        answers: answers.map(({ evidence, ...one }) => ({
          ...one,
          ...(evidence && { evidence: kept(evidence, context.documents) }),
        })),
        request,
        revision: data.requestRevision + (changes ? 1 : 0),
      },
      clocks: [
        resumeClock(clockOf(matter, 'reply'), context.at, context),
        ...supplementTarget(matter).map((target) => meetClock(target, context.at)),
      ],
      notices: [{ to: workingBody(matter.parties.provider), text: '需求部门已补充材料，答复期限继续计算。' }],
    });
  },
});

const unproven = (answers: readonly SupplementAnswer[], documents: readonly CitedDocument[]): Refusal | null =>
  uncitedEvidence(
    Object.fromEntries(answers.map(({ evidence }, n) => [`answers.${n}.evidence`, evidence])),
    documents,
    '21(2)',
  );

/** Row 6b: only a person ends the request, and only after the target has passed. */
const closeUnsupplemented = row({
  name: 'close-unsupplemented',
  title: '期满未补充，终结办理',
  clause: '21(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  offices: [PROVIDER_LEAD],
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

export const REVIEW = [accept, askSupplement, supplySupplement, closeUnsupplemented];

/** The target for the supplement as a list; empty if the policy sets none. */
const supplementTarget = ({ clocks }: ShareRequestMatter): readonly Clock[] =>
  clocks.filter(({ id }) => id === 'supplement');

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

function unanswered({ data }: ShareRequestMatter, answers: readonly SupplementAnswer[]): readonly number[] {
  const answered = new Set(answers.map(({ item }) => item));
  const asked = data.supplement?.list ?? [];
  return asked.map((_, index) => index + 1).filter((item) => !answered.has(item));
}

/** Numbers of answers that the list did not ask for, or that repeat an answer. */
function unasked({ data }: ShareRequestMatter, answers: readonly SupplementAnswer[]): readonly number[] {
  const items = answers.map(({ item }) => item);
  const asked = data.supplement?.list.length ?? 0;
  return items.filter((item, n) => item > asked || items.indexOf(item) !== n);
}

/** Fields that only the lead may change (Art 20(2)): the five statements and the items. */
const LEADS = ['itemIds', 'usageBasis', 'usageScenario', 'usageScope', 'shareMode', 'usageTerm'] as const;

/** Refuses a change of the statements by anyone but a lead who did not draft them, because it is a new consent. */
function notToChange(matter: ShareRequestMatter, after: RequestContent, context: ActContext): Refusal | null {
  const before = matter.data.request;
  if (LEADS.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]))) return null;
  if (context.office.role === 'WB_LEAD') return ownWork(matter.data.drafters, context, '20(2)');
  return forbidden('LEAD_MUST_CHANGE', '变更申请事项须由需求部门工作机构负责人提交。', '20(2)');
}

/**
 * Refuses items that a law has closed since the receipt, as a new request for them would be (row 1). It refuses
 * conditional data in a request that is answered within one day as well: that limit keeps its number, and nobody is to
 * be late within the ten days that the Regulation gives for such data [ours].
 */
function unfitItems(
  matter: ShareRequestMatter,
  request: RequestContent,
  context: Context<'lastVersion'>,
): Refusal | null {
  const { data } = matter;
  const closed = request.itemIds.map((itemId) => prohibitionOn(itemId, data, context)).filter((one) => one !== null);
  if (closed.length > 0) {
    const message = `法律、行政法规或者国务院决定已经规定不予共享，请去掉这些数据项：${withheldText(closed)}`;
    return rule('CLOSED_BY_LAW', '14(3)', `${message}。`, [{ field: 'changes.itemIds', message }]);
  }
  const isLonger = replyAttributeOf(data.entry, request.itemIds) === 'CONDITIONAL';
  if (!isLonger || attributeOfLimit(clockOf(matter, 'reply')) === 'CONDITIONAL') return null;
  const message = '本事项按无条件共享的数据在一个工作日内答复，增加的数据项属于有条件共享，请另行申请';
  return rule('CONDITIONAL_ITEM_ADDED', '21(1)', `${message}。`, [{ field: 'changes.itemIds', message }]);
}
