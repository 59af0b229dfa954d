import { z } from 'zod';
import { entryContent, RETIREMENT_GROUNDS, UPDATE_KINDS, UPDATE_TRIGGERS } from '#libs/domain';
import { AssessmentView } from './assessment.js';
import { Instant, LocalDate, MatterId, Sha256 } from './values.js';

const Submission = z
  .object({ revision: z.int(), contentHash: Sha256, submittedAt: Instant })
  .meta({ id: 'EntrySubmission', description: '经部门负责人同意报送主管部门的一稿' });

const Opinion = z
  .object({
    by: z.enum(['DEPT_HEAD', 'AUTHORITY']),
    revision: z.int(),
    agreed: z.boolean(),
    reasons: z.array(z.string()),
    at: Instant,
  })
  .meta({ id: 'EntryOpinion', description: '部门负责人、主管部门的审核意见' });

const Version = z
  .object({
    version: z.int(),
    contentHash: Sha256,
    effectiveAt: Instant,
    supersededAt: Instant.nullable().meta({ description: '现行版本为空' }),
    noticeNo: z.string().nullable().meta({ description: '通告号', example: 'TG-990000-2026-000001' }),
    updateId: MatterId.nullable().meta({ description: '由哪个目录更新而来' }),
  })
  .meta({ id: 'EntryVersionItem' });

const Proposal = z
  .object({
    ground: z.enum(RETIREMENT_GROUNDS),
    reason: z.string(),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: LocalDate.nullable(),
    promulgatedOn: LocalDate.optional(),
    docRef: z.string().nullable(),
  })
  .meta({ id: 'RetirementProposal' });

const Retirement = z
  .object({ updateId: MatterId, retiredAt: Instant, noticeNo: z.string().nullable() })
  .meta({ id: 'Retirement' });

/** Documents of a catalog entry, each null or empty if the reader may not see it. */
export const catalogEntryDocuments = {
  content: entryContent.nullable().meta({ description: '现行内容；发布以前为最近一次报送的内容' }),
  draft: z
    .object({ revision: z.int(), content: entryContent })
    .nullable()
    .meta({ description: '发布以前的草稿，只对提供部门可见' }),
  submission: Submission.nullable(),
  assessments: z.array(AssessmentView),
  opinions: z.array(Opinion),
  versions: z.array(Version),
  locked: z.boolean().meta({ description: '经评估涉密，已锁定' }),
  openUpdates: z.array(z.object({ updateId: MatterId, kind: z.enum(UPDATE_KINDS) })),
  retirementProposal: Proposal.nullable(),
  retirement: Retirement.nullable(),
};
