import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { cancelClock, meetClock } from '../../../clock/operations.js';
import { isLate } from '../../../clock/standing.js';
import type { Context } from '../../../matter/context.js';
import { deciders, decisionVoid } from '../../../matter/extension.js';
import { allOf, rule, type Check, type Refusal, type Refusals } from '../../../language/refusal.js';
import { clockOf } from '../../../matter/clocks.js';
import type { Decision } from '../../../matter/happening.js';
import type { ShareRequestEvent } from '../share-request.events.js';
import { runsOn, startDelivery } from '../share-request.clocks.js';
import { GROUNDS } from '../ground.js';
import { proposalContent, type ItemDecision, type ProposalContent } from '../share-request.content.js';
import { citing, sourceEntries, unfounded } from '../grounds.js';
import { prohibitionNeeds } from '../prohibition.js';
import { pendingExtension, type Proposal, type ShareRequestMatter } from '../share-request.state.js';
import * as example from '../share-request.examples.js';
import { authorityOf, workingBody, done, refuse, row, staleRevision } from './share-request.row.js';
import { awaitedTarget } from './supplement.js';

/**
 * Row 8: the handler proposes a decision on each item. Where the limit runs on while a supplement is awaited, by
 * Q-10 or because the notice came too late, the handler need not wait for it: those days are the provider's. The requester
 * learns nothing of the proposal, and may supply until the reply.
 */
const proposeReply = row({
  name: 'propose-reply',
  title: '拟定答复意见',
  clause: '21(2)',
  from: ['UNDER_REVIEW', 'SUPPLEMENT_REQUIRED'],
  duty: 'PROPOSE_REPLY',
  payload: proposalContent,
  example: example.proposal,
  needs: ({ decisions }, matter) => [...sourceEntries(decisions), ...prohibitionNeeds(matter)],
  guard: (matter) => (isAwaited(matter) && !runsOn(matter) ? SUPPLEMENT_AWAITED : null),
  decide: (matter, proposal, context) => propose('replyProposed', matter, proposal, context),
});

const reviseReply = row({
  name: 'revise-reply',
  title: '修改答复意见',
  clause: '21(2)',
  from: ['PROVIDER_LEAD_REVIEW'],
  duty: 'PROPOSE_REPLY',
  payload: proposalContent,
  example: example.proposal,
  needs: ({ decisions }, matter) => [...sourceEntries(decisions), ...prohibitionNeeds(matter)],
  decide: (matter, proposal, context) => propose('replyRevised', matter, proposal, context),
});

/** Rows 9 and 10: the lead's consent makes the proposal the reply (Art 20(3)); until then the clock runs. */
const leadApproveReply = row({
  name: 'lead-approve-reply',
  title: '同意答复',
  clause: '20(3)',
  from: ['PROVIDER_LEAD_REVIEW'],
  duty: 'CONSENT_TO_REPLY',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => [...sourceEntries(matter?.data.proposal?.decisions ?? []), ...prohibitionNeeds(matter)],
  decide(matter, { revision }, context) {
    const proposal = proposalOf(matter);
    const refusals = allOf(
      staleRevision(revision, proposal.revision, '20(3)'),
      unfitToReply(matter, proposal, context),
    );
    return unless(refusals, () => reply(matter, proposal, context));
  },
});

const leadReturnReply = row({
  name: 'lead-return-reply',
  title: '退回答复意见',
  clause: '20(3)',
  from: ['PROVIDER_LEAD_REVIEW'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '不同意的理由须写明所引用的使用条件。' },
  decide: (_, { reason }) => done({ event: { type: 'replyReturned', reason } }),
});

export const REPLY = [proposeReply, reviseReply, leadApproveReply, leadReturnReply];

function propose(
  type: 'replyProposed' | 'replyRevised',
  matter: ShareRequestMatter,
  proposal: ProposalContent,
  context: Context<'entryVersion' | 'lastVersion'>,
): Decision<ShareRequestEvent> {
  const revision = (matter.data.proposal?.revision ?? 0) + 1;
  const cited = { ...proposal, decisions: proposal.decisions.map(citing) };
  const refusals = unfitToReply(matter, proposal, context);
  return unless(refusals, () => done({ event: { type, revision, proposal: cited } }));
}

const isAwaited = ({ state }: ShareRequestMatter): boolean => state === 'SUPPLEMENT_REQUIRED';

const SUPPLEMENT_AWAITED = rule(
  'SUPPLEMENT_AWAITED',
  '21(2)',
  '正在等待需求部门补充材料，答复期限停计；收到补充材料后再拟定答复意见。',
);

/**
 * Refuses a proposal that cannot be a reply. It is checked at the proposal, while it can be corrected, and again at the
 * consent, because policy and facts may have changed.
 */
const unfitToReply = (
  { data }: ShareRequestMatter,
  proposal: ProposalContent,
  context: Context<'entryVersion' | 'lastVersion'>,
): Refusals | null =>
  allOf(unfounded(proposal.decisions, data, context), inPart(proposal, context), unsafeToAgree(proposal));

/** Refuses to agree in part if the policy does not allow it. Items that a law does not share do not count. */
function inPart({ decisions }: ProposalContent, { policies }: Context): Refusal | null {
  const isRefused = ({ agree, code }: ItemDecision): boolean => !agree && code !== 'ITEM_NON_SHAREABLE';
  const isPartial = decisions.some(({ agree }) => agree) && decisions.some(isRefused);
  if (!isPartial || policies.inForce.options['Q-26'] === 'ALLOWED') return null;
  return rule('PARTIAL_NOT_ALLOWED', '21(2)', '按现行口径，申请须全部同意或者全部不同意，不能部分同意。', [
    { field: 'decisions', message: '须全部同意或者全部不同意' },
  ]);
}

function reply(matter: ShareRequestMatter, proposal: Proposal, context: Context): Decision<ShareRequestEvent> {
  const agreed = proposal.decisions.filter(({ agree }) => agree);
  const refused = proposal.decisions.filter(({ agree }) => !agree);
  const result = agreed.length > 0 ? ('AGREED' as const) : ('REFUSED' as const);
  const partial = agreed.length > 0 && refused.length > 0;
  const met = meetClock(clockOf(matter, 'reply'), context.at);
  const isEnded = pendingExtension(matter) !== undefined && !isLate(met);
  const { extensionAuthority } = matter.parties;
  const toAuthority = result === 'REFUSED' || refused.some(({ code }) => code && GROUNDS[code].toldToAuthority);
  return done({
    event: { type: 'replied', revision: proposal.revision, result, partial, ...(isEnded && ENDS_EXTENSION) },
    clocks: [
      met,
      ...awaitedTarget(matter).map(cancelClock), // a supplement that the reply no longer waits for
      ...(result === 'AGREED' ? [startDelivery(matter.parties, context)] : []),
      ...(isEnded ? decisionVoid(matter) : []),
    ],
    notices: [
      { to: workingBody(matter.parties.requester), text: REPLY_TEXT[partial ? 'PARTIAL' : result] },
      ...(toAuthority
        ? [{ to: authorityOf(matter, context), text: '提供部门答复不同意共享部分或者全部数据项。' }]
        : []),
      ...(isEnded
        ? [{ to: deciders(extensionAuthority, context), text: '提供部门已按期答复，延期申请无须再审核。' }]
        : []),
    ],
  });
}

const ENDS_EXTENSION = { endsExtension: true } as const;

const REPLY_TEXT = {
  AGREED: '提供部门答复：同意共享。',
  PARTIAL: '提供部门答复：部分数据项同意共享，其余不同意。',
  REFUSED: '提供部门答复：不同意共享。',
} as const;

/** Refuses an agreement without disposal instruction and without responsibilities for security (Arts 27(1), 34(1)). */
function unsafeToAgree({ decisions, disposalInstruction, responsibilityMatrix }: ProposalContent): Check {
  if (!decisions.some(({ agree }) => agree)) return null;
  return allOf(
    disposalInstruction ? null : DISPOSAL_INSTRUCTION_MISSING,
    responsibilityMatrix ? null : RESPONSIBILITY_MATRIX_MISSING,
  );
}

const DISPOSAL_INSTRUCTION_MISSING = rule('DISPOSAL_INSTRUCTION_MISSING', '27(1)', '同意共享须先明确处置要求。', [
  { field: 'disposalInstruction', message: '请填写处置要求' },
]);
const RESPONSIBILITY_MATRIX_MISSING = rule(
  'RESPONSIBILITY_MATRIX_MISSING',
  '34(1)',
  '同意共享须先明确各环节安全责任主体。',
  [{ field: 'responsibilityMatrix', message: '请填写安全责任主体' }],
);

function proposalOf({ data, matterId }: ShareRequestMatter): Proposal {
  if (!data.proposal) throw new Error(`matter ${matterId} is under the lead's review without a proposal`);
  return data.proposal;
}

const unless = (refusals: Refusals | null, decide: () => Decision<ShareRequestEvent>): Decision<ShareRequestEvent> =>
  refusals ? refuse(refusals) : decide();
