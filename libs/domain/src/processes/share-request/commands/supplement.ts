import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { meetClock, resumeClock } from '../../../clock/operations.js';
import { replyAttributeOf } from '../../../catalog/attribute.js';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { allOf, conflict, forbidden, rule, type Refusal, type Refusals } from '../../../language/refusal.js';
import { clockOf } from '../../../matter/clocks.js';
import type { ActContext, Context } from '../../../matter/context.js';
import type { CitedDocument } from '../../../matter/facts.js';
import { kept, uncitedEvidence } from '../evidence.js';
import { prohibitionNeeds, prohibitionOn, withheldText } from '../prohibition.js';
import { attributeOfLimit } from '../share-request.clocks.js';
import {
  keptRequest,
  supplementAnswer,
  supplementChanges,
  type KeptAnswer,
  type RequestContent,
  type SupplementAnswer,
} from '../share-request.content.js';
import * as example from '../share-request.examples.js';
import { unfit } from '../share-request.fitness.js';
import type { ShareRequestMatter, SupplementDraft } from '../share-request.state.js';
import { done, refuse, row, staleRevision, workingBody, type Happened } from './share-request.row.js';

const answers = z.array(supplementAnswer).min(1).max(100);

/** Row 6: the requester answers every listed item. What its lead consented to stays as it is. */
const supplySupplement = row({
  name: 'supply-supplement',
  title: '补充材料',
  clause: '21(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  payload: z.strictObject({ answers, changes: supplementChanges.optional() }),
  example: example.supplement,
  needs: (_, matter) => prohibitionNeeds(matter),
  decide(matter, given, context) {
    const request = requestWith(matter, given);
    const refusals = allOf(
      unfitSupplement(matter, given, request, context),
      isConsentedTo(matter, request) ? null : LEAD_MUST_CONSENT,
    );
    return refusals ? refuse(refusals) : done(supplied(matter, draftOf(matter, given, request, context), context));
  },
});

/**
 * Row 6 where the supplement changes what the lead consented to (Art 20(2)): it stays inside the requester's department,
 * and the limits stand still, until the lead consents.
 */
const draftSupplement = row({
  name: 'draft-supplement',
  title: '起草变更申请内容的补充材料',
  clause: '20(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  duty: 'DRAFT',
  payload: z.strictObject({ answers, changes: supplementChanges }),
  example: example.changingSupplement,
  needs: (_, matter) => prohibitionNeeds(matter),
  decide(matter, given, context) {
    const request = requestWith(matter, given);
    const refusals = unfitSupplement(matter, given, request, context);
    if (refusals) return refuse(refusals);
    const revision = (matter.data.supplement?.draft?.revision ?? matter.data.requestRevision) + 1;
    return done({ event: { type: 'supplementDrafted', ...draftOf(matter, given, request, context), revision } });
  },
});

const consentSupplement = row({
  name: 'consent-supplement',
  title: '同意补充材料并提交',
  clause: '20(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  duty: 'CONSENT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 2 },
  needs: (_, matter) => prohibitionNeeds(matter),
  guard: notDrafted,
  decide(matter, { revision }, context) {
    const draft = waitingDraft(matter);
    const { data } = matter;
    const isSameData = JSON.stringify(data.request.itemIds) === JSON.stringify(draft.request.itemIds);
    const refusals = allOf(
      staleRevision(revision, draft.revision, '20(2)'),
      unfit(draft.request, data.entry, context) ?? (isSameData ? null : unfitItems(matter, draft.request, context)),
    );
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'supplementConsented', revision } }, supplied(matter, draft, context));
  },
});

const returnSupplement = row({
  name: 'return-supplement',
  title: '退回补充材料',
  clause: '20(2)',
  from: ['SUPPLEMENT_REQUIRED'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '使用范围不应扩大，请按原范围补充材料。' },
  guard: notDrafted,
  decide: (_, { reason }) => done({ event: { type: 'supplementReturned', reason } }),
});

export const SUPPLEMENT = [supplySupplement, draftSupplement, consentSupplement, returnSupplement];

/** The target for the supplement as a list; empty if the policy sets none. */
export const supplementTarget = ({ clocks }: ShareRequestMatter): readonly Clock[] =>
  clocks.filter(({ id }) => id === 'supplement');

/** The requester's target while it runs. */
export const awaitedTarget = (matter: ShareRequestMatter): readonly Clock[] =>
  supplementTarget(matter).filter(({ state }) => state === 'RUNNING');

interface Given {
  readonly answers: readonly SupplementAnswer[];
  readonly changes?: z.infer<typeof supplementChanges> | undefined;
}

/** Returns the request as it would be with the supplement. */
const requestWith = ({ data }: ShareRequestMatter, { changes }: Given): RequestContent =>
  keptRequest.parse({ ...data.request, ...changes });

/** Refuses a supplement that cannot be sent; null if it can. */
const unfitSupplement = (
  matter: ShareRequestMatter,
  { answers: given, changes }: Given,
  request: RequestContent,
  context: ActContext<'lastVersion'>,
): Refusals | null =>
  allOf(
    unmatched(matter, given),
    (changes ? unfit(request, matter.data.entry, context) : null) ??
      (changes?.itemIds ? unfitItems(matter, request, context) : null),
    unproven(given, context.documents),
  );

/** Returns the supplement as it is kept. Throws if it proves something by a document that the command does not cite. */
const draftOf = (
  { data }: ShareRequestMatter,
  { answers: given, changes }: Given,
  request: RequestContent,
  { documents }: ActContext,
): SupplementDraft => ({
  answers: keptAnswers(given, documents),
  request,
  revision: data.requestRevision + (changes ? 1 : 0),
});

const keptAnswers = (given: readonly SupplementAnswer[], documents: readonly CitedDocument[]): KeptAnswer[] =>
  given.map(({ evidence, ...one }) => ({ ...one, ...(evidence && { evidence: kept(evidence, documents) }) }));

/** The supplement reaches the provider; only then do the limits go on. */
function supplied(matter: ShareRequestMatter, draft: SupplementDraft, context: Context): Happened {
  return {
    event: { type: 'supplementSupplied', ...draft },
    clocks: [
      resumeClock(clockOf(matter, 'reply'), context.at, context),
      ...awaitedTarget(matter).map((target) => meetClock(target, context.at)),
    ],
    notices: [{ to: workingBody(matter.parties.provider), text: '需求部门已补充材料，答复期限继续计算。' }],
  };
}

/** Fields to which the lead consented (Art 20(2)): the statements, the need, the bases and the items. */
const CONSENTED = [
  'itemIds',
  'dutyNeed',
  'usageBasis',
  'usageScenario',
  'usageScope',
  'shareMode',
  'usageTerm',
  'legalBases',
] as const;

const isConsentedTo = ({ data: { request } }: ShareRequestMatter, after: RequestContent): boolean =>
  CONSENTED.every((field) => JSON.stringify(request[field]) === JSON.stringify(after[field]));

const LEAD_MUST_CONSENT = forbidden(
  'LEAD_MUST_CONSENT',
  '补充材料变更了经负责人同意的申请内容，请先起草，由需求部门工作机构负责人同意后提交。',
  '20(2)',
);

function notDrafted({ data }: ShareRequestMatter): Refusal | null {
  return data.supplement?.draft ? null : conflict('NOTHING_DRAFTED', '没有待负责人同意的补充材料。', '20(2)');
}

function waitingDraft({ data, matterId }: ShareRequestMatter): SupplementDraft {
  if (!data.supplement?.draft) throw new Error(`matter ${matterId} has no supplement that waits for consent`);
  return data.supplement.draft;
}

/** Refuses answers that leave out an item of the list, that it did not ask for, or that repeat one. */
function unmatched({ data }: ShareRequestMatter, given: readonly SupplementAnswer[]): Refusal | null {
  const asked = (data.supplement?.list ?? []).map((_, n) => n + 1);
  const items = given.map(({ item }) => item);
  const strange = items.filter((item, n) => !asked.includes(item) || items.indexOf(item) !== n);
  if (strange.length > 0)
    return rule('UNASKED', '21(2)', `告知清单没有第 ${strange.join('、')} 项，或者重复答复。`, [
      { field: 'answers', message: `多余或者重复：第 ${strange.join('、')} 项` },
    ]);
  const missing = asked.filter((item) => !items.includes(item));
  if (missing.length === 0) return null;
  return rule('UNANSWERED', '21(2)', `尚未答复告知清单第 ${missing.join('、')} 项。`, [
    { field: 'answers', message: `缺少第 ${missing.join('、')} 项` },
  ]);
}

const unproven = (given: readonly SupplementAnswer[], documents: readonly CitedDocument[]): Refusal | null =>
  uncitedEvidence(
    Object.fromEntries(given.map(({ evidence }, n) => [`answers.${n}.evidence`, evidence])),
    documents,
    '21(2)',
  );

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
