import { z } from 'zod';
import { place } from '../../../language/given.js';
import { text } from '../../../language/text.js';
import { isLate } from '../../../clock/standing.js';
import { deciders, decisionVoid } from '../../../matter/extension.js';
import { goesOn, reviewed, statutoryClock } from '../catalog-update.clocks.js';
import { draftedNeeds, unfit } from '../catalog-update.fitness.js';
import { toEntry } from '../open.js';
import { findingsOn, pendingExtension, revisionOf } from '../catalog-update.state.js';
import { done, PROVIDER_BODY, refuse, REVIEWER, row, staleRevision, workingBody } from './catalog-update.row.js';

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
  offices: [REVIEWER],
  duty: 'REVIEW',
  payload: z.strictObject({ revision: place }),
  example: { revision: 1 },
  needs: (_, matter) => draftedNeeds(matter),
  decide(matter, { revision }, context) {
    const { data, matterId: updateId, parties } = matter;
    const refusal = staleRevision(revision, revisionOf(data), '17(3)') ?? unfit(matter, context);
    if (refusal) return refuse(refusal);
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
    const isEnded = pendingExtension(data) !== null && limit !== undefined && !isLate(limit);
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

/** A reasoned return is a review as well, so it meets T3. */
const authorityReturn = row({
  name: 'authority-return',
  title: '退回更新',
  clause: '17(3)',
  from: ['SUBMITTED'],
  offices: [REVIEWER],
  duty: 'REVIEW',
  payload: z.strictObject({ reasons: z.array(text(2000)).min(1).max(50) }),
  example: { reasons: ['使用条件超出所引依据的范围，请重新核对。'] },
  decide(matter, { reasons }, context) {
    const own = goesOn(matter, context);
    const until = own.lastDay ? `，请修改后重新报送，最后一日为 ${own.lastDay}` : '';
    return done({
      event: { type: 'updateReturned', reasons },
      clocks: [reviewed(matter, context), own],
      notices: [{ to: workingBody(matter.parties.provider), text: `主管部门退回目录更新${until}。` }],
    });
  },
});

const rework = row({
  name: 'rework',
  title: '修改退回的更新',
  clause: '17(2)',
  from: ['RETURNED'],
  offices: [PROVIDER_BODY],
  payload: z.strictObject({}),
  example: {},
  decide: () => done({ event: { type: 'updateReworked' } }),
});

export const REVIEW = [authorityPass, authorityReturn, rework];
