import { z } from 'zod';
import type { EntryVersion } from '../../catalog/entry.js';
import { addYears, localDate, yearOf } from '../../calendar/time.js';
import type { Context, Parties } from '../../process/definition.js';
import { rule, type Refusal } from '../../process/refusal.js';
import { cancelled, startReply } from '../clocks.js';
import { requestContent, text, type RequestContent } from '../content.js';
import * as example from '../examples.js';
import {
  authorityOf,
  bodyOf,
  done,
  ownWork,
  refuse,
  refuseRule,
  REQUESTER_BODY,
  REQUESTER_LEAD,
  REQUESTER_HANDLER,
  row,
  staleRevision,
} from './row.js';

const TERM_WITHOUT_REASON_YEARS = 3;

/** Rows 1–3d of §2.3: inside the requester's department, until the lead consents. */
export const draftRequest = row({
  name: 'draft-request',
  title: '起草共享申请',
  clause: '20(2)',
  from: [],
  offices: [REQUESTER_BODY],
  payload: requestContent,
  example: example.requestContent,
  decide(_, request, context) {
    const drafted = draft(request, requesterOf(context), context);
    if (!drafted.ok) return refuse(drafted.refusal);
    const { entry, parties } = drafted;
    return done({ event: { type: 'requestDrafted', revision: 1, request, entry, parties } });
  },
});

const reviseDraft = row({
  name: 'revise-draft',
  title: '修改共享申请',
  clause: '20(2)',
  from: ['DRAFT'],
  offices: [REQUESTER_BODY],
  payload: requestContent,
  example: example.requestContent,
  decide({ data, parties: { requester } }, request, context) {
    const drafted = draft(request, requester, context);
    if (!drafted.ok) return refuse(drafted.refusal);
    const { entry, parties } = drafted;
    return done({ event: { type: 'requestRevised', revision: data.requestRevision + 1, request, entry, parties } });
  },
});

const submitInternally = row({
  name: 'submit-internally',
  title: '提交本部门工作机构负责人审核',
  clause: '20(2)',
  from: ['DRAFT'],
  offices: [REQUESTER_BODY],
  /** 真实性、合法性、必要性 */
  payload: z.strictObject({ revision: z.int().positive(), declaration: z.literal(true) }),
  example: { revision: 1, declaration: true },
  decide({ data }, { revision }, context) {
    const refusal = staleRevision(revision, data.requestRevision) ?? unfit(data.request, data.entry, context);
    return refusal ? refuse(refusal) : done({ event: { type: 'requestSubmittedInternally', revision } });
  },
});

const leadConsent = row({
  name: 'lead-consent',
  title: '同意提出申请',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  offices: [REQUESTER_LEAD],
  payload: z.strictObject({ revision: z.int().positive() }),
  example: { revision: 1 },
  guard: ({ data }, context) => ownWork(data.drafters, context, '20(2)'),
  decide(matter, { revision }, context) {
    const { data, parties } = matter;
    const found = shareableEntry(data.request.catalogCode, context);
    if (!found.ok) return refuse(found.refusal);
    const { entry } = found;
    const refusal = staleRevision(revision, data.requestRevision) ?? unfit(data.request, entry, context);
    if (refusal) return refuse(refusal);
    const attribute = entry.shareAttribute === 'UNCONDITIONAL' ? 'UNCONDITIONAL' : 'CONDITIONAL';
    const { divisionCode } = context.organisation.department(parties.requester);
    const authorityId = context.organisation.sameLevelAuthority(parties.requester).id;
    return done({
      event: { type: 'requestSubmitted', revision, entry },
      clocks: [startReply(matter, attribute, context)],
      numbered: { series: 'REQ', divisionCode, authorityId, year: yearOf(localDate(context.at)) },
    });
  },
});

const leadReject = row({
  name: 'lead-reject',
  title: '退回修改',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  offices: [REQUESTER_LEAD],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '使用范围写得过宽,请限定到本次保障性住房资格审核。' },
  decide: (_, { reason }) => done({ event: { type: 'requestRejectedByLead', reason } }),
});

const recall = row({
  name: 'recall',
  title: '撤回修改',
  clause: '20(2)',
  from: ['REQUESTER_LEAD_REVIEW'],
  offices: [REQUESTER_HANDLER],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'requestRecalled' } }),
});

const withdraw = row({
  name: 'withdraw',
  title: '撤回申请',
  clause: '20(2)',
  from: ['DRAFT', 'REQUESTER_LEAD_REVIEW', 'SUBMITTED', 'SUPPLEMENT_REQUIRED', 'UNDER_REVIEW', 'PROVIDER_LEAD_REVIEW'],
  offices: [REQUESTER_LEAD, { ...REQUESTER_HANDLER, from: ['DRAFT'] }],
  payload: z.strictObject({ reason: text(2000).optional() }),
  example: { reason: '履职需要已不存在。' },
  decide(matter, { reason = null }, context) {
    if (matter.state === 'DRAFT') return done({ event: { type: 'requestWithdrawn', reason } });
    if (!reason) return refuseRule('REASON_REQUIRED', '20(2)', '撤回已提交的申请须说明理由。', REASON_FIELD);
    const seen = matter.state !== 'REQUESTER_LEAD_REVIEW';
    const to = seen ? [...bodyOf(matter.parties.provider), ...authorityOf(matter, context)] : [];
    return done({
      event: { type: 'requestWithdrawn', reason },
      clocks: cancelled(matter),
      ...(seen && { notices: [{ to, text: `需求部门撤回了申请:${reason}` }] }),
    });
  },
});

export const DRAFTING = [draftRequest, reviseDraft, submitInternally, leadConsent, leadReject, recall, withdraw];

const REASON_FIELD = [{ field: 'reason', message: '请填写理由' }];

type Drafted =
  | { readonly ok: true; readonly entry: EntryVersion; readonly parties: Parties }
  | { readonly ok: false; readonly refusal: Refusal };

function draft(request: RequestContent, requester: string, context: Context): Drafted {
  const found = shareableEntry(request.catalogCode, context);
  if (!found.ok) return found;
  const { entry } = found;
  if (entry.provider === requester)
    return no(
      rule('OWN_DATA', '20(2)', '本部门的政务数据无须向本部门申请共享。', field('catalogCode', '请选择其他部门的目录')),
    );
  const refusal = unfit(request, entry, context);
  if (refusal) return no(refusal);
  const extensionAuthority = context.organisation.extensionAuthority(entry.provider).id;
  return { ok: true, entry, parties: { requester, provider: entry.provider, extensionAuthority } };
}

type Found = { readonly ok: true; readonly entry: EntryVersion } | { readonly ok: false; readonly refusal: Refusal };

/** Art 20(2): only what is published can be asked for; Art 14(3): what is not shared is refused with its basis. */
function shareableEntry(catalogCode: string, { facts }: Context): Found {
  const entry = facts.entryVersions[catalogCode];
  if (!entry)
    return no(
      rule('NO_PUBLISHED_ENTRY', '20(2)', '目录中没有这个已发布的条目。', field('catalogCode', '没有已发布的条目')),
    );
  if (entry.shareAttribute !== 'NON_SHAREABLE') return { ok: true, entry };
  const bases = entry.legalBases.map(({ title, article }) => `《${title}》${article}`).join('、');
  const why = `该目录属于不予共享类,依据:${bases};理由:${entry.nonShareReason ?? ''}。对共享属性有异议的,可以提出争议。`;
  return no(rule('ENTRY_NON_SHAREABLE', '14(3)', why, field('catalogCode', '不予共享')));
}

/** What makes a request unfit to be raised against an entry (Art 20(2)); null when nothing does. */
export function unfit(request: RequestContent, entry: EntryVersion, context: Context): Refusal | null {
  const known = new Set(entry.items.map(({ itemId }) => itemId));
  const strange = request.itemIds.filter((itemId) => !known.has(itemId));
  if (strange.length > 0)
    return rule(
      'ITEM_NOT_IN_ENTRY',
      '20(2)',
      `目录中没有这些数据项:${strange.join('、')}。`,
      field('itemIds', '超出目录'),
    );
  if (!entry.shareModes.includes(request.shareMode))
    return rule(
      'MODE_NOT_PUBLISHED',
      '20(2)',
      '目录没有公布这种共享方式。',
      field('shareMode', '请选择目录公布的方式'),
    );
  return unfitTerm(request.usageTerm, context);
}

function unfitTerm({ until, reason }: RequestContent['usageTerm'], { at }: Context): Refusal | null {
  const today = localDate(at);
  if (until !== null && until < today)
    return rule('TERM_IN_THE_PAST', '20(2)', '使用时限已经过去。', field('usageTerm.until', '应不早于今天'));
  const long = until === null || until > addYears(today, TERM_WITHOUT_REASON_YEARS);
  if (!long || reason) return null;
  return rule(
    'TERM_NEEDS_REASON',
    '20(2)',
    '使用时限超过三年或者不设终期的,须说明理由。',
    field('usageTerm.reason', '请说明理由'),
  );
}

function requesterOf({ actor }: Context): string {
  const office = actor?.offices.find(({ role }) => REQUESTER_BODY.roles.includes(role));
  if (!office) throw new Error('a request is drafted by somebody of a working body');
  return office.departmentId;
}

const field = (name: string, message: string): Refusal['fields'] => [{ field: name, message }];
const no = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
