import { z } from 'zod';
import { givenDate, LIMITS, PROCESSES, STATUTORY_CLAUSES } from '#libs/domain';
import { HolderView } from './holding.js';
import { Outlook } from './outlook.js';
import { page, PageQuery } from './page.js';
import { GivenDepartment, GivenDivision, Instant, MatterId, oneOf, ProcessTitle, StateTitle } from './values.js';

const processes: readonly string[] = PROCESSES.map(({ process }) => process);

export const OverdueQuery = PageQuery.extend({
  department: GivenDepartment.optional().meta({ description: '负有期限的部门', example: 'P5' }),
  division: GivenDivision.optional().meta({ description: '这一部门所在的行政区划，含下级', example: '990000' }),
  clause: oneOf(STATUTORY_CLAUSES).optional().meta({ description: '期限所依据的条款', example: '21(1)' }),
  lawLimit: oneOf(LIMITS)
    .optional()
    .meta({ description: '哪一期限：无条件共享的答复和有条件共享的答复依据同一条款而分列', example: 'T4' }),
  process: oneOf(processes).optional(),
  from: givenDate.optional().meta({ description: '期限最后一日不早于', example: '2025-10-01' }),
  to: givenDate.optional().meta({ description: '期限最后一日不晚于', example: '2025-12-31' }),
});
export type OverdueQuery = z.output<typeof OverdueQuery>;

const department = { departmentId: z.string(), name: z.string() };

const OverdueClock = z
  .object({
    matterId: MatterId,
    process: z.enum(processes),
    processTitle: ProcessTitle,
    number: z.string().nullable(),
    subject: z.string(),
    state: z.string().meta({ description: '调用者看到的状态' }),
    stateTitle: StateTitle,
    department: z.object(department).meta({ description: '负有期限、因而逾期的部门' }),
    statutory: Outlook.meta({ description: '已逾期的法定期限' }),
    holder: HolderView.extend({ since: Instant.meta({ description: '事项进入现在的状态的时刻' }) }),
    urgings: z.int().meta({ description: '催办过这一部门几次' }),
    lastUrgedAt: Instant.nullable().meta({ description: '最后一次催办；没有催办过的为 null' }),
    supervision: z
      .object({
        authority: z.object(department),
        at: Instant,
        requirement: z.string(),
        answerWithin: z.int().meta({ description: '工作日' }),
        answer: z.object({ at: Instant, text: z.string() }).nullable().meta({ description: '尚未说明的为 null' }),
      })
      .nullable()
      .meta({ description: '对这一部门的最后一次督办及其说明；没有督办过的为 null' }),
    candidate: z
      .object({ matterId: MatterId, standing: z.string().meta({ example: 'OPEN' }) })
      .nullable()
      .meta({ description: '这次逾期的违规线索；没有或者无权查看的为 null' }),
  })
  .meta({ id: 'OverdueClockItem' });

/** Limits of the Regulation that have passed, and whose acts are owed: one row a clock, not a matter. */
export const OverduePage = page(OverdueClock)
  .extend({ total: z.int().nullable().meta({ description: '符合条件的期限总数；只在第一页给出' }) })
  .meta({ id: 'OverdueClockPage' });
