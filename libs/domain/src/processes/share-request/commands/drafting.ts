import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { localDate, yearOf } from '../../../calendar/time.js';
import { replyAttributeOf } from '../../../catalog/attribute.js';
import { allOf, forbidden } from '../../../language/refusal.js';
import { cancelled } from '../../../matter/clocks.js';
import { ask } from '../../../matter/facts.js';
import type { Context } from '../../../matter/context.js';
import type { Notice } from '../../../matter/happening.js';
import { calendarAt } from '../../../clock/counting.js';
import { limitOf } from '../../../law/limits.js';
import { startReply } from '../share-request.clocks.js';
import { requestOf, type ShareRequest, type ShareRequestMatter } from '../share-request.state.js';
import { draftContent, type DraftContent } from '../share-request.content.js';
import { draft, incomplete, unfit } from '../share-request.fitness.js';
import * as example from '../share-request.examples.js';
import { authorityOf, workingBody, done, refuse, refuseRule, row, staleRevision } from './share-request.row.js';

/** Rows 1–3d of §2.3: the request stays inside the requester's department until its lead consents. */
export const draftRequest = row({
  name: 'draft-request',
  title: '起草共享申请',
  clause: '20(2)',
  from: [],
  duty: 'DRAFT',
  payload: draftContent,
  example: example.requestContent,
  needs: ({ catalogCode }) => [ask('entryVersion', catalogCode)],
  decide(_, request, context) {
    const drafted = draft(request, context.office.departmentId, context);
    if (!drafted.ok) return drafted;
    const { entry, parties } = drafted;
    return done({
      event: { type: 'requestDrafted', revision: 1, request, entry, parties },
      notices: shortTerm(drafted, request, context),
    });
  },
});

const reviseDraft = row({
  name: 'revise-draft',
  title: '修改共享申请',
  clause: '20(2)',
  from: ['DRAFT'],
  duty: 'DRAFT',
  payload: draftContent,
  example: example.requestContent,
  needs: ({ catalogCode }) => [ask('entryVersion', catalogCode)],
  decide({ data, parties: { requester } }, request, context) {
    const drafted = draft(request, requester, context);
    if (!drafted.ok) return drafted;
    const { entry, parties } = drafted;
    return done({
      event: { type: 'requestRevised', revision: data.requestRevision + 1, request, entry, parties },
      notices: shortTerm(drafted, request, context),
    });
  },
});

const submitInternally = row({
  name: 'submit-internally',
  title: '提交本部门工作机构负责人审核',
  clause: '20(2)',
  from: ['DRAFT'],
  duty: 'DRAFT',
  /** The requester declares 真实性、合法性、必要性 of the request. */
  payload: z.strictObject({ revision: place, declaration: z.literal(true) }),
  example: { revision: 1, declaration: true },
  decide({ data }, { revision }, context) {
    const refusals = allOf(
      staleRevision(revision, data.requestRevision, '20(2)'),
      incomplete(data.request),
      unfit(data.request, data.entry, context),
    );
    return refusals ? refuse(refusals) : done({ event: { type: 'requestSubmittedInternally', revision } });
  },
});

const leadConsent = row({
  name: 'lead-consent',
  title: '同意提出申请',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  duty: 'CONSENT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => (matter ? [ask('entryVersion', matter.data.request.catalogCode)] : []),
  decide(matter, { revision }, context) {
    const { data } = matter;
    const stale = staleRevision(revision, data.requestRevision, '20(2)');
    const drafted = draft(data.request, matter.parties.requester, context);
    if (!drafted.ok) return refuse(allOf(stale, drafted.refusals));
    if (stale) return refuse(stale);
    const { entry, parties } = drafted;
    const attribute = replyAttributeOf(entry, requestOf(data).itemIds);
    const { divisionCode } = context.organisation.department(parties.requester);
    const authorityId = context.organisation.sameLevelAuthority(parties.requester).id;
    return done({
      event: { type: 'requestSubmitted', revision, entry, parties },
      clocks: [startReply(parties, attribute, context)],
      numbered: { series: 'REQ', divisionCode, authorityId, year: yearOf(localDate(context.at)) },
    });
  },
});

const leadReject = row({
  name: 'lead-reject',
  title: '退回修改',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '使用范围写得过宽，请限定到本次保障性住房资格审核。' },
  decide: (_, { reason }) => done({ event: { type: 'requestRejectedByLead', reason } }),
});

const recall = row({
  name: 'recall',
  title: '撤回修改',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'requestRecalled' } }),
});

const withdraw = row({
  name: 'withdraw',
  title: '撤回申请',
  clause: '20(2)',
  from: ['DRAFT', 'REQUESTER_LEAD_REVIEW', 'SUBMITTED', 'SUPPLEMENT_REQUIRED', 'UNDER_REVIEW', 'PROVIDER_LEAD_REVIEW'],
  payload: z.strictObject({ reason: text(2000).optional() }),
  example: { reason: '履职需要已不存在。' },
  guard: ({ state }, { office }) =>
    state === 'DRAFT' || office.role === 'WB_LEAD'
      ? null
      : forbidden('NOT_YOUR_OFFICE', '已提交的申请须由需求部门工作机构负责人撤回。', '20(2)'),
  decide(matter, { reason = null }, context) {
    if (matter.state === 'DRAFT') return done({ event: { type: 'requestWithdrawn', reason } });
    if (!reason) return refuseRule('REASON_REQUIRED', '20(2)', '撤回已提交的申请须说明理由。', REASON_FIELD);
    const seen = matter.state !== 'REQUESTER_LEAD_REVIEW';
    const to = seen ? [...workingBody(matter.parties.provider), ...authorityOf(matter, context)] : [];
    return done({
      event: { type: 'requestWithdrawn', reason },
      clocks: cancelled(matter),
      ...(seen && { notices: [{ to, text: `需求部门撤回了申请：${reason}` }] }),
    });
  },
});

export const DRAFTING = [draftRequest, reviseDraft, submitInternally, leadConsent, leadReject, recall, withdraw];

/** Warns the requester of a term that may end before the limits of reply and delivery: T7 would then end with it. */
function shortTerm(
  { entry, parties }: Pick<ShareRequest, 'entry'> & Pick<ShareRequestMatter, 'parties'>,
  { itemIds, usageTerm }: DraftContent,
  context: Context,
): readonly Notice[] {
  const until = usageTerm?.until ?? null;
  if (!itemIds || until === null) return [];
  const days = limitOf('21(1)', replyAttributeOf(entry, itemIds)) + limitOf('22(1)');
  const latest = calendarAt(parties.provider, context).addWorkdays(localDate(context.at), days);
  if (until > latest) return [];
  const text = `使用时限（至 ${until}）可能在答复和共享的期限（最迟至 ${latest}）届满之前结束，届时不能再共享，请核对。`;
  return [{ to: workingBody(parties.requester), text }];
}

const REASON_FIELD = [{ field: 'reason', message: '请填写理由' }];
