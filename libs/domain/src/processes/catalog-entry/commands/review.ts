import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { allOf, refusalsOf, type Refusal, type Refusals } from '../../../language/refusal.js';
import type { Context } from '../../../matter/context.js';
import { reviewed } from '../catalog-entry.clocks.js';
import { contentNeeds, unfitToSubmit } from '../catalog-entry.fitness.js';
import { noticeNumber, notifyAll } from '../publication.js';
import { titleOf, type CatalogEntryMatter } from '../catalog-entry.state.js';
import { done, refuse, row, staleRevision, workingBody } from './catalog-entry.row.js';

/**
 * Row 7: publishes the entry at the instant of the act and announces it to all departments (Art 16(1)). The content is
 * judged as of the pass: what its submission could not know, such as a legal basis repealed meanwhile, blocks it.
 */
const authorityPass = row({
  name: 'authority-pass',
  title: '审核通过并发布',
  clause: '16(1)',
  from: ['AUTHORITY_REVIEW'],
  duty: 'REVIEW',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => contentNeeds(matter),
  decide(matter, { revision }, context) {
    const { submission, content } = matter.data;
    if (!submission) throw new Error('nothing is reviewed before it is submitted');
    const refusals = allOf(staleRevision(revision, submission.revision, '16(1)'), unfitToPass(matter, context));
    if (refusals) return refuse(refusals);
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
  duty: 'REVIEW',
  payload: z.strictObject({ reasons: z.array(text(2000)).min(1).max(50) }),
  example: { reasons: ['使用条件超出所引依据的范围，请重新核对。'] },
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
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'entryReworked' } }),
});

export const REVIEW = [authorityPass, authorityReturn, rework];

/** Refuses to publish a content that could no longer be submitted. The authority returns it and never changes it. */
function unfitToPass(
  matter: CatalogEntryMatter,
  context: Context<'entry' | 'entryName' | 'sourceDepartment'>,
): Refusals | null {
  const refusals = unfitToSubmit(matter, context);
  return refusals && allOf(...refusalsOf(refusals).map(toReturn));
}

function toReturn(refusal: Refusal): Refusal {
  const why = refusal.fields?.map(({ message }) => message).join('') ?? refusal.message;
  return { ...refusal, message: `目录内容现已不符合要求，请退回提供部门修改：${why}` };
}
