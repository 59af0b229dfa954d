import { z } from 'zod';
import { ROLES, RUNGS, touchingOutage } from '#libs/domain';
import { ClauseTitle, Instant, LocalDate } from './values.js';

const day = z.object({
  date: LocalDate,
  counted: z.boolean(),
  why: z.string().meta({ description: '计入或不计入的理由', example: '工作日' }),
});

/** One deadline of a matter, with the reason for its date. */
export const ClockView = z
  .object({
    id: z.string().meta({ example: 'reply' }),
    kind: z.enum(['STATUTORY', 'SOFT']).meta({ description: 'SOFT 是平台的工作目标，不是法定期限' }),
    clause: z.string().meta({ example: '21(1)' }),
    clauseTitle: ClauseTitle,
    responsible: z.string().meta({ description: '负有期限的部门' }),
    responsibleName: z.string(),
    day0: LocalDate,
    workingDays: z.int().meta({ description: '期限的工作日数，含已同意的延长' }),
    used: z.int(),
    remaining: z.int(),
    dueAt: Instant.nullable().meta({ description: '不含本刻；停计时为 null' }),
    lastDay: LocalDate.nullable(),
    metAt: Instant.nullable(),
    late: z.boolean().meta({ description: '已办结，但在期限届满之后' }),
    provisional: z
      .boolean()
      .meta({ description: '其间有的日期，仍可能由尚未公布的放假通知（当年的，12月最后一周也含次年的）安排' }),
    needsReview: z.boolean().meta({ description: '因更正工作日历的错误，届满之日较已公布的提前，是否逾期须经复核' }),
    calendarVersion: z.string(),
    state: z.enum(['RUNNING', 'PAUSED', 'MET', 'OVERDUE', 'CANCELLED']),
    pauses: z.array(z.object({ from: Instant, to: Instant.nullable() })),
    extensions: z.array(z.object({ days: z.int(), requestedAt: Instant, decidedAt: Instant })),
    extensionPending: z.boolean().meta({ description: '已申请延期，尚未决定' }),
    requesterDelay: z.boolean().meta({ description: '需求部门的条件未具备' }),
    outages: z.array(touchingOutage),
    days: z.array(day),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.input<typeof ClockView>;

const explainedDay = day.extend({
  paused: z.boolean().meta({ description: '停止计算' }),
  part: z
    .enum(['LIMIT', 'AFTER_SUPPLEMENT', 'EXTENSION', 'KEPT'])
    .nullable()
    .meta({ description: '计入的一日属于：期限本身、恢复计算后留有的一日、延长、因日历变更而保留；不计入的为 null' }),
  kind: z
    .enum(['WORKDAY', 'WEEKEND', 'HOLIDAY', 'MAKEUP_WORKDAY'])
    .meta({ description: '工作日、周末、放假、调休上班' }),
  name: z.string().nullable().meta({ description: '节日', example: '国庆节' }),
  source: z.string().nullable().meta({ description: '依据的通知' }),
});

/** Explanation of one clock's date. */
export const ClockExplanation = ClockView.omit({ days: true })
  .extend({
    title: z.string().meta({ example: '答复期限' }),
    policyVersion: z.string(),
    limit: z.int().meta({ description: '不含延长的工作日数' }),
    start: z
      .object({
        act: z.string().meta({ description: '自何行为起算', example: '收到政务数据共享申请' }),
        at: Instant,
        why: z.string().meta({ description: '起算之日如何确定' }),
      })
      .meta({ description: '起算之日（day0）的由来' }),
    days: z.array(explainedDay),
    kept: z
      .array(z.object({ at: Instant, days: z.int() }))
      .meta({ description: '工作日历变更时，为不早于已公布的届满之日而保留的工作日' }),
    moves: z
      .array(
        z.object({
          at: Instant,
          lastDayBefore: LocalDate.nullable(),
          provisionalBefore: z.boolean(),
          versionBefore: z.string(),
          lastDay: LocalDate.nullable(),
          provisional: z.boolean(),
          calendarVersion: z.string(),
          byLaw: z.literal(true).optional().meta({ description: '不因日历变更，而改按条例规定的期限计算' }),
          fromTrigger: z.literal(true).optional().meta({ description: '不因日历变更，而改自条例规定的起算之日计算' }),
        }),
      )
      .meta({ description: '工作日历变更引起的重新计算' }),
    proven: z
      .array(
        z.object({
          of: z.enum(['START', 'END']),
          at: Instant,
          recorded: Instant.meta({ description: '平台原记录的时刻' }),
          countedAt: Instant,
          confirmed: z.boolean().meta({ description: '经主管部门确认' }),
        }),
      )
      .meta({ description: '补记的更早收到时间' }),
    next: z
      .object({
        rung: z.enum(RUNGS),
        at: Instant,
        text: z.string(),
        to: z.array(
          z.object({ departmentId: z.string(), name: z.string(), role: z.enum(ROLES), roleTitle: z.string() }),
        ),
      })
      .nullable()
      .meta({ description: '届时仍未办结的，下一次预警' }),
    paragraph: z.string().meta({ description: '以上说明的一段文字，可以写入答复' }),
  })
  .meta({ id: 'ClockExplanation', description: '期限的计算说明；SOFT 是平台的工作目标，不是法定期限' });
export type ClockExplanation = z.input<typeof ClockExplanation>;

/** A date calculated without a matter. */
export const DeadlineAnswer = z
  .object({
    lastDay: LocalDate,
    dueAt: Instant.meta({ description: '不含本刻' }),
    provisional: z.boolean(),
    calendarVersion: z.string(),
    policyVersion: z.string(),
    workingDays: z.int().meta({ description: '期限的工作日数，含延长' }),
    local: z
      .object({ basis: z.string(), workingDays: z.int(), lastDay: LocalDate })
      .nullable()
      .meta({ description: '地方规定的更短期限（第二十三条）是工作目标：其依据、工作日数和届满之日；没有的为 null' }),
    refusals: z.array(
      z.object({ what: z.string().meta({ example: 'extensions[0]' }), code: z.string(), message: z.string() }),
    ),
    days: z.array(day),
  })
  .meta({ id: 'DeadlineAnswer' });
