import { z } from 'zod';
import { localDate } from '../../../calendar/time.js';
import type { Clock } from '../../../clock/clock.js';
import { meetClock } from '../../../clock/operations.js';
import { isOverdue } from '../../../clock/standing.js';
import type { ActContext, Context } from '../../../matter/context.js';
import { allOf, rule, type Check, type Refusal } from '../../../language/refusal.js';
import { hasDataReached, isTermOver } from '../access.js';
import { released, startDisposal, startTerm } from '../share-request.clocks.js';
import { text } from '../share-request.content.js';
import * as example from '../share-request.examples.js';
import { agreedItems, type ShareRequestMatter } from '../share-request.state.js';
import type { PurposeEnd } from '../use.js';
import {
  PURPOSE_END_TITLES,
  PURPOSE_ENDS,
  useRecordContent,
  type PurposeEndKind,
  type UseRecordContent,
} from '../use-content.js';
import { done, refuse, row, workingBody } from './share-request.row.js';

/** Row 15: use records are added and never changed (Arts 26(2), 29(2)). */
const recordUse = row({
  name: 'record-use',
  title: '记录使用情况',
  clause: '29(2)',
  from: ['DELIVERING', 'DELIVERED', 'DELIVERY_REJECTED', 'IN_USE', 'DISPOSING'],
  payload: useRecordContent,
  example: example.useRecord,
  guard: ({ data }) =>
    hasDataReached(data) ? null : rule('DATA_NOT_REACHED', '29(2)', '数据尚未到达本部门，没有使用情况可以记录。'),
  decide(matter, record, context) {
    const refusal = unrecordable(matter, record, context);
    if (refusal) return refuse(refusal);
    const recordNo = matter.data.useRecords.length + 1;
    return done({ event: { type: 'useRecorded', recordNo, record } });
  },
});

/**
 * Row 17: the requester declares the end of the purpose; if the term has ended and it does not, the provider's lead may
 * [D].
 */
const purposeEnded = row({
  name: 'purpose-ended',
  title: '申报使用结束',
  clause: '27(1)',
  from: ['DELIVERING', 'DELIVERED', 'DELIVERY_REJECTED', 'IN_USE'],
  payload: z.strictObject({ kind: z.enum(PURPOSE_ENDS), text: text(2000) }),
  example: example.purposeEnded,
  guard: (matter, context) => notReached(matter) ?? notYetTheProviders(matter, context),
  decide(matter, { kind, text }, context) {
    const by = sideOf(matter, context);
    const refusal = unfitKind(matter, kind, by, context);
    if (refusal) return refuse(refusal);
    const { requester, provider } = matter.parties;
    const told = `使用结束（${PURPOSE_END_TITLES[kind]}），使用权限终止，请按处置要求处置数据：${text}`;
    return done({
      event: { type: 'purposeEnded', kind, text, by },
      clocks: [...ended(matter, by, context), startDisposal(matter, context)],
      notices: [{ to: [...workingBody(requester), ...workingBody(provider)], text: told }],
    });
  },
});

export const USE = [recordUse, purposeEnded];

/**
 * Refuses an unfit record. A record may not cite documents: they are read with the matter, while every reading of a use
 * record is logged.
 */
function unrecordable({ data }: ShareRequestMatter, record: UseRecordContent, context: ActContext): Check {
  const { at, documents } = context;
  const wrong = (code: string, field: string, message: string): Refusal =>
    rule(code, '29(2)', `${message}。`, [{ field, message }]);
  const agreed = agreedItems(data);
  const strange = (record.itemIds ?? []).filter((id) => !agreed.includes(id));
  const reached = localDate(data.deliveries[0]?.deliveredAt ?? at);
  return allOf(
    documents.length > 0 ? wrong('RECORD_CITES_NOTHING', 'documents', '使用记录不附文件，请写明使用情况') : null,
    strange.length > 0 ? wrong('ITEM_NOT_DELIVERED', 'itemIds', `没有共享这些数据项：${strange.join('、')}`) : null,
    record.occurredOn > localDate(at) ? wrong('USE_IN_FUTURE', 'occurredOn', '发生日期不能晚于今天') : null,
    record.occurredOn < reached
      ? wrong('USE_BEFORE_DELIVERY', 'occurredOn', `数据于 ${reached} 到达，发生日期不能更早`)
      : null,
  );
}

function notReached({ data }: ShareRequestMatter): Refusal | null {
  if (hasDataReached(data)) return null;
  return rule('DATA_NOT_REACHED', '27(1)', '数据尚未到达需求部门；不再需要的，请需求部门放弃共享。');
}

const sideOf = ({ parties }: ShareRequestMatter, { office }: ActContext): PurposeEnd['by'] =>
  office.departmentId === parties.requester ? 'requester' : 'provider';

/** Refuses the provider's lead until the target for the requester's answer has passed. */
function notYetTheProviders(matter: ShareRequestMatter, context: ActContext): Refusal | null {
  if (sideOf(matter, context) === 'requester') return null;
  const term = termOf(matter) ?? startTerm(matter, context); // deliveries recorded before this clock existed have none
  if (term && isOverdue(term, context.at)) return null;
  const message = '使用时限届满后五个工作日内需求部门没有申报的，才能由提供部门申报使用结束。';
  return rule('TERM_TARGET_NOT_PASSED', '27(1)', message);
}

function unfitKind(
  { data }: ShareRequestMatter,
  kind: PurposeEndKind,
  by: PurposeEnd['by'],
  { at }: Context,
): Refusal | null {
  const wrong = (code: string, message: string): Refusal =>
    rule(code, '27(1)', `${message}。`, [{ field: 'kind', message }]);
  if (by === 'provider' && kind !== 'TERM_EXPIRED')
    return wrong('ENDS_WITH_THE_TERM_ONLY', '提供部门只能以使用时限届满申报使用结束');
  if (kind === 'TERM_EXPIRED' && !isTermOver(data, at)) return wrong('TERM_NOT_OVER', '使用时限尚未届满');
  return null;
}

/** Ends the open clocks: the target of the term is met if the requester answers it, all others are cancelled. */
function ended(matter: ShareRequestMatter, by: PurposeEnd['by'], { at }: Context): readonly Clock[] {
  const term = termOf(matter);
  if (!term || by === 'provider' || term.startedAt > at) return released(matter);
  const others = matter.clocks.filter(({ id }) => id !== term.id);
  return [...released({ ...matter, clocks: others }), meetClock(term, at)];
}

const termOf = ({ clocks }: ShareRequestMatter): Clock | undefined => clocks.find(({ id }) => id === 'term');
