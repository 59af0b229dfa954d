import { z } from 'zod';
import { BASIS_TYPES, entryVersionFields, namedItemsView, SHARE_ATTRIBUTES, SHARE_MODES } from '../../catalog/entry.js';
import { dateSchema, documentIdSchema, instantSchema, sha256Schema } from '../../language/schemas.js';
import { extensionView } from '../../matter/extension.js';
import { REFUSAL_CODES } from './ground.js';
import { DISPOSAL_METHODS, PURPOSE_ENDS, USE_RECORD_TYPES } from './use-content.js';

const Evidence = z
  .object({
    title: z.string(),
    sha256: sha256Schema,
    documentId: documentIdSchema.optional().meta({ description: '所附的文件' }),
    location: z.string().optional().meta({ description: '没有上传的，存放在哪里' }),
    reason: z.string().optional().meta({ description: '没有上传的，理由' }),
  })
  .meta({ id: 'Evidence', description: '证据材料：所附的文件，或者平台之外的存放位置' });

const answers = z.array(z.object({ item: z.int(), text: z.string(), evidence: Evidence.optional() }));

/** What a department applies for. */
const request = {
  revision: z.int(),
  catalogCode: z.string(),
  itemIds: z.array(z.string()),
  dutyNeed: z.string(),
  usageBasis: z.string(),
  usageScenario: z.string(),
  usageScope: z.string(),
  shareMode: z.enum(SHARE_MODES),
  usageTerm: z.object({ until: dateSchema.nullable(), reason: z.string().optional() }),
  legalBases: z.array(z.object({ type: z.enum(BASIS_TYPES), title: z.string(), article: z.string() })),
  receivingEndpoint: z.string().optional(),
};

const Supplement = z
  .object({
    list: z.array(z.string()),
    askedAt: instantSchema,
    draft: z
      .object({ answers, request: z.object({ ...request, items: namedItemsView }) })
      .nullable()
      .meta({ description: '变更申请内容、待需求部门负责人同意的补充材料；只向需求部门显示' }),
    answers,
    suppliedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Supplement' });

/** A request as it is shown: while it is being written, all but its entry may be missing. */
const Request = z
  .object({
    ...z.object(request).partial().required({ revision: true, catalogCode: true }).shape,
    supplement: Supplement.nullable(),
    items: namedItemsView,
    entry: z
      .object({
        entryId: z.uuid(),
        catalogCode: z.string(),
        name: z.string(),
        version: z.int(),
        shareAttribute: z.enum(SHARE_ATTRIBUTES),
        conditions: entryVersionFields.conditions,
        legalBases: entryVersionFields.legalBases,
      })
      .meta({ description: '收到申请时有效的目录版本，及其使用条件和依据；提出之前为起草时的版本' }),
    shareAttribute: z.enum(['UNCONDITIONAL', 'CONDITIONAL']).nullable().meta({
      description: '所申请数据的共享属性：全部数据项无条件共享的为无条件，否则为有条件；草稿未选数据项的为 null',
    }),
  })
  .meta({ id: 'RequestContent', description: '申请的内容；草稿可以不全，提交时须填写完整' });

const itemName = z.string().nullable().meta({ description: '数据项的名称；目录版本没有的为 null' });
const decisions = z.array(
  z.object({
    itemId: z.string(),
    itemName,
    agree: z.boolean(),
    code: z.enum(REFUSAL_CODES).optional(),
    text: z.string().optional(),
    conditionId: z.string().optional(),
    conditionText: z.string().optional(),
    basisId: z.string().optional(),
    basisTitle: z.string().optional(),
    article: z.string().optional(),
    basis: z
      .object({ type: z.enum(BASIS_TYPES), title: z.string(), article: z.string(), effectiveFrom: z.iso.date() })
      .optional(),
    sourceCatalogCode: z.string().optional(),
  }),
);
const proposal = {
  revision: z.int(),
  decisions,
  disposalInstruction: z.string().nullable(),
  responsibilityMatrix: z.string().nullable(),
};
const Proposal = z.object(proposal).meta({ id: 'Proposal' });
const Reply = z
  .object({ ...proposal, result: z.enum(['AGREED', 'REFUSED']), partial: z.boolean(), repliedAt: instantSchema })
  .meta({ id: 'Reply' });

const Delivery = z
  .object({
    revision: z.int(),
    mode: z.enum(SHARE_MODES),
    assessment: z
      .object({
        conclusion: z.enum(['PASS', 'FAIL']),
        assessedAt: dateSchema,
        validUntil: dateSchema,
        evidence: Evidence,
      })
      .nullable(),
    deliveries: z.array(z.object({ itemIds: z.array(z.string()), items: namedItemsView, evidence: Evidence })),
    standardsCheck: z.object({ passed: z.boolean(), evidence: Evidence }),
    withheld: z
      .array(z.object({ itemId: z.string(), itemName, law: z.string() }))
      .meta({ description: '答复同意以后，因法律、行政法规或者国务院决定不予共享而没有提供的数据项' }),
    deliveredAt: instantSchema,
    outcome: z.enum(['ACCEPTED', 'REJECTED']).nullable(),
    reasons: z.array(z.object({ itemId: z.string(), itemName, rule: z.string().optional(), text: z.string() })),
  })
  .meta({ id: 'DataDelivery' });

const UseRecordLine = z
  .object({ recordNo: z.int(), type: z.enum(USE_RECORD_TYPES), occurredOn: dateSchema, recordedAt: instantSchema })
  .meta({ id: 'UseRecordLine', description: '使用记录目录中的一行;内容另行查阅' });

const PurposeEnd = z
  .object({
    kind: z.enum(PURPOSE_ENDS),
    text: z.string(),
    by: z.enum(['requester', 'provider']).meta({ description: '由哪一方申报' }),
    endedAt: instantSchema,
  })
  .meta({ id: 'PurposeEnd', description: '使用结束' });

const method = z.enum(DISPOSAL_METHODS);
const Certification = z
  .object({
    revision: z.int(),
    method,
    executedAt: instantSchema,
    systems: z.array(z.string()),
    copies: z.object({ working: z.string(), backups: z.string(), useRecordsKept: z.boolean() }),
    contractorConfirmation: z.string().optional(),
    witnessRole: z.string().optional(),
    certificates: z.array(z.object({ documentId: documentIdSchema, sha256: sha256Schema })),
    certifiedAt: instantSchema,
    contested: z.object({ reason: z.string(), at: instantSchema }).nullable().meta({ description: '提供部门的异议' }),
  })
  .meta({ id: 'Certification', description: '处置证明' });

const Disposal = z
  .object({
    status: z.enum(['DUE', 'INSTRUCTED', 'EXECUTING', 'CERTIFIED', 'CONFIRMED']),
    instruction: z
      .object({ method: method.nullable(), text: z.string() })
      .nullable()
      .meta({ description: '处置要求;提供部门没有另行明确方式时，method 为 null，以答复中的文字为准' }),
    certifications: z.array(Certification),
  })
  .meta({ id: 'Disposal', description: '处置' });

/** Documents of a share request, each null or empty if the reader may not see it. */
export const shareRequestDocuments = {
  request: Request,
  proposal: Proposal.nullable().meta({ description: '尚未同意的答复意见，只对提供部门可见' }),
  reply: Reply.nullable(),
  deliveries: z.array(Delivery),
  extensions: z.array(extensionView),
  accessEndsAt: instantSchema
    .nullable()
    .meta({ description: '使用权限终止的时刻，到此刻即不得再使用;没有终期时为 null' }),
  useRecords: z.array(UseRecordLine).nullable().meta({ description: '使用记录的目录，只对需求部门可见' }),
  purposeEnd: PurposeEnd.nullable(),
  disposal: Disposal.nullable(),
  retainUntil: dateSchema.nullable().meta({ description: '使用记录至少保存至这一天' }),
};
