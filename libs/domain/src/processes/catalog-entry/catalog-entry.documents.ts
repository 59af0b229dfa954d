import { z } from 'zod';
import { entryContent } from '../../catalog/content.js';
import { dateSchema, instantSchema, matterIdSchema, sha256Schema } from '../../language/schemas.js';
import { UPDATE_KINDS, UPDATE_TRIGGERS } from '../catalog-update/catalog-update.content.js';
import { assessmentView } from '../cataloguing/assessment.js';
import { RETIREMENT_GROUNDS } from './catalog-entry.content.js';

const Submission = z
  .object({ revision: z.int(), contentHash: sha256Schema, submittedAt: instantSchema })
  .meta({ id: 'EntrySubmission', description: '经部门负责人同意报送主管部门的一稿' });

const Opinion = z
  .object({
    by: z.enum(['DEPT_HEAD', 'AUTHORITY']),
    revision: z.int(),
    agreed: z.boolean(),
    reasons: z.array(z.string()),
    at: instantSchema,
  })
  .meta({ id: 'EntryOpinion', description: '部门负责人、主管部门的审核意见' });

const Version = z
  .object({
    version: z.int(),
    contentHash: sha256Schema,
    effectiveAt: instantSchema,
    supersededAt: instantSchema.nullable().meta({ description: '现行版本为空' }),
    noticeNo: z.string().nullable().meta({ description: '通告号', example: 'TG-990000-2026-000001' }),
    updateId: matterIdSchema.nullable().meta({ description: '由哪个目录更新而来' }),
  })
  .meta({ id: 'EntryVersionItem' });

const Proposal = z
  .object({
    ground: z.enum(RETIREMENT_GROUNDS),
    reason: z.string(),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: dateSchema.nullable(),
    promulgatedOn: dateSchema.optional(),
    docRef: z.string().nullable(),
    inUse: z
      .array(z.object({ matterId: matterIdSchema, requester: z.string(), requesterName: z.string() }))
      .optional()
      .meta({ description: '提出退出时仍在使用的共享：申请事项和需求部门' }),
  })
  .meta({ id: 'RetirementProposal' });

const Retirement = z
  .object({ updateId: matterIdSchema, retiredAt: instantSchema, noticeNo: z.string().nullable() })
  .meta({ id: 'Retirement' });

/** Documents of a catalog entry, each null or empty if the reader may not see it. */
export const catalogEntryDocuments = {
  content: entryContent.nullable().meta({ description: '现行内容；发布以前为最近一次报送的内容' }),
  draft: z
    .object({ revision: z.int(), content: entryContent })
    .nullable()
    .meta({ description: '发布以前的草稿，只对提供部门可见' }),
  submission: Submission.nullable(),
  assessments: z.array(assessmentView),
  opinions: z.array(Opinion),
  versions: z.array(Version),
  locked: z.boolean().meta({ description: '经评估涉密，已锁定' }),
  openUpdates: z.array(z.object({ updateId: matterIdSchema, kind: z.enum(UPDATE_KINDS) })),
  retirementProposal: Proposal.nullable(),
  retirement: Retirement.nullable(),
};
