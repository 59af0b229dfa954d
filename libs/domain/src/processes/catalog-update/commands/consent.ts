import { allOf } from '../../../language/refusal.js';
import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { incomplete, submitted } from '../catalog-update.clocks.js';
import { contentMoved, draftedNeeds, unfit } from '../catalog-update.fitness.js';
import { revisionOf } from '../catalog-update.state.js';
import { done, refuse, reviewers, row, staleRevision } from './catalog-update.row.js';

/**
 * §2.1 row 5: the head's consent submits the update, which ends T1 and starts T3 (Art 17(2), (3)), and voids a dismissal
 * that still waits for the authority.
 */
const headApprove = row({
  name: 'head-approve',
  title: '同意更新并报送主管部门',
  clause: '13(1)',
  from: ['DEPT_HEAD_REVIEW'],
  duty: 'CONSENT',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => draftedNeeds(matter),
  decide(matter, { revision }, context) {
    const { data } = matter;
    const refusals = allOf(
      staleRevision(revision, revisionOf(data), '13(1)'),
      contentMoved(matter, context),
      unfit(matter, context),
    );
    if (refusals) return refuse(refusals);
    const title = data.kind === 'RETIRE' ? '目录退出' : '目录更新';
    return done({
      event: { type: 'updateSubmitted', revision, contentHash: data.draft?.contentHash ?? null },
      clocks: submitted(matter, context),
      notices: [{ to: reviewers(matter), text: `提供部门报送${title}，请在二个工作日内审核发布。` }],
    });
  },
});

const headReject = row({
  name: 'head-reject',
  title: '退回修改',
  clause: '13(1)',
  from: ['DEPT_HEAD_REVIEW'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '新增数据项的使用条件须与修订后的规定一致。' },
  decide(matter, { reason }, context) {
    const clocks = incomplete(matter, context);
    return done({ event: { type: 'updateRejectedByHead', reason, ...(clocks.length > 0 && LIMIT_GOES_ON) }, clocks });
  },
});

const LIMIT_GOES_ON = { limitGoesOn: true } as const;

export const CONSENT = [headApprove, headReject];
