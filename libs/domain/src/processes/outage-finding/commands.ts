import { z } from 'zod';
import { givenInstant } from '../../calendar/given.js';
import { addMs } from '../../calendar/time.js';
import { aboveDecider } from '../../clock/ladder.js';
import type { ActContext } from '../../matter/context.js';
import { text } from '../../language/text.js';
import { allOf, conflict, forbidden, rule, type Check, type Refusal } from '../../language/refusal.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import {
  RECORDED,
  type OutageEvent,
  type OutageFinding,
  type OutageMatter,
  type OutageSide,
} from './outage-finding.state.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

const row = rowsFor<OutageFinding, OutageEvent, OutageSide>();

/** Maximum length of one outage, in days; longer ones are recorded in parts. */
const LONGEST: number = OUR_NUMBERS.longestOutage.value;
const DAY_MS = 86_400_000;

const outageContent = z.strictObject({
  from: givenInstant,
  to: givenInstant,
  reason: text(2000),
  affected: text(2000),
});
type OutageContent = z.output<typeof outageContent>;

/**
 * An authority records an outage for the departments of its division and below. No due date changes because of it
 * (§3.5.3).
 */
const recordOutage = row({
  name: 'record-outage',
  title: '认定平台故障',
  clause: '39(4)',
  from: [],
  payload: outageContent,
  example: {
    from: '2025-09-01T01:00:00.000Z',
    to: '2025-09-01T07:30:00.000Z',
    reason: '机房供电中断，平台停止服务，经运维单位报告并核实。',
    affected: '各部门不能登录平台收发共享申请和答复。',
  },
  decide(_, content, context) {
    const refusals = unfitPeriod(content, context);
    if (refusals) return refuse(refusals);
    const parties = { authority: context.office.departmentId };
    return done({ event: { type: 'outageRecorded', ...content, parties } });
  },
});

/**
 * 确认: the authority above, a government above the highest, confirms a finding. Only then it counts for a lateness of the
 * finder itself.
 */
const confirmOutage = row({
  name: 'confirm-outage',
  title: '确认平台故障认定',
  clause: '39(4)',
  from: [RECORDED],
  payload: z.strictObject({}),
  example: {},
  guard: (matter, context) => notAbove(matter, context) ?? confirmedAlready(matter),
  decide: () => done({ event: { type: 'outageConfirmed' } }),
});

const revokeOutage = row({
  name: 'revoke-outage',
  title: '撤销平台故障认定',
  clause: '39(4)',
  from: [RECORDED],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '经复核，当日仅个别单位网络中断，平台服务正常。' },
  decide: (_, { reason }) => done({ event: { type: 'outageRevoked', reason } }),
});

export const OUTAGE_COMMANDS = [recordOutage, confirmOutage, revokeOutage];

function notAbove({ parties }: OutageMatter, { office, organisation }: ActContext): Refusal | null {
  if (office.departmentId === aboveDecider(parties.authority, organisation)) return null;
  return forbidden('NOT_YOUR_OFFICE', '平台故障认定由认定部门的上级主管部门确认，没有的由本级人民政府确认。', '39(4)');
}

const confirmedAlready = ({ data }: OutageMatter): Refusal | null =>
  data.confirmedBy === null ? null : conflict('CONFIRMED_ALREADY', '该平台故障认定已经确认。', '39(4)');

function unfitPeriod({ from, to }: OutageContent, { at }: ActContext): Check {
  const unfit = (field: string, message: string): Refusal =>
    rule('UNFIT_PERIOD', '39(4)', `故障起止时间有误：${message}。`, [{ field, message }]);
  return allOf(
    from >= to ? unfit('to', '应晚于开始时间') : null,
    to > at ? unfit('to', '不得晚于现在，故障结束后再认定') : null,
    to > addMs(from, LONGEST * DAY_MS) ? unfit('from', `一次认定不超过 ${LONGEST} 日`) : null,
  );
}
