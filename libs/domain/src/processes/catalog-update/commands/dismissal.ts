import { z } from 'zod';
import type { Clock } from '../../../clock/clock.js';
import { meetClock } from '../../../clock/operations.js';
import { isMissRecorded, isOverdue } from '../../../clock/standing.js';
import { cancelled } from '../../../matter/clocks.js';
import type { Context } from '../../../matter/context.js';
import { conflict, rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { dismissalClock, startDismissal, statutoryClock } from '../catalog-update.clocks.js';
import { toEntry } from '../open.js';
import { pendingDismissal, type CatalogUpdateMatter } from '../catalog-update.state.js';
import { done, reviewers, row, workingBody, type Happened } from './catalog-update.row.js';

const DISMISSABLE = ['OPEN', 'PREPARING', 'RETURNED'];

/**
 * The provider states that the change needs no update of this entry (17(2) 需要相应更新); T1 runs until the authority
 * confirms that.
 */
const dismiss = row({
  name: 'dismiss',
  title: '申请终结，无须更新',
  clause: '17(2)',
  from: DISMISSABLE,
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '修订的条款不涉及本目录的数据项、共享属性和使用条件。' },
  guard: ({ data }) =>
    pendingDismissal(data) ? rule('DISMISSAL_PENDING', '17(2)', '已有一项终结申请等待主管部门确认。') : null,
  decide: (matter, { reason }, context) =>
    done({
      event: { type: 'dismissalProposed', reason },
      clocks: [startDismissal(matter, context)],
      notices: [{ to: reviewers(matter), text: `提供部门认为无须更新，请确认：${reason}` }],
    }),
});

const confirmDismissal = row({
  name: 'confirm-dismissal',
  title: '确认无须更新',
  clause: '17(2)',
  from: DISMISSABLE,
  duty: 'REVIEW',
  payload: z.strictObject({ opinion: text(2000).optional() }),
  example: { opinion: '经核对，确实不涉及。' },
  guard: nothingProposed,
  decide(matter, { opinion = null }, context) {
    const { data, matterId: updateId, parties } = matter;
    const reason = pendingDismissal(data)?.reason ?? '';
    const word = said(matter, context);
    const others = matter.clocks.filter(({ id }) => word.every((clock) => clock.id !== id));
    return done(
      {
        event: { type: 'dismissalConfirmed', opinion },
        clocks: [...cancelled({ ...matter, clocks: others }), ...word],
        notices: [{ to: workingBody(parties.provider), text: '主管部门确认无须更新，本事项终结。' }],
        effects: [toEntry(data, 'update-dismissed', { updateId, reason })],
      },
      ...neverOwed(matter, context),
    );
  },
});

const rejectDismissal = row({
  name: 'reject-dismissal',
  title: '不同意终结，仍须更新',
  clause: '17(2)',
  from: DISMISSABLE,
  duty: 'REVIEW',
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '修订的条款改变了使用条件的依据，须相应更新。' },
  guard: nothingProposed,
  decide: (matter, { reason }, context) =>
    done({
      event: { type: 'dismissalRejected', reason },
      clocks: said(matter, context),
      notices: [{ to: workingBody(matter.parties.provider), text: `主管部门认为仍须更新：${reason}` }],
    }),
});

export const DISMISSAL = [dismiss, confirmDismissal, rejectDismissal];

/** Meets the authority's target for its word. */
function said(matter: CatalogUpdateMatter, { at }: Context): readonly Clock[] {
  const target = dismissalClock(matter);
  return target ? [meetClock(target, at)] : [];
}

/** Revokes a lateness of T1, which was never owed (17(2) 需要相应更新), however long the authority's word took. */
function neverOwed(matter: CatalogUpdateMatter, { at }: Context): readonly Happened[] {
  const limit = statutoryClock(matter);
  if (!limit || limit.state === 'MET' || !(isMissRecorded(limit) || isOverdue(limit, at))) return [];
  return [{ event: { type: 'overdueRevoked', clockId: limit.id, reason: '经主管部门确认无须更新，期限自始不适用' } }];
}

function nothingProposed({ data }: CatalogUpdateMatter): Refusal | null {
  return pendingDismissal(data) ? null : conflict('NO_DISMISSAL_PENDING', '没有待确认的终结申请。', '17(2)');
}
