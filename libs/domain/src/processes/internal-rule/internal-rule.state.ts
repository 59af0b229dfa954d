import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import type { Matter } from '../../matter/matter.js';

/** Chinese titles of the states. From IN_FORCE on a version has been approved, and it stays while another is drafted. */
export const STATE_TITLES = {
  DRAFT: '草稿',
  UNDER_APPROVAL: '待部门负责人批准',
  IN_FORCE: '已批准',
  REVISING: '已批准，修订中',
  REVISION_UNDER_APPROVAL: '已批准，修订待部门负责人批准',
  REPEALED: '已废止',
  ABANDONED: '已放弃',
} as const;
export type RuleState = keyof typeof STATE_TITLES;

/** What a rule states when it goes to the head; the command that drafts it cites the document itself. */
export const ruleContent = z.strictObject({
  title: text(200),
  summary: text(4000),
  /** The department's own name for the version, such as `2026年修订`. */
  label: text(64),
  /** Day from which the rule is to apply. */
  from: givenDate,
});
export type RuleContent = z.infer<typeof ruleContent>;

/** Payload of a draft: it names the rule, and all else may still be missing. */
export const ruleDraft = ruleContent.partial().required({ title: true });
export type RuleDraft = z.infer<typeof ruleDraft>;

const wholeRule = ruleContent.extend({
  from: z.iso.date(),
  document: z.strictObject({ documentId: z.uuid(), sha256: z.string() }),
});
export type WholeRule = Readonly<z.infer<typeof wholeRule>>;

/** A draft as stored; it may lack what it will say, and its document. */
const draftedRule = wholeRule.partial().required({ title: true });
export type DraftedRule = Readonly<z.infer<typeof draftedRule>>;

const revision = z.int().positive();
const reason = text(2000);

/** Events of an internal rule (内部共享制度, regulation.md §2.17). Stored ones are never rewritten. */
export const RULE_EVENTS = {
  ruleDrafted: z.strictObject({ revision, rule: draftedRule, parties: z.strictObject({ provider: z.string() }) }),
  /** Another draft; on a rule in force the first one of its next version. */
  ruleRevised: z.strictObject({ revision, rule: draftedRule }),
  ruleSubmitted: z.strictObject({ revision }),
  ruleReturned: z.strictObject({ revision, reason }),
  ruleApproved: z.strictObject({ revision, version: z.int().positive(), from: z.iso.date() }),
  ruleDraftAbandoned: z.strictObject({ revision, reason }),
  ruleRepealed: z.strictObject({ reason }),
} as const;

type Schemas = typeof RULE_EVENTS;
export type RuleEvent = { [K in keyof Schemas]: { readonly type: K } & z.infer<Schemas[K]> }[keyof Schemas];

/** An approved version; `from` is the first day on which it applies. */
export interface RuleVersion extends WholeRule {
  readonly version: number;
  /** First day on which it no longer applies; null while no end is known. */
  readonly until: LocalDate | null;
  readonly approvedAt: Instant;
}

/** Data-sharing rule of one department, with all its versions (Art 10). */
export interface InternalRule {
  /** The last draft, also after its approval. */
  readonly draft: DraftedRule;
  readonly revision: number;
  /** Reason of the head for the return; null once the draft is revised or submitted again. */
  readonly returned: string | null;
  readonly versions: readonly RuleVersion[];
  /** Reason of the repeal; null until then. */
  readonly repealed: string | null;
}

/** Returns the draft that was submitted. Throws for one that lacks something. */
export function wholeRuleOf({ draft }: Pick<InternalRule, 'draft'>): WholeRule {
  const { title, summary, label, from, document } = draft;
  if (!summary || !label || !from || !document) throw new Error('a rule was judged before it was complete');
  return { title, summary, label, from, document };
}

export type RuleSide = 'provider';
export type RuleMatter = Matter<InternalRule, RuleSide>;
