import { z } from 'zod';
import { TouchingOutage } from './outage-finding.js';
import { Instant, LocalDate } from './values.js';

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
    responsible: z.string().meta({ description: '负有期限的部门' }),
    day0: LocalDate,
    workingDays: z.int().meta({ description: '期限的工作日数，含已同意的延长' }),
    used: z.int(),
    remaining: z.int(),
    dueAt: Instant.nullable().meta({ description: '不含本刻；停计时为 null' }),
    lastDay: LocalDate.nullable(),
    metAt: Instant.nullable(),
    late: z.boolean().meta({ description: '已办结，但在期限届满之后' }),
    provisional: z.boolean().meta({ description: '涉及放假通知尚未公布的年份' }),
    calendarVersion: z.string(),
    state: z.enum(['RUNNING', 'PAUSED', 'MET', 'OVERDUE', 'CANCELLED']),
    pauses: z.array(z.object({ from: Instant, to: Instant.nullable() })),
    extensions: z.array(z.object({ days: z.int(), requestedAt: Instant, decidedAt: Instant })),
    extensionPending: z.boolean().meta({ description: '已申请延期，尚未决定' }),
    requesterDelay: z.boolean().meta({ description: '需求部门的条件未具备' }),
    outages: z.array(TouchingOutage),
    days: z.array(day),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.input<typeof ClockView>;

/** A date that is counted without a matter. */
export const DeadlineAnswer = z
  .object({
    lastDay: LocalDate,
    dueAt: Instant.meta({ description: '不含本刻' }),
    provisional: z.boolean(),
    calendarVersion: z.string(),
    refusals: z.array(
      z.object({ what: z.string().meta({ example: 'extensions[0]' }), code: z.string(), message: z.string() }),
    ),
    days: z.array(day),
  })
  .meta({ id: 'DeadlineAnswer' });
