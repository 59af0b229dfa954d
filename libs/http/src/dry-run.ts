import { z } from 'zod';
import { ROLES } from '#libs/domain';
import { Problem } from './problem.js';
import { ClauseTitle, Flag, Instant, LocalDate, StateTitle } from './values.js';

/** Query of every command. */
export const CommandQuery = z.object({
  dryRun: Flag.default(false).meta({
    description: 'true：只试算，不办理：告诉全部问题，或者办理之后的情形；不占用 Idempotency-Key',
  }),
});
export type CommandQuery = z.output<typeof CommandQuery>;

const ClockMove = z
  .object({
    change: z
      .enum(['BEGINS', 'MOVES', 'PAUSES', 'RESUMES', 'ENDS'])
      .meta({ description: '开始计算、改期、停止计算、恢复计算、结束' }),
    clockId: z.string(),
    title: z.string().meta({ example: '答复期限' }),
    kind: z.enum(['STATUTORY', 'SOFT']).meta({ description: 'SOFT 是平台的工作目标，不是法定期限' }),
    clause: z.string().meta({ example: '21(1)' }),
    clauseTitle: ClauseTitle,
    workingDays: z.int(),
    responsible: z.string(),
    responsibleName: z.string(),
    lastDay: LocalDate.nullable().meta({ description: '停止计算时为 null' }),
    dueAt: Instant.nullable().meta({ description: '不含本刻；停止计算时为 null' }),
    provisional: z.boolean(),
  })
  .meta({ id: 'ClockMove', description: '办理之后的一个期限' });

const Told = z
  .object({
    text: z.string(),
    to: z.array(
      z.object({
        departmentId: z.string().meta({ description: '* 指各部门' }),
        name: z.string(),
        role: z.enum(ROLES),
        roleTitle: z.string(),
      }),
    ),
  })
  .meta({ id: 'ToldMessage', description: '将发出的告知或者预警' });

/** What a command would meet with now. */
export const DryRun = z
  .object({
    problems: z.array(Problem).meta({ description: '现在办理会遇到的全部问题；没有的为空' }),
    follows: z
      .object({
        state: z.string().meta({ description: '办理之后您看到的状态' }),
        stateTitle: StateTitle,
        clocks: z.array(ClockMove).meta({ description: '开始、改变或者结束的期限' }),
        messages: z.array(Told).meta({ description: '将告知谁' }),
      })
      .nullable()
      .meta({ description: '有问题的为 null' }),
  })
  .meta({ id: 'DryRun', description: '试算的结果；没有任何改动' });
export type DryRun = z.input<typeof DryRun>;
