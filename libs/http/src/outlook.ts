import { z } from 'zod';
import { ClauseTitle, Instant, LocalDate } from './values.js';

/** A running clock of a row of a list. */
export const Outlook = z
  .object({
    clockId: z.string().meta({ example: 'reply' }),
    title: z.string().meta({ example: '答复期限' }),
    clause: z.string().meta({ example: '21(1)' }),
    clauseTitle: ClauseTitle,
    responsible: z.string().meta({ description: '负有期限的部门' }),
    responsibleName: z.string(),
    lastDay: LocalDate.nullable().meta({ description: '停止计算时为 null' }),
    dueAt: Instant.nullable().meta({ description: '不含本刻；停止计算时为 null' }),
    remainingWorkingDays: z.int().nullable().meta({ description: '今日之后还有几个工作日；已到期的为 null' }),
    overdueWorkingDays: z.int().nullable().meta({ description: '最后一日之后已过几个工作日；尚未到期的为 null' }),
    provisional: z.boolean().meta({ description: '暂定：仍可能由尚未公布的放假通知改变' }),
    paused: z.boolean().meta({ description: '停止计算' }),
  })
  .meta({ id: 'Outlook' });

/**
 * Clocks of a row of a list, each kind apart from the other: a target is no date of the law. The row is overdue if
 * `statutory` is.
 */
export const outlook = {
  statutory: Outlook.nullable().meta({ description: '最早的法定期限；没有在计算的为 null' }),
  target: Outlook.nullable().meta({ description: '最早的平台工作目标，不是法定期限；没有在计算的为 null' }),
};
