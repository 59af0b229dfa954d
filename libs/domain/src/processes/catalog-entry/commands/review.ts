import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { reviewed } from '../catalog-entry.clocks.js';
import { noticeNumber, notifyAll } from '../publication.js';
import { titleOf } from '../catalog-entry.state.js';
import {
  done,
  hasTouched,
  PROVIDER_BODY,
  refuse,
  REVIEWER,
  row,
  staleRevision,
  workingBody,
} from './catalog-entry.row.js';

/** Row 7: publishes the entry at the instant of the act and announces it to all departments (Art 16(1)). */
const authorityPass = row({
  name: 'authority-pass',
  title: '审核通过并发布',
  clause: '16(1)',
  from: ['AUTHORITY_REVIEW'],
  offices: [REVIEWER],
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  guard: hasTouched,
  decide(matter, { revision }, context) {
    const { submission, content } = matter.data;
    if (!submission) throw new Error('nothing is reviewed before it is submitted');
    const stale = staleRevision(revision, submission.revision, '16(1)');
    if (stale) return refuse(stale);
    const { contentHash } = submission;
    return done({
      event: { type: 'entryPublished', revision, version: 1, contentHash, effectiveAt: context.at },
      clocks: reviewed(matter, context),
      notices: [notifyAll(`目录${titleOf(content)}第 1 版已经审核通过，现予发布。`)],
      numbered: noticeNumber(matter, context),
    });
  },
});

/** Row 8: returns the entry with reasons; the authority never changes the content itself. */
const authorityReturn = row({
  name: 'authority-return',
  title: '退回目录',
  clause: '16(1)',
  from: ['AUTHORITY_REVIEW'],
  offices: [REVIEWER],
  payload: z.strictObject({ reasons: z.array(text(2000)).min(1).max(50) }),
  example: { reasons: ['使用条件超出所引依据的范围，请重新核对。'] },
  guard: hasTouched,
  decide: (matter, { reasons }, context) =>
    done({
      event: { type: 'entryReturned', revision: matter.data.revision, reasons },
      clocks: reviewed(matter, context),
      notices: [{ to: workingBody(matter.parties.provider), text: '主管部门退回目录，请修改后重新报送。' }],
    }),
});

/** Row 9: the provider starts to revise a returned entry. */
const rework = row({
  name: 'rework',
  title: '修改退回的目录',
  clause: '16(1)',
  from: ['RETURNED'],
  offices: [PROVIDER_BODY],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'entryReworked' } }),
});

export const REVIEW = [authorityPass, authorityReturn, rework];
