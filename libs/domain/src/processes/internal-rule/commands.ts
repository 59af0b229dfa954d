import { z } from 'zod';
import { place } from '../../language/given.js';
import { localDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { missingIn } from '../../language/missing.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import type { ActContext } from '../../matter/context.js';
import type { Notice } from '../../matter/happening.js';
import { done, refuse, rowsFor, staleRevision } from '../../matter/table.js';
import {
  ruleContent,
  ruleDraft,
  wholeRuleOf,
  type DraftedRule,
  type InternalRule,
  type RuleContent,
  type RuleDraft,
  type RuleEvent,
  type RuleMatter,
  type RuleSide,
} from './internal-rule.state.js';

const row = rowsFor<InternalRule, RuleEvent, RuleSide>();

const CLAUSE = '10';

const read = z.strictObject({ revision: place });
const reasoned = z.strictObject({ reason: text(2000) });
const example: RuleContent = {
  title: '政务数据共享工作管理办法（示例）',
  summary: '明确本部门各处室编制目录、答复共享申请、核实校核申请的分工和时限。',
  label: '2026年版',
  from: '2026-03-01',
};

/** The document of a draft. It may follow with a later draft: the head gets none without it. */
const ATTACHED = '制度文件，只附一个；草稿可以暂缺，提交批准前须补上';

const draftRule = row({
  name: 'draft-rule',
  title: '起草制度',
  clause: CLAUSE,
  attaches: ATTACHED,
  from: [],
  duty: 'DRAFT',
  payload: ruleDraft,
  example,
  decide(_, content, context) {
    if (context.documents.length > 1) return refuse(ONE_DOCUMENT);
    const drafted = withDocument(content, context);
    const parties = { provider: context.office.departmentId };
    return done({ event: { type: 'ruleDrafted', revision: 1, rule: drafted, parties } });
  },
});

/** Changes a draft; on a rule in force it drafts the next version, and the last one stays. */
const reviseRule = row({
  name: 'revise-rule',
  title: '修改、修订制度',
  clause: CLAUSE,
  attaches: ATTACHED,
  from: ['DRAFT', 'IN_FORCE', 'REVISING'],
  duty: 'DRAFT',
  payload: ruleDraft,
  example,
  decide({ data: { revision } }, content, context) {
    if (context.documents.length > 1) return refuse(ONE_DOCUMENT);
    const drafted = withDocument(content, context);
    return done({ event: { type: 'ruleRevised', revision: revision + 1, rule: drafted } });
  },
});

/** Asks for everything that the draft still lacks, at once. */
const submitToHead = row({
  name: 'submit-to-head',
  title: '提交部门负责人批准',
  clause: CLAUSE,
  from: ['DRAFT', 'REVISING'],
  duty: 'DRAFT',
  payload: read,
  example: { revision: 1 },
  decide(matter, { revision }) {
    const { data } = matter;
    const refusals = allOf(staleRevision(revision, data.revision, CLAUSE), incomplete(data.draft));
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'ruleSubmitted', revision } });
  },
});

/** The head approves the very draft that was read. It applies from its own day on, but not before the approval. */
const headApprove = row({
  name: 'head-approve',
  title: '批准制度',
  clause: CLAUSE,
  from: ['UNDER_APPROVAL', 'REVISION_UNDER_APPROVAL'],
  duty: 'CONSENT',
  payload: read,
  example: { revision: 1 },
  decide(matter, { revision }, { at }) {
    const { versions, revision: present } = matter.data;
    const stale = staleRevision(revision, present, CLAUSE);
    if (stale) return refuse(stale);
    const today = localDate(at);
    const planned = wholeRuleOf(matter.data).from;
    const from = planned < today ? today : planned;
    const event = { type: 'ruleApproved', revision, version: versions.length + 1, from } as const;
    return done({ event, notices: [handlers(matter, `部门负责人已批准制度，自 ${from} 起施行。`)] });
  },
});

const headReject = row({
  name: 'head-reject',
  title: '退回修改',
  clause: CLAUSE,
  from: ['UNDER_APPROVAL', 'REVISION_UNDER_APPROVAL'],
  payload: reasoned,
  example: { reason: '请写明各处室答复共享申请的时限。' },
  decide: ({ data: { revision } }, { reason }) => done({ event: { type: 'ruleReturned', revision, reason } }),
});

const abandonDraft = row({
  name: 'abandon-draft',
  title: '放弃草稿',
  clause: CLAUSE,
  from: ['DRAFT', 'REVISING'],
  payload: reasoned,
  example: { reason: '并入本部门数据管理办法，不再单独制定。' },
  decide: ({ data: { revision } }, { reason }) => done({ event: { type: 'ruleDraftAbandoned', revision, reason } }),
});

const repealRule = row({
  name: 'repeal-rule',
  title: '废止制度',
  clause: CLAUSE,
  from: ['IN_FORCE', 'REVISING', 'REVISION_UNDER_APPROVAL'],
  payload: reasoned,
  example: { reason: '已由新制定的数据管理办法代替。' },
  decide: (_, { reason }) => done({ event: { type: 'ruleRepealed', reason } }),
});

export const RULE_COMMANDS = [draftRule, reviseRule, submitToHead, headApprove, headReject, abandonDraft, repealRule];

const ONE_DOCUMENT = rule('ONE_DOCUMENT', CLAUSE, '一项制度只附一个文件，请合并后引用。', [
  { field: 'documents', message: '请只引用一个文件' },
]);
const NO_DOCUMENT = [{ field: 'documents', message: '请附制度文件' }];

/** Refuses a draft that lacks what a rule states, or its document, with each missing field; null if it is complete. */
function incomplete({ document, ...said }: DraftedRule): Refusal | null {
  const fields = [...(missingIn(ruleContent, said) ?? []), ...(document ? [] : NO_DOCUMENT)];
  if (fields.length === 0) return null;
  return rule('RULE_INCOMPLETE', CLAUSE, '制度草稿还没有填写完整，请补齐后提交。', fields);
}

/** Returns the draft with the document that the command cites, if it cites one. */
function withDocument(content: RuleDraft, { documents: [document] }: ActContext): DraftedRule {
  if (!document) return content;
  const { documentId, sha256 } = document;
  return { ...content, document: { documentId, sha256 } };
}

const handlers = ({ parties: { provider } }: RuleMatter, words: string): Notice => ({
  to: [{ departmentId: provider, role: 'WB_HANDLER' }],
  text: words,
});
