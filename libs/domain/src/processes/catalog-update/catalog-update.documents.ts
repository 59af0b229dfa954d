import { z } from 'zod';
import { entryChanges } from '../../catalog/changes.js';
import { dateSchema, instantSchema, matterIdSchema, sha256Schema } from '../../language/schemas.js';
import { extensionView } from '../../matter/extension.js';
import { assessmentView, entryAssessment } from '../cataloguing/assessment.js';
import { RETURN_FINDINGS, UPDATE_KINDS, UPDATE_TRIGGERS } from './catalog-update.content.js';

const Opening = z
  .object({
    entry: z.object({ entryId: matterIdSchema, catalogCode: z.string(), name: z.string() }),
    kind: z.enum(UPDATE_KINDS).meta({ description: 'RETIRE：目录退出' }),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: dateSchema.nullable().meta({ description: '调整、变化发生之日，期限自此起算' }),
    promulgatedOn: dateSchema.nullable().meta({ description: '公布之日；没有填写的为 null' }),
    docRef: z.string().nullable(),
    reason: z.string(),
    triggerId: matterIdSchema.nullable().meta({ description: '由哪个更新触发事项提出' }),
  })
  .meta({ id: 'UpdateOpening' });

const differences = z
  .array(z.object({ path: z.string(), label: z.string(), before: z.unknown(), after: z.unknown() }))
  .nullable()
  .meta({
    description: '与其时有效的版本的不同之处：path 的方括号内为标识，before 为原来的内容；没有变更内容的为 null',
  });

const change = {
  changes: entryChanges.meta({ id: 'EntryChanges', description: '变更的字段，每个都是变更后的全部内容' }),
  changeReason: z.string(),
};

const Draft = z
  .object({
    revision: z.int(),
    ...change,
    changeReason: change.changeReason.optional().meta({ description: '尚未填写的没有' }),
    contentHash: sha256Schema.meta({ description: '变更后全部内容的 SHA-256' }),
    needed: z.array(entryAssessment.shape.type).meta({ description: '需要的评估' }),
    assessments: z.array(assessmentView),
    differences,
  })
  .meta({ id: 'ChangeDraft' });

const FindingContest = z
  .object({
    reason: z.string(),
    contestedAt: instantSchema,
    status: z.enum(['PENDING', 'UPHELD', 'SET_ASIDE', 'VOID']),
    decidedAt: instantSchema.nullable(),
    opinion: z.string().nullable(),
  })
  .meta({ id: 'FindingContest', description: '提供部门对退回认定的异议，由上级主管部门答复' });

const Submission = z
  .object({
    revision: z.int(),
    change: z.object(change).nullable().meta({ description: '目录退出没有变更内容' }),
    differences,
    contentHash: sha256Schema.nullable(),
    assessments: z.array(assessmentView),
    submittedAt: instantSchema,
    outcome: z.enum(['PASSED', 'RETURNED']).nullable(),
    reasons: z.array(z.string()),
    finding: z
      .enum(RETURN_FINDINGS)
      .nullable()
      .meta({ description: 'NOT_UPDATED：退回时认定应当更新的内容均未更新，更新期限恢复计算' }),
    contest: FindingContest.nullable(),
    decidedAt: instantSchema.nullable(),
  })
  .meta({ id: 'UpdateSubmission' });

const Dismissal = z
  .object({
    reason: z.string(),
    proposedAt: instantSchema,
    status: z.enum(['PENDING', 'CONFIRMED', 'REJECTED', 'VOID']),
    decidedAt: instantSchema.nullable(),
    opinion: z.string().nullable(),
  })
  .meta({ id: 'Dismissal', description: '提供部门认为无须更新，由主管部门确认' });

/** Documents of a catalog update, each null or empty if the reader may not see it. */
export const catalogUpdateDocuments = {
  opening: Opening,
  draft: Draft.nullable().meta({ description: '尚未报送的变更内容，只对提供部门可见' }),
  submissions: z.array(Submission),
  extension: extensionView.nullable(),
  dismissals: z.array(Dismissal),
};
