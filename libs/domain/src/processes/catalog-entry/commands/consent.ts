import { z } from 'zod';
import { place } from '../../../language/given.js';
import { contentHash } from '../../../catalog/content-hash.js';
import type { Context } from '../../../matter/context.js';
import { allOf, type Refusals } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { startReview } from '../catalog-entry.clocks.js';
import { contentNeeds, unfitToSubmit } from '../catalog-entry.fitness.js';
import type { CatalogEntryMatter } from '../catalog-entry.state.js';
import { done, refuse, reviewers, row, staleRevision } from './catalog-entry.row.js';

/** Row 4: every assessment must be of exactly the content that is submitted. */
const submitToHead = row({
  name: 'submit-to-head',
  title: '提交部门负责人审核',
  clause: '13(1)',
  from: ['ASSESSED'],
  duty: 'DRAFT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => contentNeeds(matter),
  decide(matter, { revision }, context) {
    const refusals = notReady(matter, revision, context);
    if (refusals) return refuse(refusals);
    const hash = contentHash(matter.data.content);
    return done({ event: { type: 'entrySubmittedToHead', revision, contentHash: hash } });
  },
});

/** Row 5: the consent of the department's head submits the entry (Arts 13(1), 16(1)). */
const headApprove = row({
  name: 'head-approve',
  title: '同意并报送主管部门',
  clause: '13(1)',
  from: ['DEPT_HEAD_REVIEW'],
  duty: 'CONSENT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => contentNeeds(matter),
  decide(matter, { revision }, context) {
    const refusals = notReady(matter, revision, context);
    if (refusals) return refuse(refusals);
    return done({
      event: { type: 'entrySubmitted', revision, contentHash: contentHash(matter.data.content) },
      clocks: startReview(matter, context),
      notices: [{ to: reviewers(matter), text: '提供部门报送目录，请审核。' }],
    });
  },
});

const headReject = row({
  name: 'head-reject',
  title: '退回修改',
  clause: '13(1)',
  from: ['DEPT_HEAD_REVIEW'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '使用条件的依据需要写明条款。' },
  decide: ({ data: { revision } }, { reason }) => done({ event: { type: 'entryRejectedByHead', revision, reason } }),
});

export const CONSENT = [submitToHead, headApprove, headReject];

/** Refuses a step on an older revision, or on a content that cannot be submitted. */
const notReady = (
  matter: CatalogEntryMatter,
  revision: number,
  context: Context<'entry' | 'entryName' | 'sourceDepartment'>,
): Refusals | null => allOf(staleRevision(revision, matter.data.revision, '13(1)'), unfitToSubmit(matter, context));
