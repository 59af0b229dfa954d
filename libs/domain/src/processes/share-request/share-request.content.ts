import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { BASIS_TYPES, SHARE_MODES } from '../../catalog/entry.js';
import { text } from '../../language/text.js';
import { evidence, keptEvidence } from './evidence.js';
import { REFUSAL_CODES } from './ground.js';

export { text };

const itemIds = z
  .array(text(64))
  .min(1)
  .max(500)
  .refine((ids) => new Set(ids).size === ids.length, '数据项重复');

const usageTerm = z.strictObject({ until: z.iso.date().nullable(), reason: text(1000).optional() });

/** Payload of a share request (Art 20(2)): the five statements, the items, and the legal bases. */
export const requestContent = z.strictObject({
  catalogCode: text(64),
  itemIds,
  /** 履职需要 */
  dutyNeed: text(2000),
  /** 使用依据、使用场景、使用范围 */
  usageBasis: text(2000),
  usageScenario: text(2000),
  usageScope: text(2000),
  /** 共享方式 */
  shareMode: z.enum(SHARE_MODES),
  /** 使用时限; a term without end or over three years needs a reason. */
  usageTerm: usageTerm.extend({ until: givenDate.nullable() }),
  legalBases: z
    .array(z.strictObject({ type: z.enum(BASIS_TYPES), title: text(200), article: text(100) }))
    .min(1)
    .max(50),
  /** Endpoint at which the requester receives data in API mode. */
  receivingEndpoint: text(500).optional(),
});
/** A request as stored. */
export const keptRequest = requestContent.extend({ usageTerm });
export type RequestContent = z.infer<typeof requestContent>;

/** A request while it is being written: it names the entry, and all else may still be missing. */
export const draftContent = requestContent.partial().required({ catalogCode: true });
/** A draft as stored. */
export const keptDraft = keptRequest.partial().required({ catalogCode: true });
export type DraftContent = z.infer<typeof draftContent>;

/** Changes of the request's statements in a supplement; the entry cannot change. */
export const supplementChanges = requestContent
  .omit({ catalogCode: true })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, '没有要变更的内容时不填');

/** Act that forbids sharing, as a ground outside the catalogue cites it (Arts 14(3), 15(1)); its date is that of force. */
const citedBasis = z.strictObject({
  type: z.enum(BASIS_TYPES),
  title: text(200),
  article: text(100),
  effectiveFrom: givenDate,
});
export type CitedBasis = z.infer<typeof citedBasis>;

/** The provider's decision on one item; a refusal cites what §2.3 row 8 requires for its ground. */
export const itemDecision = z.strictObject({
  itemId: text(64),
  agree: z.boolean(),
  code: z.enum(REFUSAL_CODES).optional(),
  text: text(2000).optional(),
  conditionId: text(64).optional(),
  basisId: text(64).optional(),
  /** For OTHER: Art 3(1), unless an act is the ground. */
  article: text(200).optional(),
  /** For OTHER: the act that forbids sharing. */
  basis: citedBasis.optional(),
  /** For NOT_SOURCE: the entry of the department that is the source (Art 19(2)). */
  sourceCatalogCode: text(64).optional(),
});
export type ItemDecision = z.infer<typeof itemDecision>;

/** A reply as the handler proposes it (Arts 21(2), 27(1), 34(1)). */
export const proposalContent = z.strictObject({
  decisions: z.array(itemDecision).min(1).max(500),
  /** 处置要求; required if an item is agreed to. */
  disposalInstruction: text(2000).optional(),
  /** 安全责任主体: the department responsible for each stage; required if an item is agreed to. */
  responsibilityMatrix: text(4000).optional(),
});
export type ProposalContent = z.infer<typeof proposalContent>;

/** 安全性评估 (Art 11(5)). */
export const assessment = z.strictObject({
  conclusion: z.enum(['PASS', 'FAIL']),
  assessedAt: givenDate,
  validUntil: givenDate,
  evidence,
});
export const keptAssessment = assessment.extend({
  assessedAt: z.iso.date(),
  validUntil: z.iso.date(),
  evidence: keptEvidence,
});
export type Assessment = z.infer<typeof assessment>;
export type KeptAssessment = z.infer<typeof keptAssessment>;

/** Delivered items with evidence, and the check against the sharing standards (Arts 22, 11(3)). */
export const deliveryContent = z.strictObject({
  deliveries: z.array(z.strictObject({ itemIds, evidence })).min(1).max(100),
  standardsCheck: z.strictObject({ passed: z.boolean(), evidence }),
});
export type DeliveryContent = z.infer<typeof deliveryContent>;
export const keptDelivery = z.strictObject({
  deliveries: z
    .array(z.strictObject({ itemIds, evidence: keptEvidence }))
    .min(1)
    .max(100),
  standardsCheck: z.strictObject({ passed: z.boolean(), evidence: keptEvidence }),
});
export type KeptDelivery = z.infer<typeof keptDelivery>;

/** An agreed item that is not delivered, because a law has closed it since the reply; `law` names the law. */
export const withheldItem = z.strictObject({ itemId: text(64), law: z.string() });
export type WithheldItem = z.infer<typeof withheldItem>;

export const supplementAnswer = z.strictObject({
  /** Position in the list of the notice, from 1. */
  item: z.int().min(1).max(100),
  text: text(4000),
  evidence: evidence.optional(),
});
export type SupplementAnswer = z.infer<typeof supplementAnswer>;
export const keptAnswer = supplementAnswer.extend({ evidence: keptEvidence.optional() });
export type KeptAnswer = z.infer<typeof keptAnswer>;

export const rejectionReason = z.strictObject({ itemId: text(64), rule: text(200).optional(), text: text(2000) });
export type RejectionReason = z.infer<typeof rejectionReason>;
