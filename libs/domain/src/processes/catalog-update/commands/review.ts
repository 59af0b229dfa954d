import { z } from 'zod';
import { place } from '../../../language/given.js';
import { reasonTooShort } from '../../../language/reason.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { isLate } from '../../../clock/standing.js';
import { deciders, decisionVoid } from '../../../matter/extension.js';
import { goesOn, reviewed, statutoryClock } from '../catalog-update.clocks.js';
import { RETURN_FINDINGS } from '../catalog-update.content.js';
import { draftedNeeds, unfit } from '../catalog-update.fitness.js';
import { toEntry } from '../open.js';
import { findingsOn, pendingExtension, revisionOf, type CatalogUpdateMatter } from '../catalog-update.state.js';
import { done, refuse, row, staleRevision, workingBody } from './catalog-update.row.js';

/**
 * Art 17(3): reviews and publishes in one act; the entry takes the change and tells every department. A change that is
 * no longer fit must be returned: the entry has retired, or another update was published, so that the merged content
 * has not been assessed.
 */
const authorityPass = row({
  name: 'authority-pass',
  title: '审核通过并发布',
  clause: '17(3)',
  from: ['SUBMITTED'],
  duty: 'REVIEW',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => draftedNeeds(matter),
  decide(matter, { revision }, context) {
    const { data, matterId: updateId, parties } = matter;
    const refusals = allOf(staleRevision(revision, revisionOf(data), '17(3)'), unfit(matter, context));
    if (refusals) return refuse(refusals);
    const { kind, draft } = data;
    const published = {
      updateId,
      kind,
      changes: draft?.changes ?? {},
      reason: draft?.changeReason ?? data.reason,
      eventDate: data.trigger === 'VOLUNTARY' ? null : data.eventDate,
      assessments: draft ? findingsOn(data.assessments, draft.contentHash) : [],
    };
    const limit = statutoryClock(matter);
    const isEnded = pendingExtension(matter) !== null && limit !== undefined && !isLate(limit);
    const undecided = { to: deciders(parties.extensionAuthority, context), text: ENDED };
    return done({
      event: { type: 'updatePassed', revision, ...(isEnded && ENDS_EXTENSION) },
      clocks: [reviewed(matter, context), ...(isEnded ? decisionVoid(matter) : [])],
      notices: [
        { to: workingBody(parties.provider), text: '主管部门审核通过，目录更新已发布。' },
        ...(isEnded ? [undecided] : []),
      ],
      effects: [toEntry(data, 'update-published', published)],
    });
  },
});

const ENDS_EXTENSION = { endsExtension: true } as const;
const ENDED = '目录更新已按期报送并发布，延期申请无须再审核。';

/**
 * A reasoned return is a review as well, so it meets T3. It may find that nothing of what the trigger asks was updated;
 * then T1 goes on, and the provider may contest the finding (`finding.ts`).
 */
const authorityReturn = row({
  name: 'authority-return',
  title: '退回更新',
  clause: '17(3)',
  from: ['SUBMITTED'],
  duty: 'REVIEW',
  payload: z.strictObject({
    reasons: z.array(text(2000)).min(1).max(50),
    finding: z.enum(RETURN_FINDINGS).exactOptional(),
  }),
  example: { reasons: ['使用条件超出所引依据的范围，请重新核对。'] },
  decide(matter, { reasons, finding }, context) {
    const refusals =
      finding === undefined ? null : allOf(reasonTooShort(reasons.join(''), '17(3)', 'reasons'), limitless(matter));
    if (refusals) return refuse(refusals);
    const own = goesOn(matter, finding, context);
    const found = finding === undefined ? '' : '，认定应当更新的内容均未更新，可以提出一次异议';
    const until = own.lastDay ? `，请修改后重新报送，最后一日为 ${own.lastDay}` : '';
    return done({
      event: finding === undefined ? { type: 'updateReturned', reasons } : { type: 'updateReturned', reasons, finding },
      clocks: [reviewed(matter, context), own],
      notices: [{ to: workingBody(matter.parties.provider), text: `主管部门退回目录更新${found}${until}。` }],
    });
  },
});

/** Refuses a finding where the law sets no limit that could go on. */
function limitless(matter: CatalogUpdateMatter): Refusal | null {
  if (statutoryClock(matter)) return null;
  return rule('NO_STATUTORY_LIMIT', '17(2)', '自行更新没有法定期限，请退回而不作认定。', [
    { field: 'finding', message: '没有法定期限' },
  ]);
}

const rework = row({
  name: 'rework',
  title: '修改退回的更新',
  clause: '17(2)',
  from: ['RETURNED'],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'updateReworked' } }),
});

export const REVIEW = [authorityPass, authorityReturn, rework];
