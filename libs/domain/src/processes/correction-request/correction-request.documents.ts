import { z } from 'zod';
import { namedItemsView } from '../../catalog/entry.js';
import { dateSchema, instantSchema, matterIdSchema, sha256Schema } from '../../language/schemas.js';
import { FEEDBACK_OUTCOMES } from './correction-request.content.js';

const Claim = z
  .object({
    revision: z.int(),
    errors: z.array(
      z.object({
        itemId: z.string(),
        itemName: z.string().nullable(),
        recordKey: z.string().optional(),
        currentValue: z.string().optional(),
        expectedValue: z.string().optional(),
        description: z.string().optional(),
      }),
    ),
    adopts: matterIdSchema.nullable().meta({ description: '所采纳的群众反映' }),
    follows: matterIdSchema.nullable().meta({ description: '不同意其校核结果的前一件校核申请' }),
    evidence: z.array(z.uuid()).meta({ description: '证明错误的材料的 documentId' }),
    items: namedItemsView,
    entry: z.object({ entryId: z.uuid(), catalogCode: z.string(), name: z.string(), version: z.int() }),
  })
  .meta({ id: 'CorrectionClaim' });

const Reroute = z
  .object({
    sourceCatalogCode: z.string(),
    source: z.string(),
    sourceName: z.string(),
    reason: z.string(),
    errors: z.array(z.int()).optional().meta({ description: '所转送的错误的序号；以前转送全部错误的省略' }),
    reroutedAt: instantSchema,
    answer: z.enum(['PENDING', 'ACCEPTED', 'DECLINED', 'TAKEN_BACK', 'HANDED_BACK']),
    answeredAt: instantSchema.nullable(),
    declined: z.string().nullable(),
    handedBack: z
      .object({ reason: z.string(), at: instantSchema })
      .nullable()
      .meta({ description: '数源部门接收后认为数据不由其负责而退回' }),
  })
  .meta({ id: 'Reroute', description: '转送数源部门，及其答复' });

const Finding = z
  .object({ error: z.int(), confirmed: z.boolean(), facts: z.string(), verifiedAt: instantSchema })
  .meta({ id: 'Finding', description: '核实结论；同一处错误以最后一次为准' });

const Correction = z
  .object({
    error: z.int(),
    before: sha256Schema,
    after: sha256Schema,
    note: z.string(),
    by: z.string().meta({ description: '作出更正的部门' }),
    byName: z.string(),
    correctedOn: dateSchema,
    recordedAt: instantSchema,
  })
  .meta({ id: 'Correction', description: '更正，附更正前后数据的 SHA-256' });

const Origin = z
  .object({
    matterId: matterIdSchema,
    number: z.string(),
    errors: z.array(z.int()).meta({ description: '本事项各处错误在原事项中的序号，依次对应' }),
    reason: z.string(),
    dividedAt: instantSchema,
  })
  .meta({ id: 'DividedFrom', description: '分办出本事项的原校核申请' });

const Division = z
  .object({
    partId: matterIdSchema,
    errors: z.array(z.int()).meta({ description: '分办的错误的序号；其余的序号不变' }),
    reason: z.string(),
    dividedAt: instantSchema,
  })
  .meta({ id: 'DividedPart', description: '分办另一事项办理的错误' });

/** Documents of a correction request, each null or empty if the reader may not see it. */
export const correctionDocuments = {
  claim: Claim,
  report: z
    .object({ channel: z.string(), receiptNumber: z.string() })
    .nullable()
    .meta({ description: '群众反映的渠道和受理编号；部门提出的申请没有' }),
  responsible: z.string().meta({ description: '现在负责核实、更正、反馈的部门' }),
  responsibleName: z.string(),
  dividedFrom: Origin.nullable().meta({ description: '未经分办的为 null' }),
  divisions: z.array(Division),
  reroutes: z.array(Reroute),
  sourceReceivedAt: instantSchema.nullable().meta({ description: '数源部门接收转送的时刻' }),
  findings: z.array(Finding).meta({ description: '反馈之前只对提供部门和数源部门可见' }),
  corrections: z.array(Correction).meta({ description: '反馈之前只对提供部门和数源部门可见' }),
  feedback: z.object({ outcome: z.enum(FEEDBACK_OUTCOMES), text: z.string(), fedBackAt: instantSchema }).nullable(),
  disagreement: z
    .object({
      reason: z.string(),
      disagreedAt: instantSchema,
      answer: z.object({ stands: z.boolean(), text: z.string(), answeredAt: instantSchema }).nullable(),
    })
    .nullable()
    .meta({ id: 'CorrectionDisagreement', description: '需求部门对校核结果的异议及其答复' }),
  adoptedBy: matterIdSchema.nullable().meta({ description: '采纳本群众反映的校核申请' }),
};
